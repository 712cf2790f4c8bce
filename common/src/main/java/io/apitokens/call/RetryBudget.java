package io.apitokens.call;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of one client, so that retries do not multiply the load on a failing vendor. Full at the start; a
 * retry takes {@value #RETRY}, a successful call gives back {@value #SUCCESS}.
 */
final class RetryBudget {

    static final int FULL = 500;
    static final int RETRY = 5;
    static final int SUCCESS = 1;

    private final AtomicInteger left = new AtomicInteger(FULL);

    /** Takes the price of a retry; returns false and takes nothing if less is left. */
    boolean take() {
        return left.getAndUpdate(now -> now >= RETRY ? now - RETRY : now) >= RETRY;
    }

    void giveBack() {
        if (left.get() < FULL) {
            left.getAndUpdate(now -> Math.min(FULL, now + SUCCESS));
        }
    }
}
