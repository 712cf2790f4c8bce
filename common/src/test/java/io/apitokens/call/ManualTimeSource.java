package io.apitokens.call;

import io.apitokens.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A time source that advances when a thread sleeps on it or a test moves it on. Records every sleep. */
public final class ManualTimeSource implements TimeSource {

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AtomicLong elapsed = new AtomicLong();
    private final List<Duration> waits = new CopyOnWriteArrayList<>();
    private volatile double random = 0.5;
    private volatile OnSleep onSleep = () -> {};

    public ManualTimeSource() {}

    /** The action to run when a thread starts to sleep. */
    @FunctionalInterface
    public interface OnSleep {
        void run() throws InterruptedException;
    }

    @Override
    public Instant instant() {
        return START.plusNanos(elapsed.get());
    }

    @Override
    public long nanoTime() {
        return elapsed.get();
    }

    @Override
    public void sleep(Duration length) throws InterruptedException {
        waits.add(length);
        onSleep.run();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        advance(length);
    }

    @Override
    public double random() {
        return random;
    }

    public void advance(Duration length) {
        elapsed.addAndGet(length.toNanos());
    }

    public Duration elapsed() {
        return Duration.ofNanos(elapsed.get());
    }

    public List<Duration> waits() {
        return waits;
    }

    public void random(double next) {
        random = next;
    }

    public void onSleep(OnSleep what) {
        onSleep = what;
    }
}
