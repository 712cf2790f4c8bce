package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialRequest;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.transport.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks views with another credential, and reading the current credential. */
class ClientViewTest {

    private static final Credential OTHER = Credential.of("Bearer", Secret.of("fake-other"));

    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url()).timeSource(new ManualTimeSource()).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private String sentBy(ApiClient from) {
        assertThrows(NotFoundException.class, Acme.call(from, Effect.READ)::execute);
        return server.request().getHeaders().get("Authorization");
    }

    @Test
    void aViewSendsItsOwnCredentialAndTheClientKeepsIts() {
        ApiClient view = client.withCredentials(CredentialSource.fixed(OTHER));
        assertEquals("Bearer fake-other", sentBy(view));
        assertEquals("Bearer fake-other", sentBy(view.withTimeout(Duration.ofSeconds(5))));
        assertEquals("Bearer " + Acme.KEY.expose(), sentBy(client));
    }

    @Test
    void aViewHasTheTimeLimitOfWhatItIsAViewOf() {
        ApiClient view = client.withTimeout(Duration.ofSeconds(5)).withCredentials(CredentialSource.fixed(OTHER));
        assertEquals(Duration.ofSeconds(5), view.timeout());
        assertSame(client.baseUrl(), view.baseUrl());
        assertEquals(client.account(), view.account());
    }

    @Test
    void aViewIsClosedWithTheClient() {
        ApiClient view = client.withCredentials(CredentialSource.fixed(OTHER));
        client.close();
        assertThrows(ConfigurationException.class, Acme.call(view, Effect.READ)::execute);
        assertEquals(0, server.requests());
    }

    @Test
    void closingAViewLeavesTheClientOpen() {
        BaseUrl same = client.baseUrl();
        for (ApiClient view : List.of(
                client.withTimeout(Duration.ofSeconds(5)),
                client.withFreshConnections(),
                client.withTimeoutAfterRateLimit(),
                client.withSharedTimeout(Duration.ofSeconds(5)),
                client.withCredentials(CredentialSource.fixed(OTHER)),
                client.at(same).withTimeout(Duration.ofSeconds(5)))) {
            view.close();
        }
        assertEquals("Bearer " + Acme.KEY.expose(), sentBy(client));
    }

    @Test
    void aCredentialThatHasRevokedItselfMayStillBeVerifiedByAView() {
        server.then(LoopbackServer.json(204, ""));
        Acme.call(client, Effect.REVOKE_SELF).execute();
        assertThrows(ConfigurationException.class, Acme.call(client, Effect.READ)::execute);
        Credential revoked = Credential.of("Bearer", Acme.KEY);
        ApiClient view = client.withCredentials(CredentialSource.fixed(revoked));
        assertThrows(NotFoundException.class, Acme.call(view, Effect.READ)::execute);
    }

    @Test
    void thePresentCredentialIsWhatARequestMadeNowWouldCarry() {
        assertEquals(
                "Bearer " + Acme.KEY.expose(),
                client.credential().authorization().expose());
        ApiClient view = client.withCredentials(CredentialSource.fixed(OTHER));
        assertEquals("Bearer fake-other", view.credential().authorization().expose());
        assertEquals(0, server.requests());
    }

    @Test
    void theSourceIsCalledForThePresentCredentialAsForAReadOfTheBaseUrl() {
        List<CredentialRequest> asked = new ArrayList<>();
        CredentialSource source = request -> {
            asked.add(request);
            return OTHER;
        };
        try (ApiClient based =
                Acme.at(server.url() + "/base").credentials(source).build()) {
            based.credential();
        }
        CredentialRequest expected =
                new CredentialRequest("acme", server.url(), HttpMethod.GET, server.url() + "/base", null);
        assertEquals(List.of(expected), asked);
    }

    @Test
    void aSourceThatFailsIsAConfigurationErrorAndNothingHappened() {
        for (Throwable failure : List.of(new IllegalStateException("no store"), new StackOverflowError("deep"))) {
            ApiClient failing = client.withCredentials(request -> {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            });
            ConfigurationException error = assertThrows(ConfigurationException.class, failing::credential);
            assertEquals("the credential source failed", error.getMessage());
            assertEquals("acme/7", error.account().orElseThrow());
            assertEquals(Outcome.NOT_APPLIED, error.outcome());
            assertFalse(error.operation().isPresent());
        }
    }
}
