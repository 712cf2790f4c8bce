package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an account of any vendor has without writing it. */
class SimulatedAccountTest {

    private static final class OwnToken extends StoredToken {
        OwnToken(long number, Instant created) {
            super("t" + number, Secret.of("sim-own-" + number), created, created.plus(Duration.ofDays(1)));
        }
    }

    private static final class OwnAccount extends SimulatedAccount<OwnToken> {
        OwnAccount(ManualTimeSource timeSource) {
            super(timeSource, 7);
            on("GET", "/me", call -> SimulatedResponse.json(200, Map.of("result", record(caller(call)))));
            on("GET", "/tokens/{id}", call -> SimulatedResponse.json(200, record(require(call.pathValue("id")))));
            on("DELETE", "/tokens/{id}", call -> {
                remove(require(call.pathValue("id")));
                return SimulatedResponse.empty(204);
            });
            on("POST", "/tokens", call -> {
                if (isFull()) {
                    throw refusal(SimulatedResponse.json(409, Map.of("most", quota())));
                }
                return SimulatedResponse.json(
                        201,
                        Map.of(
                                "secret",
                                seed(SimulatedToken.of("")).credential().expose()));
            });
        }

        synchronized OwnAccount limits(int tokens, int requests) {
            quota(tokens);
            rateLimit(requests, Duration.ofSeconds(10));
            return this;
        }

        @Override
        protected OwnToken seed(SimulatedToken seed) {
            return add(new OwnToken(nextNumber(), now()));
        }

        @Override
        protected JsonObject record(OwnToken token) {
            JsonObject record = new JsonObject();
            record.addProperty("id", token.id());
            return record;
        }

        @Override
        protected SimulatedResponse error(int status) {
            return SimulatedResponse.json(status, Map.of("errors", List.of("own " + status)));
        }
    }

    private static final class Own extends SimulatedVendor {
        Own(OwnAccount account) {
            super(account, account.seed(SimulatedToken.of("administrator")).credential(), false);
        }
    }

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-01-15T10:00:03Z"));
    private final OwnAccount account = new OwnAccount(timeSource);
    private final Own vendor = new Own(account);
    private final TestClient client =
            new TestClient(vendor.baseUrl(), "Bearer " + vendor.credential().expose());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void aLiveSecretAuthenticatesAsItsToken() {
        assertEquals("{\"result\":{\"id\":\"t7\"}}", client.get("/me").text());
        for (String other : List.of("Bearer sim-other", "Basic sim-own-7", "Bearer ", "")) {
            assertEquals(401, client.as(other).get("/me").status(), other);
        }
        assertEquals(4, vendor.rejectedRequests());
        timeSource.advance(Duration.ofDays(1));
        assertEquals("{\"errors\":[\"own 401\"]}", client.get("/me").text());
    }

    @Test
    void aTokenCanBeReadUntilItIsRemovedOrOver() {
        String id = vendor.addToken(SimulatedToken.of("ci"));
        assertEquals("t8", id);
        assertEquals(vendor.recordOf(id), client.get("/tokens/t8").text());
        assertEquals(204, client.delete("/tokens/t8").status());
        assertEquals(404, client.get("/tokens/t8").status());
        assertThrows(IllegalArgumentException.class, () -> vendor.recordOf(id));
        assertEquals(Set.of("t7"), vendor.liveTokenIds());
    }

    @Test
    void theFieldsOfAMapAreWrittenInTheOrderOfTheirNames() {
        SimulatedResponse response = SimulatedResponse.json(200, Map.of("b", Map.of("y", 1, "x", true), "a", "text"));
        assertEquals("{\"a\":\"text\",\"b\":{\"x\":true,\"y\":1}}", response.body());
    }

    @Test
    void aPathAndAMethodThatItDoesNotHaveAreErrorsOfTheVendor() {
        assertEquals("{\"errors\":[\"own 404\"]}", client.get("/elsewhere").text());
        assertEquals(405, client.delete("/me").status());
    }

    @Test
    void aQuotaCountsTheLiveTokens() {
        account.limits(2, 100);
        Secret created = Secret.of(client.post("/tokens", "{}").string("secret"));
        assertTrue(vendor.accepts(created));
        assertEquals("{\"most\":2}", client.post("/tokens", "{}").text());
        assertEquals(2, vendor.liveTokenIds().size());
        assertEquals(204, client.delete("/tokens/t8").status());
        assertFalse(vendor.accepts(created));
        assertEquals(201, client.post("/tokens", "{}").status());
    }

    @Test
    void aRateLimitRefusesWithTheTimeToWait() {
        account.limits(2, 1);
        assertNull(client.get("/me").header("Retry-After"));
        TestClient.Reply refused = client.delete("/tokens/t7");
        assertEquals(429, refused.status());
        assertEquals("7", refused.header("Retry-After"));
        assertEquals(Set.of("t7"), vendor.liveTokenIds());
        timeSource.advance(Duration.ofSeconds(7));
        assertEquals(200, client.get("/me").status());
    }
}
