package io.apitokens.call;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Spreads the requests of one client so that the vendor has no reason to refuse them. Callers get their turn in the order in
 * which they ask. A pure function of the times that it is given; it never waits itself.
 */
final class Pacer {

    /** Requests may come closer together on their way, so each window is kept a little longer than the vendor's. */
    private static final double MARGIN = 1.04;

    /** Longer than any call waits; of a longer time the nanoseconds might overflow. */
    private static final Duration LONGEST_HOLD = Duration.ofDays(2);

    private final Map<String, Window> windows = new ConcurrentHashMap<>();
    private long heldUntil;
    private boolean held;

    /**
     * Books the next turn.
     *
     * @param limit what the vendor allows, or null if it does not say
     * @param now the time in nanoseconds
     * @param longest the longest acceptable wait in nanoseconds
     * @return how long to wait for it, in nanoseconds; negative, and nothing is booked, if that would be too long
     */
    long book(@Nullable RateLimit limit, long now, long longest) {
        long hold = hold(now);
        if (limit == null) {
            return hold <= longest ? hold : -1;
        }
        Window window = windows.computeIfAbsent(limit.bucket(), bucket -> new Window(limit));
        return window.book(now, hold, longest);
    }

    /** Lets nobody begin before a while has passed, because the vendor said that its limit is used up. */
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

    /** The last turns of one bucket: as many as the vendor allows in one window. */
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
