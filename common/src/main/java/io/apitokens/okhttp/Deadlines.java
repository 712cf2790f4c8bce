package io.apitokens.okhttp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cancels exchanges whose time is over.
 *
 * <p>One daemon thread watches all exchanges and ends when none is open. It sleeps until the earliest deadline that it
 * knows of, even if that exchange has ended before, so that exchanges of about the same timeout rarely wake it. A timeout
 * of OkHttp wakes Okio's thread in each exchange, which costs more processor time than the rest of this package.
 */
final class Deadlines {

    /** The deadlines of all transports. */
    static final Deadlines SHARED = new Deadlines();

    private final Set<Deadline> open = new HashSet<>();

    /** The thread that watches {@link #open}; null if there is none. Guarded by {@link #open}, as is the next field. */
    private @Nullable Thread watcher;

    private long nextLook;

    /** The time limit of one exchange, from its first try to the end of its response. */
    final class Deadline {

        private final long at;
        private final Runnable cancel;
        private volatile boolean over;

        private Deadline(long at, Runnable cancel) {
            this.at = at;
            this.cancel = cancel;
        }

        /** Ends the time limit. */
        void end() {
            synchronized (open) {
                open.remove(this);
            }
        }

        /** Returns whether the exchange was cancelled because its time was over. */
        boolean isOver() {
            return over;
        }

        private void expire() {
            over = true;
            try {
                cancel.run();
            } catch (Throwable foreign) {
                // An event listener of a shared client may throw anything. The other deadlines must hold.
                return;
            }
        }
    }

    /**
     * Starts a time limit.
     *
     * @param left the time until the exchange is cancelled
     * @param cancel cancels the exchange; called by another thread, at most once
     */
    Deadline start(Duration left, Runnable cancel) {
        Deadline deadline = new Deadline(System.nanoTime() + left.toNanos(), cancel);
        synchronized (open) {
            open.add(deadline);
            if (watcher == null) {
                nextLook = deadline.at;
                watcher = watcher();
                watcher.start();
            } else if (deadline.at - nextLook < 0) {
                open.notifyAll();
            }
        }
        return deadline;
    }

    /** Returns a thread that inherits nothing of the caller's: it may outlive an application in a container. */
    private Thread watcher() {
        Thread thread = new Thread(null, this::watch, "apitokens deadlines", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        return thread;
    }

    /** Ends the thread at once if no exchange is open, not only at its next look. */
    void release() {
        synchronized (open) {
            open.notifyAll();
        }
    }

    private void watch() {
        for (List<Deadline> overdue = next(); !overdue.isEmpty(); overdue = next()) {
            overdue.forEach(Deadline::expire);
        }
    }

    /** Waits until deadlines are over, and removes them. Returns an empty list if no exchange is open. */
    private List<Deadline> next() {
        synchronized (open) {
            while (!open.isEmpty()) {
                long now = System.nanoTime();
                long pause = Long.MAX_VALUE;
                List<Deadline> overdue = new ArrayList<>();
                for (Deadline each : open) {
                    long left = each.at - now;
                    pause = Math.min(pause, left);
                    if (left <= 0) {
                        overdue.add(each);
                    }
                }
                if (!overdue.isEmpty()) {
                    overdue.forEach(open::remove);
                    return overdue;
                }
                nextLook = now + pause;
                try {
                    TimeUnit.NANOSECONDS.timedWait(open, pause);
                } catch (InterruptedException notOurs) {
                    // Look again: no caller has a reference to this thread.
                }
            }
            watcher = null;
            return List.of();
        }
    }
}
