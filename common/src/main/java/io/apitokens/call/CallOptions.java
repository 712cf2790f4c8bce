package io.apitokens.call;

import io.apitokens.error.InvalidInputException;
import io.apitokens.transport.Attempt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The options of one call.
 *
 * @param timeout the time for all attempts and delays
 * @param retries the maximum number of retries
 * @param freshConnection whether also a read needs a connection that carried nothing before
 * @param slotFirst whether the timeout starts when the call has its slot of the rate limit
 * @param sharedSince when the timeout of several calls began, in nanoseconds of the time source; null if each call has a
 *     timeout of its own
 * @param within the call for whose sake this one is made, and which ends it; null if there is none
 */
record CallOptions(
        Duration timeout,
        int retries,
        boolean freshConnection,
        boolean slotFirst,
        @Nullable Long sharedSince,
        @Nullable Attempt within) {

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
        return new CallOptions(other, retries, freshConnection, slotFirst, null, within);
    }

    /** Returns the options of several calls that share a timeout; zero is the shortest. */
    CallOptions withSharedTimeout(Duration whole, long now) {
        return new CallOptions(whole.isZero() ? SHORTEST : whole, retries, freshConnection, false, now, within);
    }

    CallOptions withRetries(int other) {
        return new CallOptions(timeout, other, freshConnection, slotFirst, sharedSince, within);
    }

    CallOptions onFreshConnection() {
        return new CallOptions(timeout, retries, true, slotFirst, sharedSince, within);
    }

    CallOptions withSlotFirst() {
        return new CallOptions(timeout, retries, freshConnection, true, sharedSince, within);
    }

    /** Returns the options of a call that is made for another one. */
    CallOptions within(Attempt other, long now) {
        return new CallOptions(other.timeLeft(), retries, freshConnection, false, now, other);
    }

    /**
     * Returns the time for the attempts of an operation. Of one that issues a secret, {@link #cleanup} is kept back,
     * unless the calls that share the timeout leave it.
     */
    Duration timeoutOf(Operation operation) {
        boolean keepsBack = operation.effect().issuesSecret() && sharedSince == null;
        Duration left = keepsBack ? timeout.minus(cleanup()) : timeout;
        return left.isZero() ? SHORTEST : left;
    }

    /** Returns the time for undoing or looking up a failed create: a third of the timeout, at most 15 seconds. */
    Duration cleanup() {
        Duration third = Duration.ofNanos(timeout.toNanos() / 3);
        Duration cleanup = third.compareTo(LONGEST_CLEANUP) < 0 ? third : LONGEST_CLEANUP;
        return cleanup.isZero() ? SHORTEST : cleanup;
    }
}
