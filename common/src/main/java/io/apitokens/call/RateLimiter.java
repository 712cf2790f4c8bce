package io.apitokens.call;

import io.apitokens.call.VendorRules.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Limits the request rate of one client to the vendor's rate limits. Slots are assigned in booking order. It computes
 * delays from the times passed in, and never sleeps itself.
 */
final class RateLimiter {

    /** Requests may arrive closer together than they were sent, so each window is slightly longer than the vendor's. */
    private static final double MARGIN = 1.04;

    /** Longer than any call waits; a longer pause could overflow a long of nanoseconds. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(2);

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private long heldUntil;
    private boolean held;

    /**
     * Books the next slot.
     *
     * @param limit the vendor's rate limit, or null if it documents none
     * @param now the current time in nanoseconds
     * @param longest the longest acceptable delay in nanoseconds
     * @return the delay before the request in nanoseconds; negative, and no slot is booked, if it exceeds {@code
     *     longest}
     */
    long book(@Nullable RateLimit limit, long now, long longest) {
        long hold = hold(now);
        if (limit == null) {
            return hold <= longest ? hold : -1;
        }
        Window window = windows.computeIfAbsent(limit.bucket(), bucket -> new Window(limit));
        return window.book(now, hold, longest);
    }

    /** Delays all requests for a time, because the vendor reported that its rate limit is used up. */
    synchronized void hold(Duration length, long now) {
        long until = now + (length.compareTo(LONGEST_HOLD) < 0 ? length : LONGEST_HOLD).toNanos();
        if (!held || until - heldUntil > 0) {
            held = true;
            heldUntil = until;
        }
    }

    private synchronized long hold(long now) {
        if (held && heldUntil - now <= 0) {
            held = false;
        }
        return held ? heldUntil - now : 0;
    }

    /** The last slots of one bucket: as many as the vendor allows in one window. */
    private static final class Window {

        private final long[] turns;
        private final long length;
        private int booked;
        private int next;

        Window(RateLimit limit) {
            this.turns = new long[limit.requests()];
            this.length = (long) (limit.window().toNanos() * MARGIN);
        }

        synchronized long book(long now, long hold, long longest) {
            long wait = hold;
            if (booked == turns.length) {
                wait = Math.max(wait, turns[next] + length - now);
            }
            if (wait > longest) {
                return -1;
            }
            turns[next] = now + wait;
            next = (next + 1) % turns.length;
            booked = Math.min(booked + 1, turns.length);
            return wait;
        }
    }
}
