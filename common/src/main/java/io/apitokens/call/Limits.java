package io.apitokens.call;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;

/**
 * The limits of one call.
 *
 * @param timeout the time for all attempts and delays
 * @param retries the maximum number of retries
 */
record Limits(Duration timeout, int retries) {

    // Longer timeouts would overflow a long of nanoseconds.
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
