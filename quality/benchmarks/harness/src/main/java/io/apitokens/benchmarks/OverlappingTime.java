package io.apitokens.benchmarks;

import io.apitokens.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A virtual time in which the sleeps of several threads overlap. It moves to the next end of a sleep when every thread
 * that has slept before sleeps again or has ended. Thread-safe.
 */
final class OverlappingTime implements TimeSource {

    private static final long POLL_MILLIS = 1;

    private final Instant start;
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Map<Thread, Long> ends = new HashMap<>();
    private long nanos;

    OverlappingTime(Instant start) {
        this.start = start;
    }

    /** Forgets the threads so far: one that sleeps no more, but lives, would stop the time. */
    void forgetThreads() {
        threads.clear();
    }

    @Override
    public synchronized void sleep(Duration length) throws InterruptedException {
        Thread self = Thread.currentThread();
        threads.add(self);
        long end = nanos + length.toNanos();
        ends.put(self, end);
        try {
            while (nanos < end) {
                if (ends.keySet().containsAll(threads)) {
                    nanos = ends.values().stream().mapToLong(Long::longValue).min().orElse(end);
                    wakeEnded();
                } else {
                    wait(POLL_MILLIS);
                    threads.removeIf(thread -> !thread.isAlive());
                }
            }
        } finally {
            ends.remove(self);
        }
    }

    /** From its wake-up on a thread counts as running, though it may not run yet. */
    private void wakeEnded() {
        ends.values().removeIf(end -> end <= nanos);
        notifyAll();
    }

    @Override
    public synchronized Instant instant() {
        return start.plusNanos(nanos);
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public double random() {
        return 0.5;
    }
}
