package io.apitokens.call;

import io.apitokens.TimeSource;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets one thread end a call that another thread makes. */
final class Cancellation {

    private boolean cancelled;
    private boolean closed;
    private @Nullable Runnable action;
    private @Nullable Thread sleeper;

    /**
     * Ends the call: the running exchange, or the delay between two attempts.
     *
     * @return false if a secret is being issued, which cancelling would lose
     */
    synchronized boolean cancel() {
        if (closed) {
            return false;
        }
        cancelled = true;
        if (action != null) {
            runQuietly(action);
        }
        if (sleeper != null) {
            sleeper.interrupt();
        }
        return true;
    }

    /**
     * Runs the cancel action and ignores its failure. The call counts as cancelled even if the transport cannot end its
     * exchange.
     */
    private static void runQuietly(Runnable action) {
        try {
            action.run();
        } catch (Throwable notEnded) {
            return;
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Marks the beginning of an attempt.
     *
     * @param mustFinish true if cancelling is refused during the attempt
     * @return false if the call is already cancelled
     */
    synchronized boolean begin(boolean mustFinish) {
        closed = mustFinish && !cancelled;
        return !cancelled;
    }

    /**
     * Marks the end of an attempt that will be retried. Not called after the last attempt, so that cancelling stays
     * refused.
     */
    synchronized void end() {
        closed = false;
        action = null;
    }

    synchronized void onCancel(Runnable what) {
        if (cancelled) {
            what.run();
        } else {
            action = what;
        }
    }

    void sleep(TimeSource timeSource, Duration length) throws InterruptedException {
        synchronized (this) {
            if (cancelled) {
                throw new InterruptedException();
            }
            sleeper = Thread.currentThread();
        }
        try {
            timeSource.sleep(length);
        } finally {
            synchronized (this) {
                sleeper = null;
                if (cancelled) {
                    // This class interrupted the thread, so clear the flag: the thread belongs to the executor.
                    Thread.interrupted();
                }
            }
        }
    }
}
