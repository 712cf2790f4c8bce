package io.apitokens.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to wait before a retry: pure functions of what is given. */
final class Waits {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Waits() {}

    /**
     * Gives the wait before a retry: what the vendor asked for, but at least the own backoff, so that a vendor that says
     * "now" to everybody is not stormed.
     *
     * @param retry counted from 1
     * @param requested what the vendor asked for, or null
     * @param least what the own wait begins with
     * @param random from 0 to less than 1
     */
    static Duration before(int retry, @Nullable Duration requested, Duration least, double random) {
        Duration own = least.plus(backoff(retry, random));
        return requested != null && requested.compareTo(own) > 0 ? requested : own;
    }

    /** Full jitter: {@code random × min(20 s, 0.5 s × 2^(retry − 1))}. */
    static Duration backoff(int retry, double random) {
        int doublings = Math.min(retry - 1, 20);
        long ceiling = Math.min(LONGEST.toNanos(), FIRST.toNanos() << doublings);
        return Duration.ofNanos((long) (ceiling * random));
    }
}
