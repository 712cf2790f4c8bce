package io.apitokens;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** The client's source of time, sleep and randomness. Replace it in tests. Must be safe for use by many threads. */
public interface TimeSource extends InstantSource {

    /** {@return a time in nanoseconds since an arbitrary moment, for measuring durations; it never decreases} */
    long nanoTime();

    /**
     * Sleeps.
     *
     * @param length the duration, not negative
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void sleep(Duration length) throws InterruptedException;

    /** {@return a random number, at least 0 and less than 1} */
    double random();

    /** {@return the system's time source} */
    static TimeSource system() {
        return SystemTimeSource.INSTANCE;
    }
}

/** The system's time source. */
enum SystemTimeSource implements TimeSource {
    INSTANCE;

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(Duration length) throws InterruptedException {
        Thread.sleep(length.toMillis(), length.toNanosPart() % 1_000_000);
    }

    @Override
    public double random() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
