package io.apitokens.call;

import io.apitokens.error.ApiTokenException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An attempt that failed, and may be followed by another. Never leaves the loop of attempts, and so needs no trace. */
final class FailedAttemptException extends Exception {

    private static final long serialVersionUID = 1L;

    private final ApiTokenException failure;
    private final Next next;
    private final @Nullable Duration requestedWait;
    private final Duration leastWait;

    /** What may follow. */
    enum Next {
        /** Nothing. */
        END,
        /** The same again. */
        REPEAT,
        /** The same with another credential. */
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

    /** How long to wait before retry number {@code retry}. */
    Duration wait(int retry, double random) {
        return next == Next.RENEW ? Duration.ZERO : Waits.before(retry, requestedWait, leastWait, random);
    }
}
