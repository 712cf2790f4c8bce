package io.apitokens.call;

import io.apitokens.TimeSource;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.transport.Attempt;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The time of one call, and the events that end it early: timeout, interrupt and cancellation. */
final class CallTime implements Attempt {

    /** The minimum passed to a transport: many transports treat zero as "no limit". */
    private static final Duration SHORTEST = Duration.ofMillis(1);

    private final TimeSource timeSource;
    private final Duration limit;
    private final Cancellation cancellation;
    private final CallState state;
    private final @Nullable Long sharedSince;
    private long startedAt;

    CallTime(
            TimeSource timeSource,
            CallOptions options,
            Operation operation,
            Cancellation cancellation,
            CallState state) {
        this.timeSource = timeSource;
        this.limit = options.timeoutOf(operation);
        this.cancellation = cancellation;
        this.state = state;
        this.sharedSince = options.sharedSince();
        this.startedAt = timeSource.nanoTime();
    }

    /** Starts the time. It includes the delay for the vendor's rate limit. A shared timeout has begun before. */
    void start() {
        startedAt = sharedSince == null ? timeSource.nanoTime() : sharedSince;
    }

    /** Throws if the timeout has passed, the call was cancelled or the thread was interrupted. */
    void requireTimeLeft() {
        ApiTokenException ended = ended(null);
        if (ended != null) {
            throw ended;
        }
    }

    /**
     * Returns the error of a call whose timeout has passed, which was cancelled or whose thread was interrupted.
     *
     * @param cause the failure that was noticed first, or null
     * @return null while the call may go on
     */
    @Nullable
    ApiTokenException ended(@Nullable Throwable cause) {
        if (cancellation.isCancelled() || Thread.currentThread().isInterrupted()) {
            return interrupted(cause);
        }
        return remainingNanos() > 0
                ? null
                : DeadlineExceededException.of(
                        state.facts(), "the timeout of " + limit.toMillis() + " ms passed", cause);
    }

    /** Marks the beginning of an attempt; see {@link Cancellation#begin}. */
    void beginAttempt(boolean mustFinish) {
        if (!cancellation.begin(mustFinish)) {
            throw interrupted(null);
        }
    }

    /** Marks the end of an attempt that will be retried. */
    void endAttempt() {
        cancellation.end();
    }

    /**
     * Sleeps.
     *
     * @param failure the failure of the previous attempt, used as the cause of an interrupt; null if there was none
     */
    void sleep(Duration length, @Nullable ApiTokenException failure) {
        if (length.isZero()) {
            return;
        }
        try {
            cancellation.sleep(timeSource, length);
        } catch (InterruptedException e) {
            if (!cancellation.isCancelled()) {
                Thread.currentThread().interrupt();
            }
            throw interrupted(failure);
        }
    }

    private CallInterruptedException interrupted(@Nullable Throwable cause) {
        String how = cancellation.isCancelled() ? "the call was cancelled" : "the thread was interrupted";
        return CallInterruptedException.of(state.facts(), how, cause);
    }

    private long remainingNanos() {
        return limit.toNanos() - (timeSource.nanoTime() - startedAt);
    }

    @Override
    public Duration timeLeft() {
        Duration left = Duration.ofNanos(remainingNanos());
        return left.compareTo(SHORTEST) > 0 ? left : SHORTEST;
    }

    @Override
    public void onCancel(Runnable action) {
        cancellation.onCancel(action);
    }
}
