package io.apitokens.testkit;

import io.apitokens.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A time source that stands still until it is moved, for a simulator and a client together. Both see the same time, and
 * the client's sleeps return at once. Thread-safe.
 *
 * <pre>{@code
 * ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-01-01T00:00:00Z"));
 * try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
 *         GcoreIam client = GcoreIam.builder()
 *                 .baseUrl(gcore.baseUrl())
 *                 .allowHttpOnLoopback()
 *                 .apiKey(gcore.credential())
 *                 .clientId(gcore.clientId())
 *                 .timeSource(timeSource)
 *                 .build()) {
 *     gcore.inject(Fault.status(503));
 *     client.tokens().list().toList(); // retries, and its delay takes no real time
 *     timeSource.advance(Duration.ofDays(30)); // for the client and the vendor
 * }
 * }</pre>
 */
public final class ManualTimeSource implements TimeSource {

    private final List<Duration> sleeps = new ArrayList<>();
    private Instant now;
    private long nanos;
    private double random = 0.5;

    private ManualTimeSource(Instant start) {
        this.now = start;
    }

    /**
     * Creates a time source.
     *
     * @param start the time until it is moved
     * @return the time source, with {@link #nanoTime()} 0 and {@link #random()} 0.5
     */
    public static ManualTimeSource startingAt(Instant start) {
        return new ManualTimeSource(Objects.requireNonNull(start, "start"));
    }

    /**
     * Moves the time forward.
     *
     * @param length the duration, not negative
     */
    public synchronized void advance(Duration length) {
        if (length.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
        now = now.plus(length);
        nanos += length.toNanos();
    }

    /**
     * Sets the value that {@link #random()} returns from now on. Initially it is 0.5.
     *
     * @param number at least 0, less than 1
     */
    public synchronized void random(double number) {
        if (number < 0 || number >= 1) {
            throw new IllegalArgumentException("number must be at least 0 and less than 1");
        }
        random = number;
    }

    /** {@return the durations of all sleeps so far, in order} */
    public synchronized List<Duration> sleeps() {
        return List.copyOf(sleeps);
    }

    /** Records the duration and moves the time by it, without blocking. */
    @Override
    public synchronized void sleep(Duration length) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        sleeps.add(length);
        advance(length);
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public synchronized double random() {
        return random;
    }
}
