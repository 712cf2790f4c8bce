package io.apitokens.call;

import io.apitokens.Timing;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lets one thread end a call that another one makes. */
final class Cancellation {

    private boolean cancelled;
    private boolean closed;
    private @Nullable Runnable action;
    private @Nullable Thread sleeper;

    /**
     * Ends the call: the exchange under way, or the wait between two.
     *
     * @return false if it is too late, because a secret is being issued that must not be lost
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

    /** A transport that cannot end its exchange does not keep the caller from being told that the call is over. */
    private static void runQuietly(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException notEnded) {
            return;
        }
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /**
     * Marks the beginning of an attempt.
     *
     * @param mustFinish true if cancelling is to be refused while the attempt lasts
     * @return false if the call was cancelled before
     */
    synchronized boolean begin(boolean mustFinish) {
        closed = mustFinish && !cancelled;
        return !cancelled;
    }

    /** Marks the end of an attempt that is to be followed by another; after the last one it is too late to cancel. */
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

    void sleep(Timing timing, Duration length) throws InterruptedException {
        synchronized (this) {
            if (cancelled) {
                throw new InterruptedException();
            }
            sleeper = Thread.currentThread();
        }
        try {
            timing.sleep(length);
        } finally {
            synchronized (this) {
                sleeper = null;
                if (cancelled) {
                    // The interrupt was ours; the executor's thread must not keep it.
                    Thread.interrupted();
                }
            }
        }
    }
}
