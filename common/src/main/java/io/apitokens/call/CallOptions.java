package io.apitokens.call;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;

/**
 * The options of one call.
 *
 * @param timeout the time for all attempts and delays
 * @param retries the maximum number of retries
 * @param freshConnection whether also a read needs a connection that carried nothing before
 */
record CallOptions(Duration timeout, int retries, boolean freshConnection) {

    private static final Duration LONGEST_CLEANUP = Duration.ofSeconds(15);
    private static final Duration SHORTEST = Duration.ofNanos(1);
    // Longer timeouts would overflow a long of nanoseconds.
    private static final Duration LONGEST = Duration.ofDays(1);

    CallOptions {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(LONGEST) > 0) {
            throw InvalidInputException.of("timeout", "is not between 1 ns and 1 day");
        }
        if (retries < 0) {
            throw InvalidInputException.of("retries", "is negative");
        }
    }

    CallOptions withTimeout(Duration other) {
        return new CallOptions(other, retries, freshConnection);
    }

    CallOptions withRetries(int other) {
        return new CallOptions(timeout, other, freshConnection);
    }

    CallOptions onFreshConnection() {
        return new CallOptions(timeout, retries, true);
    }

    /**
     * Returns the time for the attempts of an operation. Of one that issues a secret, {@link #cleanup} is kept back.
     */
    Duration timeoutOf(Operation operation) {
        Duration left = operation.effect().issuesSecret() ? timeout.minus(cleanup()) : timeout;
        return left.isZero() ? SHORTEST : left;
    }

    /** Returns the time for undoing or looking up a failed create: a third of the timeout, at most 15 seconds. */
    Duration cleanup() {
        Duration third = timeout.dividedBy(3);
        Duration cleanup = third.compareTo(LONGEST_CLEANUP) < 0 ? third : LONGEST_CLEANUP;
        return cleanup.isZero() ? SHORTEST : cleanup;
    }
}
