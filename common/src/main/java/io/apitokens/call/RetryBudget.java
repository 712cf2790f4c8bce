package io.apitokens.call;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bounds the retries of one client, so that a vendor that is down is not called several times as often as one that is up. Full
 * at the start; a retry takes {@value #RETRY}, a call that succeeds gives back {@value #SUCCESS}.
 */
final class RetryBudget {

    static final int FULL = 500;
    static final int RETRY = 5;
    static final int SUCCESS = 1;

    private final AtomicInteger left = new AtomicInteger(FULL);

    /** Takes the price of a retry; false, and nothing is taken, if there is not enough left. */
    boolean take() {
        return left.getAndUpdate(now -> now >= RETRY ? now - RETRY : now) >= RETRY;
    }

    void giveBack() {
        if (left.get() < FULL) {
            left.getAndUpdate(now -> Math.min(FULL, now + SUCCESS));
        }
    }
}
