package io.apitokens;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Where a client gets its time, its waits and its randomness from; replace it in tests. Safe for use by many threads. */
public interface Timing {

    /**
     * Tells the time of day.
     *
     * @return now
     */
    Instant now();

    /**
     * Tells a time for measuring spans, which never goes back.
     *
     * @return nanoseconds since some moment
     */
    long nanoTime();

    /**
     * Waits.
     *
     * @param length how long, not negative
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    void sleep(Duration length) throws InterruptedException;

    /**
     * Gives a random number.
     *
     * @return at least 0, less than 1
     */
    double random();

    /**
     * Gives the real time.
     *
     * @return the system's clocks
     */
    static Timing system() {
        return SystemTiming.INSTANCE;
    }
}

/** The system's clocks. */
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
