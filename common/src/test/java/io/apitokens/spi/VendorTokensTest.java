package io.apitokens.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Account;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.call.Acme;
import io.apitokens.call.ApiClient;
import io.apitokens.call.Effect;
import io.apitokens.call.LoopbackServer;
import io.apitokens.call.ManualTimeSource;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests what all vendors share: no secret is lost, views keep their settings, and ids are checked. */
class VendorTokensTest {

    private static final Secret NEW = Secret.of("fake-new-secret");
    private static final Secret WHOLE = Secret.of("fake-key:fake-new-secret");
    private static final Account ACCOUNT = new Account("acme", "7");
    private static final TokenId ID = TokenId.of(ACCOUNT, "t1");
    private static final TokenSpec SPEC = TokenSpec.builder("t1")
            .grant("OWNER", Resource.account())
            .neverExpires()
            .build();
    private static final String ISSUED = "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}";

    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client = Acme.at(server.url()).retries(0).build();
    private final AcmeTokens tokens = new AcmeTokens(VendorTokens.View.of(client, ID));

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void aRotateThatReturnsTheSecretAloneIsCompletedByTheRecord() {
        server.then(LoopbackServer.json(200, ISSUED)).then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        IssuedToken rotated = tokens.rotate(ID);
        assertEquals(NEW, rotated.secret());
        assertEquals(
                new Acme.Thing("t1", null),
                rotated.token().unwrap(Acme.Thing.class).orElseThrow());
        assertEquals(Outcome.APPLIED, rotated.facts().outcome());
    }

    @Test
    void aRotateAndTheReadAfterItHaveOneTimeoutTogether() {
        server.then(LoopbackServer.json(200, ISSUED)).then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        ManualTimeSource time = new ManualTimeSource();
        List<Duration> left = new ArrayList<>();
        try (HttpTransport sender = OkHttpTransport.create();
                ApiClient limited = Acme.at(server.url())
                        .timeSource(time)
                        .timeout(Duration.ofSeconds(10))
                        .transport((request, attempt) -> {
                            left.add(attempt.timeLeft());
                            time.advance(Duration.ofSeconds(4));
                            return sender.send(request, attempt);
                        })
                        .build()) {
            new AcmeTokens(VendorTokens.View.of(limited, ID)).rotate(ID);
        }
        assertEquals(Duration.ofSeconds(6), left.get(1));
    }

    @Test
    void aRotateWhoseRecordCannotBeReadCarriesTheSecret() {
        server.then(LoopbackServer.json(200, ISSUED)).always(LoopbackServer.json(404, "gone"));
        UnreadableResponseException failed = assertThrows(UnreadableResponseException.class, () -> tokens.rotate(ID));
        assertEquals(Outcome.APPLIED, failed.outcome());
        assertEquals(Optional.of(NEW), failed.takeSecret());
        assertInstanceOf(NotFoundException.class, failed.getSuppressed()[0]);
    }

    @Test
    void aRotateThatReturnsTheSecondPartAloneHandsOutTheWholeCredential() {
        server.then(LoopbackServer.json(200, ISSUED)).then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        assertEquals(WHOLE, rotated("fake-key").secret());
    }

    @Test
    void aDamagedResponseWithTheSecondPartAloneLeavesTheWholeCredentialInTheException() {
        for (String damaged : List.of(ISSUED.substring(0, ISSUED.length() - 1), "{\"secret\":\"fake-new-secret\"}")) {
            server.then(LoopbackServer.json(200, damaged));
            UnreadableResponseException failed =
                    assertThrows(UnreadableResponseException.class, () -> rotated("fake-key"));
            assertEquals(Optional.of(WHOLE), failed.takeSecret());
            assertEquals(Optional.empty(), failed.takeSecret());
        }
    }

    @Test
    void aRotateWhoseFirstPartIsUnknownIsRefusedBeforeItIsSent() {
        server.then(LoopbackServer.json(200, "{\"id\":\"t1\"}"))
                .then(LoopbackServer.json(200, "{\"id\":\"t1\"}"))
                .always(LoopbackServer.json(404, "gone"));
        assertThrows(InvalidInputException.class, () -> rotated(null));
        assertThrows(InvalidInputException.class, () -> rotated(" "));
        assertThrows(NotFoundException.class, () -> rotated(null));
        assertEquals(3, server.requests());
    }

    private IssuedToken rotated(@Nullable String firstPart) {
        return tokens.thenRead(ID, firstPart, Acme.issue(client, Effect.ROTATE, "t1"), Acme.Thing::secret);
    }

    @Test
    void aStepAfterTheSecretThatFailsDeletesTheTokenOrCarriesTheSecret() {
        IssuedToken issued = IssuedToken.of(Token.builder(ID, "record").build(), NEW);
        server.always(LoopbackServer.json(500, "down"));
        PartialCreateException kept = assertThrows(
                PartialCreateException.class,
                () -> new AcmeTokens(VendorTokens.View.of(client, null)).complete(issued, "reading the token", () -> {
                    throw new IllegalStateException("failed");
                }));
        assertEquals(Optional.of(NEW), kept.takeSecret());
        assertEquals(Optional.of(ID), kept.id());
    }

    @Test
    void aCreateThatReturnsTheSecretAloneAndShowsNoTokenCarriesTheSecret() {
        server.then(LoopbackServer.json(200, ISSUED)).always(LoopbackServer.json(200, "[{\"id\":\"t9\"}]"));
        LostCreateException lost = assertThrows(
                LostCreateException.class,
                () -> tokens.createThenFind(
                        SPEC, marked -> Acme.issue(client, Effect.ISSUE, "t1"), Acme.Thing::secret));
        assertEquals(Optional.of(NEW), lost.takeSecret());
    }

    @Test
    void aCreateThatReturnsTheSecretAloneFindsItsTokenByTheMarker() {
        MarkedTokens marked = new MarkedTokens(VendorTokens.View.of(client, null));
        server.then(LoopbackServer.json(200, ISSUED))
                .then(LoopbackServer.json(200, "[{\"id\":\"t8\"},{\"id\":\"t1\"}]"));
        IssuedToken made = marked.create(SPEC);
        assertEquals(ID, made.token().id());
        assertEquals(NEW, made.secret());
        assertEquals(32, marked.marker.length());
    }

    @Test
    void aResponseAboutATokenOfAnotherNameIsLost() {
        server.then(LoopbackServer.json(200, ISSUED)).always(LoopbackServer.json(200, "[]"));
        LostCreateException lost = assertThrows(
                LostCreateException.class,
                () -> new MarkedTokens(VendorTokens.View.of(client, null)).createNamed(SPEC.withName("other")));
        assertEquals(Optional.of(NEW), lost.takeSecret());
    }

    @Test
    void theOwnTokenIsProtectedInEveryViewButTheOneThatAllowsIt() {
        for (AcmeTokens view : new AcmeTokens[] {
            tokens,
            tokens.withTimeout(Duration.ofSeconds(5)),
            tokens.withFreshConnections(),
            tokens.withTimeoutAfterRateLimit()
        }) {
            assertEquals(Optional.of(ID), view.ownToken());
            assertThrows(InvalidInputException.class, () -> view.delete(ID));
        }
        server.then(new mockwebserver3.MockResponse.Builder().code(204).build());
        tokens.withOwnTokenChanges().withTimeout(Duration.ofSeconds(5)).delete(ID);
        assertEquals(1, server.requests());
    }

    @Test
    void anIdOfAnotherAccountIsRefusedBeforeItIsSent() {
        TokenId foreign = TokenId.of(new Account("acme", "8"), "t1");
        assertEquals(
                "token id belongs to acme/8, not to acme/7",
                assertThrows(InvalidInputException.class, () -> tokens.get(foreign))
                        .getMessage());
        assertEquals(0, server.requests());
    }

    /** A vendor whose create returns the secret alone, and whose list shows the marker of the token "t1". */
    private static final class MarkedTokens extends VendorTokens.Creating<MarkedTokens> implements CanCreate {

        private String marker = "";

        MarkedTokens(View view) {
            super(view);
        }

        @Override
        protected MarkedTokens with(View view) {
            return this;
        }

        @Override
        public IssuedToken create(TokenSpec spec) {
            return createThenFind(
                    spec,
                    marked -> {
                        marker = marked.marker().orElseThrow();
                        return Acme.issue(client(), Effect.ISSUE, "t1");
                    },
                    Acme.Thing::secret);
        }

        IssuedToken createNamed(TokenSpec spec) {
            return create(
                    spec, Acme.issue(client(), Effect.ISSUE, "t1"), Acme.Thing::secret, (thing, facts) -> token(thing));
        }

        private Token token(Acme.Thing thing) {
            return Token.builder(TokenId.of(account(), thing.id()), thing)
                    .name("t1")
                    .marker(thing.id().equals("t1") ? marker : null)
                    .build();
        }

        @Override
        public Token get(TokenId id) {
            throw new AssertionError("not called");
        }

        @Override
        public io.apitokens.Pager<Token> list() {
            return Walks.byCursor(cursor -> Acme.page(client(), cursor), (thing, facts) -> token(thing));
        }

        @Override
        public void delete(TokenId id) {
            throw new AssertionError("not called");
        }

        @Override
        public io.apitokens.SecretStatus verify(Secret secret) {
            throw new AssertionError("not called");
        }
    }
}
