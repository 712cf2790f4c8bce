package io.apitokens;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** The client's source of time, sleep and randomness. Replace it in tests. Must be safe for use by many threads. */
public interface Timing {

    /** {@return the current time of day} */
    Instant now();

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
    static Timing system() {
        return SystemTiming.INSTANCE;
    }
}

/** The system's time source. */
enum SystemTiming implements Timing {
    INSTANCE;

    @Override
    public Instant now() {
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
