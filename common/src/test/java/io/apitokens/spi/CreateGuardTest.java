package io.apitokens.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.apitokens.Account;
import io.apitokens.MemoryTokens;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenStatus;
import io.apitokens.auth.Credential;
import io.apitokens.call.ApiClient;
import io.apitokens.call.ClientBuilder;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.Candidates;
import io.apitokens.error.ConflictException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.ResponseException;
import io.apitokens.error.ResponseFacts;
import io.apitokens.error.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A create whose response was lost names the tokens that may exist because of it. */
class CreateGuardTest {

    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final ApiTokenException LOST = TransportException.of(
            new CallFacts("acme/1", "createThing", 1, Outcome.UNKNOWN), "no response was received", null);

    private static final TokenSpec SPEC = TokenSpec.builder("ci")
            .grant("OWNER", Resource.account())
            .neverExpires()
            .build();

    private static final Duration TICK = Duration.ofMillis(1);

    private final MemoryTokens tokens = new MemoryTokens("1");

    private Token alive(String id, String name, Instant created) {
        Token token = Token.builder(TokenId.of(tokens.account, id), "record " + id)
                .name(name)
                .created(created)
                .build();
        tokens.alive.put(token.id(), token);
        return token;
    }

    private LostCreateException lose(Duration cleanup, RuntimeException failure) {
        try (ApiClient client = new Builder().timeout(cleanup.multipliedBy(3)).build()) {
            return assertThrows(
                    LostCreateException.class,
                    () -> CreateGuard.run(tokens, client, SPEC, () -> {
                        throw failure;
                    }));
        }
    }

    @Test
    void tokensOfThatNameThatWereCreatedSinceAreSuspects() {
        alive("old", "ci", NOW.minus(Duration.ofMinutes(6)));
        alive("other", "build", NOW);
        Token skewed = alive("skewed", "ci", NOW.minus(Duration.ofMinutes(5)));
        Token fresh = alive("fresh", "ci", NOW);
        LostCreateException lost = lose(Duration.ofSeconds(15), LOST);
        assertEquals(new Candidates.Found(List.of(skewed, fresh)), lost.candidates());
        assertEquals("ci", lost.tokenName());
        assertSame(LOST, lost.getCause());
        assertEquals(4, tokens.alive.size(), "nothing is deleted");
    }

    @Test
    void aTokenOfUnknownCreationIsASuspectToo() {
        Token undated = alive("undated", "ci", null);
        assertEquals(
                new Candidates.Found(List.of(undated)),
                lose(Duration.ofSeconds(15), LOST).candidates());
    }

    @Test
    void aSearchThatIsNotOverInTimeSaysSoInPlaceOfWhatItFound() {
        alive("fresh", "ci", NOW);
        alive("other", "build", NOW);
        assertEquals(
                new Candidates.NotLooked("the time for the search passed before the whole account was searched"),
                lose(TICK, LOST).candidates());
    }

    @Test
    void eachPageOfASearchHasTheTimeThatThePagesBeforeHaveLeft() {
        alive("first", "ci", NOW);
        alive("second", "ci", NOW);
        lose(Duration.ofSeconds(15), LOST);
        assertEquals(3, tokens.timeouts.size());
        assertTrue(tokens.timeouts.get(0).compareTo(Duration.ofSeconds(15)) < 0);
        assertTrue(tokens.timeouts.get(1).compareTo(tokens.timeouts.get(0)) < 0);
        assertTrue(tokens.timeouts.get(2).compareTo(tokens.timeouts.get(1)) < 0);
    }

    @Test
    void aSearchThatFailsSaysSoInPlaceOfNothingFound() {
        for (RuntimeException failure :
                List.of(MemoryTokens.response(ErrorKind.PERMISSION_DENIED, 403), new IllegalStateException("bug"))) {
            tokens.failure = failure;
            assertEquals(
                    new Candidates.NotLooked(
                            "the search failed with " + failure.getClass().getSimpleName()),
                    lose(Duration.ofSeconds(15), LOST).candidates());
        }
    }

    @Test
    void anInterruptedCallerStillReceivesTheCandidates() {
        Token fresh = alive("fresh", "ci", NOW);
        Thread.currentThread().interrupt();
        LostCreateException lost = lose(Duration.ofSeconds(15), LOST);
        assertTrue(Thread.interrupted(), "the flag is restored");
        assertEquals(new Candidates.Found(List.of(fresh)), lost.candidates());
    }

    @Test
    void whatSurelyDidNotHappenOrIsHeldByTheErrorIsNotLost() {
        ApiTokenException held = PartialCreateException.of(
                CallFacts.NO_CALL, "adding roles", TokenId.parse("acme/1/t1"), MemoryTokens.ISSUED, LOST);
        try (ApiClient client = new Builder().build()) {
            for (ApiTokenException failure : List.of(MemoryTokens.response(ErrorKind.CONFLICT, 409), held)) {
                assertSame(
                        failure,
                        assertThrows(
                                ApiTokenException.class,
                                () -> CreateGuard.run(tokens, client, SPEC, () -> {
                                    throw failure;
                                })));
            }
        }
    }

    private static ApiTokenException refusedName() {
        CallFacts facts = new CallFacts("acme/1", "createThing", 1, Outcome.UNKNOWN);
        return ResponseException.of(
                ErrorKind.CONFLICT, facts, new ResponseFacts(409, "name_taken", null, null, List.of(), null));
    }

    private ApiTokenException refuse(ApiTokenException failure) {
        try (ApiClient client = new Builder().build()) {
            return assertThrows(
                    ApiTokenException.class,
                    () -> CreateGuard.run(tokens, client, SPEC, () -> {
                        throw failure;
                    }));
        }
    }

    @Test
    void aNameThatAnOlderTokenHasIsRefusedForCertain() {
        alive("old", "ci", NOW.minus(Duration.ofMinutes(6)));
        ApiTokenException refused = refuse(refusedName());
        assertEquals(ConflictException.class, refused.getClass());
        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertEquals(Optional.of("name_taken"), ((ConflictException) refused).vendorCode());
    }

    @Test
    void aNameThatNoOlderTokenHasMayBeThatOfTheTokenItself() {
        assertEquals(new Candidates.Found(List.of()), ((LostCreateException) refuse(refusedName())).candidates());
        alive("old", "ci", NOW.minus(Duration.ofMinutes(6)));
        Token fresh = alive("fresh", "ci", NOW);
        LostCreateException lost = (LostCreateException) refuse(refusedName());
        assertEquals(new Candidates.Found(List.of(fresh)), lost.candidates());
        assertEquals(Outcome.UNKNOWN, lost.outcome());
    }

    @Test
    void anOlderTokenDoesNotExplainAnotherFailure() {
        alive("old", "ci", NOW.minus(Duration.ofMinutes(6)));
        assertEquals(LostCreateException.class, refuse(LOST).getClass());
    }

    @Test
    void anExpiredTokenDoesNotHaveTheName() {
        Token old = Token.builder(TokenId.of(tokens.account, "old"), "record")
                .name("ci")
                .created(NOW.minus(Duration.ofDays(1)))
                .status(TokenStatus.EXPIRED)
                .build();
        tokens.alive.put(old.id(), old);
        assertEquals(LostCreateException.class, refuse(refusedName()).getClass());
    }

    @Test
    void whatACreateWouldDropInSilenceIsRefusedBeforeItIsSent() {
        TokenSpec.Builder spec =
                TokenSpec.builder("ci").grant("OWNER", Resource.account()).neverExpires();
        spec.restriction(new Token.Restriction(Token.Restriction.Kind.NETWORK, "only from 192.0.2.0/24", null));
        try (ApiClient client = new Builder().build()) {
            InvalidInputException refused = assertThrows(
                    InvalidInputException.class,
                    () -> CreateGuard.run(tokens, client, spec.build(), () -> fail("was sent")));
            assertEquals(
                    "restrictions are not supported: no new token can be used only from 192.0.2.0/24",
                    refused.getMessage());
            tokens.descriptions = false;
            InvalidInputException described = assertThrows(
                    InvalidInputException.class,
                    () -> CreateGuard.run(
                            tokens,
                            client,
                            TokenSpec.builder("ci")
                                    .description("deploys")
                                    .grant("OWNER", Resource.account())
                                    .neverExpires()
                                    .build(),
                            () -> fail("was sent")));
            assertEquals("description is not possible: the vendor's tokens have none", described.getMessage());
        }
    }

    /** A client whose time source advances by one tick at each read. */
    private static final class Builder extends ClientBuilder<Builder> {

        private final AtomicLong reads = new AtomicLong();

        Builder() {
            super(
                    new VendorRules() {
                        @Override
                        public String vendor() {
                            return "acme";
                        }

                        @Override
                        public VendorError readError(RawResponse response) {
                            return VendorError.SILENT;
                        }

                        @Override
                        public boolean isNameTaken(int status, VendorError error) {
                            return status == 409 && "name_taken".equals(error.code());
                        }
                    },
                    Duration.ofSeconds(60));
            credentials(request -> Credential.of("Bearer", Secret.of("fake-key")));
            timeSource(new TimeSource() {
                @Override
                public Instant instant() {
                    return NOW;
                }

                @Override
                public long nanoTime() {
                    return reads.incrementAndGet() * TICK.toNanos();
                }

                @Override
                public void sleep(Duration length) {}

                @Override
                public double random() {
                    return 0;
                }
            });
        }

        @Override
        protected Builder self() {
            return this;
        }

        ApiClient build() {
            return client(new Account("acme", "1"), parseBaseUrl("url", "https://acme.example"), "set it");
        }
    }
}
