package io.apitokens.call;

import io.apitokens.error.ApiTokenException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A failed attempt that may be followed by another. It never leaves the retry loop, so it has no stack trace. */
final class FailedAttemptException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ApiTokenException failure;
    private final Next next;
    private final @Nullable Duration requestedWait;
    private final Duration leastWait;

    /** The action after a failed attempt. */
    enum Next {
        /** End the call. */
        END,
        /** Retry. */
        REPEAT,
        /** Retry with another credential. */
        RENEW
    }

    FailedAttemptException(ApiTokenException failure, Next next) {
        this(failure, next, null, Duration.ZERO);
    }

    FailedAttemptException(ApiTokenException failure, Next next, @Nullable Duration requestedWait, Duration leastWait) {
        super(null, null, false, false);
        this.failure = failure;
        this.next = next;
        this.requestedWait = requestedWait;
        this.leastWait = leastWait;
    }

    ApiTokenException failure() {
        return failure;
    }

    Next next() {
        return next;
    }

    /** Returns the delay before retry number {@code retry}, counted from 1. */
    Duration wait(int retry, double random) {
        return next == Next.RENEW ? Duration.ZERO : Backoff.before(retry, requestedWait, leastWait, random);
    }
}
