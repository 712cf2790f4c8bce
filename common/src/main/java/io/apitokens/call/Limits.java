package io.apitokens.call;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;

/**
 * The bounds of one call.
 *
 * @param timeout the time for all attempts and waits
 * @param retries how often it may be repeated
 */
record Limits(Duration timeout, int retries) {

    // Nanoseconds of a longer time would overflow; nobody waits that long.
    private static final Duration LONGEST = Duration.ofDays(1);

    Limits {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw InvalidInputException.of("timeout", "is not between 1 ns and 1 day");
        }
        if (retries < 0) {
            throw InvalidInputException.of("retries", "is negative");
        }
    }
}
