package io.apitokens.call;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.call.VendorRules.RateGate;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.Outcome;
import io.apitokens.error.VendorUnavailableException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks that a client asks a shared rate gate before each attempt. */
class RateGateTest {

    private static final MockResponse GOOD = LoopbackServer.json(200, "{\"id\":\"t1\"}");

    private final ManualTimeSource timeSource = new ManualTimeSource();
    private final LoopbackServer server = new LoopbackServer().always(GOOD);
    private final List<String> asked = new ArrayList<>();
    private final Deque<Optional<Duration>> delays = new ArrayDeque<>();

    @AfterEach
    void close() {
        server.close();
    }

    private RateGate gate() {
        return (account, limit, earliest, longest) -> {
            asked.add(account + " " + limit.bucket() + " " + earliest);
            return delays.isEmpty() ? Optional.of(Duration.ZERO) : delays.poll();
        };
    }

    private ApiClient client(RateGate gate) {
        return RateLimitedAcme.limited(server, timeSource).rateGate(gate).build();
    }

    @Test
    void everyAttemptAsksForASlotAndWaitsForIt() {
        server.then(LoopbackServer.json(503, "")).always(GOOD);
        delays.add(Optional.of(ofSeconds(2)));
        delays.add(Optional.of(ofSeconds(3)));
        try (ApiClient client = client(gate())) {
            Acme.call(client, Effect.READ).execute();
        }
        assertEquals(2, asked.size(), asked::toString);
        assertEquals(Acme.ACCOUNT + " things PT0S", asked.get(0));
        assertEquals(ofSeconds(2), timeSource.waits().get(0));
        assertEquals(ofSeconds(3), timeSource.waits().get(timeSource.waits().size() - 1));
    }

    @Test
    void theGateTakesThePlaceOfTheClientsOwnCount() {
        try (ApiClient client = client(gate())) {
            Acme.call(client, Effect.READ).execute();
            Acme.call(client, Effect.READ).execute();
        }
        assertEquals(List.of(), timeSource.waits());
    }

    @Test
    void aPauseThatTheVendorDemandsIsTheLeastDelay() {
        server.then(LoopbackServer.response(200, "{\"id\":\"t1\"}")
                        .addHeader("Pause", "PT9S")
                        .build())
                .always(GOOD);
        delays.add(Optional.of(Duration.ZERO));
        delays.add(Optional.of(ofSeconds(1)));
        try (ApiClient client = client(gate())) {
            Acme.call(client, Effect.READ).execute();
            Acme.call(client, Effect.READ).execute();
        }
        assertEquals(Acme.ACCOUNT + " things PT9S", asked.get(1));
        assertEquals(List.of(ofSeconds(9)), timeSource.waits());
    }

    @Test
    void aSlotBeyondTheDeadlineFailsAtOnceAndNothingIsSent() {
        delays.add(Optional.empty());
        try (ApiClient client = client(gate())) {
            DeadlineExceededException refusal =
                    assertThrows(DeadlineExceededException.class, Acme.call(client, Effect.ISSUE)::execute);
            assertEquals(Outcome.NOT_APPLIED, refusal.outcome());
        }
        assertEquals(0, server.requests());
    }

    @Test
    void aGateThatFailsEndsTheCallAndNothingIsSent() {
        RateGate failing = (account, limit, earliest, longest) -> {
            throw new IOException("the database is gone");
        };
        try (ApiClient client = client(failing)) {
            ConfigurationException refusal =
                    assertThrows(ConfigurationException.class, Acme.call(client, Effect.ISSUE)::execute);
            assertEquals(Outcome.NOT_APPLIED, refusal.outcome());
        }
        assertEquals(0, server.requests());
    }

    @Test
    void aGateThatFailsBeforeARetryLeavesTheErrorOfTheAttempt() {
        server.always(LoopbackServer.json(503, ""));
        RateGate failing = (account, limit, earliest, longest) -> {
            if (server.requests() > 0) {
                throw new IOException("the database is gone");
            }
            return Optional.of(Duration.ZERO);
        };
        try (ApiClient client = client(failing)) {
            assertThrows(VendorUnavailableException.class, Acme.call(client, Effect.READ)::execute);
        }
        assertEquals(1, server.requests());
    }
}
