package io.apitokens.okhttp;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Cancels exchanges whose time is over.
 *
 * <p>One daemon thread watches all exchanges, and ends when it wakes and none is open. It sleeps until the earliest
 * deadline that it knows of, even if that exchange has ended before, so that exchanges of about the same timeout rarely
 * wake it. A timeout of OkHttp wakes Okio's thread in each exchange, which costs more processor time than the rest of
 * this package.
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
            if (watcher == null) {
                // If no thread can be started, the next exchange must try again.
                Thread started = watcher();
                started.start();
                watcher = started;
                nextLook = deadline.at;
            } else if (deadline.at - nextLook < 0) {
                open.notifyAll();
            }
            open.add(deadline);
        }
        return deadline;
    }

    /** Returns a thread without the caller's class loader and thread locals: it may outlive the caller's application. */
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
        while (true) {
            try {
                Deadline next = next();
                if (next == null) {
                    return;
                }
                next.over = true;
                next.cancel.run();
            } catch (Throwable foreign) {
                // Of an event listener of a shared client, or for lack of memory. The other deadlines must hold.
            }
        }
    }

    /** Waits until a deadline is over, and removes it. Returns null if no exchange is open. */
    private @Nullable Deadline next() {
        synchronized (open) {
            while (!open.isEmpty()) {
                Deadline first = earliest();
                long left = first.at - System.nanoTime();
                if (left <= 0) {
                    open.remove(first);
                    return first;
                }
                nextLook = first.at;
                try {
                    TimeUnit.NANOSECONDS.timedWait(open, left);
                } catch (InterruptedException notOurs) {
                    // Look again: no caller has a reference to this thread.
                }
            }
            watcher = null;
            return null;
        }
    }

    private Deadline earliest() {
        Iterator<Deadline> all = open.iterator();
        Deadline first = all.next();
        while (all.hasNext()) {
            Deadline other = all.next();
            first = other.at - first.at < 0 ? other : first;
        }
        return first;
    }
}
