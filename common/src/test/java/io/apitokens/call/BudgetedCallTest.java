package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.error.ApiTokenException;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks the limit on the retries of all calls of a client together. */
class BudgetedCallTest {

    private static final int RETRIES_OF_A_FULL_BUDGET = RetryBudget.FULL / RetryBudget.RETRY;

    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url()).timeSource(new ManualTimeSource()).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** Makes a number of failing calls and returns the number of their retries. */
    private int retries(int calls, MockResponse response) {
        server.always(response);
        int before = server.requests();
        for (int i = 0; i < calls; i++) {
            assertThrows(ApiTokenException.class, Acme.call(client, Effect.READ)::execute);
        }
        return server.requests() - before - calls;
    }

    @Test
    void aRetryThatTheVendorRateLimitsTakesNothing() {
        assertEquals(600, retries(200, LoopbackServer.json(429, "")));
        assertEquals(RETRIES_OF_A_FULL_BUDGET, retries(50, LoopbackServer.json(503, "")));
    }

    @Test
    void aRetryThatIsNotMadeTakesNothing() {
        MockResponse tomorrow = LoopbackServer.response(503, "")
                .addHeader("Retry-After", "86400")
                .build();
        assertEquals(0, retries(200, tomorrow));
        assertEquals(RETRIES_OF_A_FULL_BUDGET, retries(50, LoopbackServer.json(503, "")));
    }

    @Test
    void successesGiveBackWhatWasTaken() {
        MockResponse down = LoopbackServer.json(503, "");
        retries(50, down);
        server.always(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        for (int i = 0; i < 3 * RetryBudget.RETRY; i++) {
            Acme.call(client, Effect.READ).execute();
        }
        assertEquals(3, retries(50, down));
    }
}
