package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.CanUpdate;
import io.apitokens.TokenId;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules for a client: its account, its capabilities, its settings and its closing. */
abstract class ClientRules extends FixtureContract.Rules {

    @Test
    void namesItsAccount() {
        assertFalse(stage().tokens().account().vendor().isBlank());
        assertFalse(stage().tokens().account().id().isBlank());
        assertEquals(
                stage().tokens().account(),
                stage().tokens().withTimeout(Duration.ofSeconds(1)).account());
    }

    @Test
    void isMadeWithoutARequest() {
        assertEquals(0, stage().requestsOf(() -> stage().client(builder -> {})));
    }

    @Test
    void givesEachCapabilityOrSaysWhyNotWithoutARequest() {
        ApiTokens tokens = stage().tokens();
        for (Class<?> capability : List.of(CanCreate.class, CanUpdate.class, CanRotate.class)) {
            if (capability.isInstance(tokens)) {
                assertEquals(0, stage().requestsOf(() -> assertInstanceOf(capability, tokens.require(capability))));
                continue;
            }
            UnsupportedCapabilityException error =
                    stage().refused(UnsupportedCapabilityException.class, () -> tokens.require(capability));
            assertEquals(Outcome.NOT_APPLIED, error.outcome());
            assertTrue(Stage.message(error).contains(tokens.account().toString()), Stage.message(error));
            assertTrue(Stage.message(error).contains(capability.getSimpleName()), Stage.message(error));
        }
    }

    @Test
    void thatIsReadOnlyReadsAndRefusesChanges() {
        TokenId id = stage().token("ci");
        ApiTokens reader = stage().client(builder -> builder.readOnly());
        assertEquals(id, reader.get(id).id());
        assertFalse(reader.list().toList().isEmpty());
        ConfigurationException error = stage().refused(ConfigurationException.class, () -> reader.delete(id));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(0, error.attempts());
    }

    @Test
    void thatIsClosedSendsNothing() {
        TokenId id = stage().token("ci");
        ApiTokens closed = stage().client(builder -> {});
        ApiTokens view = closed.withTimeout(Duration.ofSeconds(5));
        vendor().closeClients();
        for (ApiTokens tokens : List.of(closed, view)) {
            stage().refused(ConfigurationException.class, () -> tokens.get(id));
            stage().refused(ConfigurationException.class, () -> tokens.delete(id));
            stage().refused(ConfigurationException.class, () -> tokens.list().toList());
        }
        assertEquals(id, stage().client(builder -> {}).get(id).id(), "a later client is open");
    }

    @Test
    void waitsAsLongAsTheVendorRequests() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.rateLimited(Duration.ofSeconds(7)));
        stage().tokens().get(id);
        assertTrue(stage().waited().compareTo(Duration.ofSeconds(7)) >= 0, "waited for " + stage().waited());
    }

    @Test
    void withAnotherTimeLimitWaitsNoLongerThanThat() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.rateLimited(Duration.ofSeconds(7)));
        ApiTokens hurried = stage().tokens().withTimeout(Duration.ofSeconds(5));
        RateLimitedException error = stage().thrown(RateLimitedException.class, () -> hurried.get(id));
        assertEquals(Duration.ofSeconds(7), error.retryAfter().orElseThrow());
        assertTrue(stage().waited().compareTo(Duration.ofSeconds(5)) <= 0, "waited for " + stage().waited());
    }

    @Test
    void withFreshConnectionsReadsOnConnectionsThatCarriedNothingBefore() {
        TokenId id = stage().token("ci");
        List<HttpRequest> requests = new ArrayList<>();
        try (OkHttpTransport sender = OkHttpTransport.create()) {
            ApiTokens tokens = stage().client(builder -> builder.transport((request, attempt) -> {
                requests.add(request);
                return sender.send(request, attempt);
            }));
            ApiTokens view = tokens.withFreshConnections();
            view.get(id);
            view.list().toList();
            assertTrue(requests.stream().allMatch(HttpRequest::freshConnection), "a read shares its connection");
            requests.clear();
            tokens.get(id);
            assertFalse(requests.get(0).freshConnection(), "the view changed the client");
        }
    }

    @Test
    void onAnInterruptedThreadSendsNothingAndLeavesTheFlag() {
        TokenId id = stage().token("ci");
        int before = vendor().requests();
        Thread.currentThread().interrupt();
        CallInterruptedException error = stage().thrown(
                        CallInterruptedException.class, () -> stage().tokens().delete(id));
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(before, vendor().requests());
    }

    @Test
    void showsNoSecret() {
        stage().assertShowsNoSecret(stage().tokens());
    }
}
