package io.apitokens.testkit;

import java.time.Duration;
import java.time.Instant;

/** A limit on the requests of an account per window of time. Counts them even while there is no limit. */
final class RequestRate {
    private long windowSeconds = 60;
    private int limit = Integer.MAX_VALUE;
    private long window;
    private int spent;

    void limit(int requests, Duration length) {
        limit = requests;
        windowSeconds = length.toSeconds();
    }

    boolean isLimited() {
        return limit < Integer.MAX_VALUE;
    }

    int limit() {
        return limit;
    }

    boolean admits(Instant now) {
        long current = now.getEpochSecond() / windowSeconds;
        if (current != window) {
            window = current;
            spent = 0;
        }
        if (spent >= limit) {
            return false;
        }
        spent++;
        return true;
    }

    int remaining() {
        return Math.max(0, limit - spent);
    }

    /** Returns the time at which the next window begins. */
    Instant reset(Instant now) {
        return Instant.ofEpochSecond((now.getEpochSecond() / windowSeconds + 1) * windowSeconds);
    }
}
