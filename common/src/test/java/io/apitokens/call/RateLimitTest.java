package io.apitokens.call;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.call.VendorRules.RateLimit;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that requests stay within the rate limit, and that retries are limited. */
class RateLimitTest {

    private static final long LONG = Duration.ofDays(1).toNanos();
    private static final RateLimit TWO_A_SECOND = new RateLimit("writes", 2, ofSeconds(1));

    private final RateLimiter rateLimiter = new RateLimiter();

    private long book(RateLimit limit, Duration now) {
        return rateLimiter.book(limit, now.toNanos(), LONG) / 1_000_000;
    }

    @Test
    void asManyAsAllowedGoAtOnceAndTheOthersQueueInTheirOrder() {
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            waits.add(book(TWO_A_SECOND, Duration.ZERO));
        }
        assertEquals(List.of(0L, 0L, 1040L, 1040L, 2080L, 2080L), waits);
    }

    @Test
    void noWindowEverHoldsMoreThanAllowed() {
        List<Long> turns = new ArrayList<>();
        long now = 0;
        for (int step : new int[] {0, 100, 700, 200, 300, 5000, 0, 0, 10, 990, 60, 0}) {
            now += step;
            turns.add(now + book(TWO_A_SECOND, ofMillis(now)));
        }
        for (int i = 2; i < turns.size(); i++) {
            assertTrue(turns.get(i) - turns.get(i - 2) >= 1000, turns + " at " + i);
        }
    }

    @Test
    void bucketsDoNotWaitForEachOther() {
        RateLimit other = new RateLimit("reads", 1, ofSeconds(1));
        book(TWO_A_SECOND, Duration.ZERO);
        book(TWO_A_SECOND, Duration.ZERO);
        assertEquals(0, book(other, Duration.ZERO));
        assertEquals(0, book(null, Duration.ZERO));
    }

    @Test
    void aTurnThatWouldComeTooLateIsNotBooked() {
        RateLimit one = new RateLimit("writes", 1, ofSeconds(1));
        book(one, Duration.ZERO);
        assertTrue(rateLimiter.book(one, 0, ofMillis(500).toNanos()) < 0);
        assertEquals(1040, book(one, Duration.ZERO), "the refused one took no turn");
    }

    @Test
    void aPauseHoldsEveryCallUntilItIsOver() {
        rateLimiter.hold(ofSeconds(10), 0);
        rateLimiter.hold(ofSeconds(3), 0);
        assertEquals(10_000, book(null, Duration.ZERO));
        assertEquals(4_000, book(TWO_A_SECOND, ofSeconds(6)));
        assertTrue(rateLimiter.book(null, 0, ofSeconds(1).toNanos()) < 0);
        assertEquals(0, book(null, ofSeconds(10)));
    }

    @Test
    void aLimitAllowsSomething() {
        assertThrows(InvalidInputException.class, () -> new RateLimit("a", 0, ofSeconds(1)));
        assertThrows(InvalidInputException.class, () -> new RateLimit("a", 1, Duration.ZERO));
        assertThrows(InvalidInputException.class, () -> new RateLimit("a", 1, ofSeconds(-1)));
    }

    @Test
    void retriesAreRefusedWhenTheBudgetIsSpentAndComeBackWithSuccesses() {
        RetryBudget budget = new RetryBudget();
        for (int i = 0; i < RetryBudget.FULL / RetryBudget.RETRY; i++) {
            assertTrue(budget.take());
        }
        assertFalse(budget.take());
        for (int i = 0; i < RetryBudget.RETRY; i++) {
            assertFalse(budget.take());
            budget.giveBack();
        }
        assertTrue(budget.take());
        assertFalse(budget.take());
    }

    @Test
    void aVendorThatIsDownIsNotCalledSeveralTimesAsOften() {
        try (LoopbackServer server = new LoopbackServer().always(LoopbackServer.json(503, ""));
                ApiClient client =
                        Acme.at(server.url()).timeSource(new ManualTimeSource()).build()) {
            for (int i = 0; i < 200; i++) {
                assertThrows(RuntimeException.class, Acme.call(client, Effect.READ)::execute);
            }
            assertEquals(200 + RetryBudget.FULL / RetryBudget.RETRY, server.requests());
        }
    }
}
