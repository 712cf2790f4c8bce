package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.transport.HttpMethod;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallCredentialTest {

    private final LoopbackServer server = new LoopbackServer();

    @AfterEach
    void close() {
        server.close();
    }

    /** Returns one credential after another, repeats the last one, and records the requests it receives. */
    private static final class Keys implements CredentialSource {

        private final Queue<String> keys;
        private final List<CredentialRequest> asked = new ArrayList<>();

        Keys(String... keys) {
            this.keys = new ArrayDeque<>(List.of(keys));
        }

        @Override
        public Credential get(CredentialRequest request) {
            asked.add(request);
            return Credential.of("Bearer", Secret.of(keys.size() > 1 ? keys.remove() : keys.element()));
        }

        List<Boolean> afterRejection() {
            return asked.stream().map(CredentialRequest::afterRejection).toList();
        }
    }

    private ApiCall<?> call(Effect effect, CredentialSource source) {
        return Acme.call(
                Acme.at(server.url())
                        .timeSource(new ManualTimeSource())
                        .credentials(source)
                        .build(),
                effect);
    }

    private List<String> sent() {
        List<String> sent = new ArrayList<>();
        for (int i = server.requests(); i > 0; i--) {
            sent.add(server.request().getHeaders().get("Authorization"));
        }
        return sent;
    }

    @Test
    void theSourceIsCalledBeforeEveryAttempt() {
        server.then(LoopbackServer.json(503, "")).then(LoopbackServer.json(503, ""));
        Keys keys = new Keys("fake-a", "fake-b", "fake-c");
        assertThrows(NotFoundException.class, call(Effect.READ, keys)::execute);
        assertEquals(List.of("Bearer fake-a", "Bearer fake-b", "Bearer fake-c"), sent());
        assertEquals(List.of(false, false, false), keys.afterRejection());
    }

    @Test
    void theSourceReceivesTheRequestOfTheCredentialWithoutTheQuery() {
        Keys keys = new Keys("fake-a");
        try (ApiClient client =
                Acme.at(server.url() + "/base").credentials(keys).build()) {
            Operation operation = new Operation("list", HttpMethod.GET, "/things", Effect.READ, 200);
            assertThrows(
                    NotFoundException.class,
                    client.request(operation).query("name", "x").returningList(Acme.Thing.ADAPTER)::execute);
        }
        CredentialRequest asked = keys.asked.get(0);
        assertEquals(
                new CredentialRequest(
                        "acme", server.url(), HttpMethod.GET, server.url() + "/base/things", null, asked.attempt()),
                asked);
        assertTrue(asked.attempt().timeLeft().compareTo(Duration.ZERO) > 0);
    }

    @Test
    void aRejectedCredentialIsRefreshedOnceEvenForWhatIssuesASecret() {
        server.then(LoopbackServer.json(401, ""))
                .then(LoopbackServer.json(201, "{\"id\":\"t1\",\"secret\":\"fake-new\"}"));
        Keys keys = new Keys("fake-old", "fake-fresh");
        call(Effect.ISSUE, keys).execute();
        assertEquals(List.of("Bearer fake-old", "Bearer fake-fresh"), sent());
        assertEquals(List.of(false, true), keys.afterRejection());
        assertEquals(
                "Bearer fake-old", keys.asked.get(1).rejected().authorization().expose());
    }

    @Test
    void aSecondRejectionEndsTheCall() {
        server.always(LoopbackServer.json(401, ""));
        Keys keys = new Keys("fake-a", "fake-b", "fake-c");
        ApiTokenException failure = assertThrows(AuthenticationException.class, call(Effect.READ, keys)::execute);
        assertEquals(2, failure.attempts());
        assertEquals(2, server.requests());
    }

    @Test
    void theSameCredentialAgainEndsTheCall() {
        server.always(LoopbackServer.json(401, ""));
        Keys keys = new Keys("fake-a");
        ApiTokenException failure = assertThrows(AuthenticationException.class, call(Effect.READ, keys)::execute);
        assertEquals(1, failure.attempts());
        assertEquals(1, server.requests());
        assertEquals(List.of(false, true), keys.afterRejection());
    }

    @Test
    void aRefreshedCredentialServesTheFurtherAttemptsToo() {
        server.then(LoopbackServer.json(401, ""))
                .then(LoopbackServer.json(503, ""))
                .then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        Keys keys = new Keys("fake-old", "fake-fresh");
        call(Effect.READ, keys).execute();
        assertEquals(List.of("Bearer fake-old", "Bearer fake-fresh", "Bearer fake-fresh"), sent());
        assertEquals(List.of(false, true, false), keys.afterRejection());
    }

    @Test
    void whatRevokesTheCredentialItselfNeverDoesItToTheNextOne() {
        server.then(LoopbackServer.lost()).always(LoopbackServer.json(401, ""));
        Keys keys = new Keys("fake-doomed", "fake-doomed", "fake-successor");
        assertThrows(AuthenticationException.class, call(Effect.REVOKE_SELF, keys)::execute);
        assertEquals(List.of("Bearer fake-doomed", "Bearer fake-doomed"), sent());
    }

    @Test
    void whatRevokesTheCredentialItselfIsNotRetriedWithTheNextOne() {
        server.always(LoopbackServer.lost());
        Keys keys = new Keys("fake-doomed", "fake-successor");
        ApiTokenException failure = assertThrows(TransportException.class, call(Effect.REVOKE_SELF, keys)::execute);
        assertEquals(Outcome.UNKNOWN, failure.outcome());
        assertEquals(List.of("Bearer fake-doomed"), sent());
    }

    @Test
    void withoutRetriesThereIsNoRefreshEither() {
        server.always(LoopbackServer.json(401, ""));
        assertThrows(
                AuthenticationException.class,
                call(Effect.READ, new Keys("fake-a", "fake-b")).retries(0)::execute);
        assertEquals(1, server.requests());
    }

    @Test
    void aProofOfPossessionIsSentBesideTheCredential() {
        Credential credential = Credential.of("DPoP", Secret.of("fake-a")).withDpopProof(Secret.of("fake-proof"));
        assertThrows(NotFoundException.class, call(Effect.READ, request -> credential)::execute);
        var headers = server.request().getHeaders();
        assertEquals("DPoP fake-a fake-proof", headers.get("Authorization") + " " + headers.get("DPoP"));
        assertEquals(Optional.of(Secret.of("fake-proof")), credential.dpopProof());
        assertEquals("Credential[redacted]", credential.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fake\r\nX-Evil: 1", "fake key", "fake\tkey", "fake\u0000key", "fäke", "fake\u007f", "fake\n"})
    void aHostileCredentialNeverReachesTheHttpClientAndIsNotQuoted(String key) {
        CredentialSource source = request -> Credential.of("Bearer", Secret.of(key));
        ConfigurationException failure =
                assertThrows(ConfigurationException.class, call(Effect.ISSUE, source)::execute);
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertFalse(trace.toString().contains(key));
        assertEquals(0, server.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Bearer x", "Bear\r\ner", "Bäarer"})
    void aHostileSchemeIsRefused(String scheme) {
        assertThrows(InvalidInputException.class, () -> Credential.of(scheme, Secret.of("fake-a")));
    }

    @Test
    void aSourceThatFailsOrGivesNothingIsAMatterOfConfiguration() {
        CredentialSource failing = request -> {
            throw new IllegalStateException("vault is sealed");
        };
        ConfigurationException failure =
                assertThrows(ConfigurationException.class, call(Effect.READ, failing)::execute);
        assertTrue(failure.getMessage().contains("the credential source failed"));
        assertEquals("java.lang.IllegalStateException", failure.getCause().toString());
        assertThrows(ConfigurationException.class, call(Effect.READ, request -> null)::execute);
        assertEquals(0, server.requests());
    }
}
