package io.apitokens.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Computes the delay before a retry. All methods are pure functions. */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private Backoff() {}

    /**
     * Returns the delay before a retry: the vendor's requested delay, but at least the client's backoff. This spreads
     * the retries of clients that a vendor asks to retry at once.
     *
     * @param retry the number of the retry, from 1
     * @param requested the delay requested by the vendor, or null
     * @param least the minimum delay, to which the backoff is added
     * @param random from 0 to less than 1
     */
    static Duration before(int retry, @Nullable Duration requested, Duration least, double random) {
        Duration own = least.plus(backoff(retry, random));
        return requested != null && requested.compareTo(own) > 0 ? requested : own;
    }

    /** Returns the backoff with full jitter: {@code random × min(20 s, 0.5 s × 2^(retry − 1))}. */
    static Duration backoff(int retry, double random) {
        int doublings = Math.min(retry - 1, 20);
        long ceiling = Math.min(LONGEST.toNanos(), FIRST.toNanos() << doublings);
        return Duration.ofNanos((long) (ceiling * random));
    }
}
