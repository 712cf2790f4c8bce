package io.apitokens.proofs.hostile;

import io.apitokens.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The system's time, in which sleeping takes hardly any time: it moves the clock. */
final class HastyTime implements TimeSource {

    private static final long MOST_MILLIS = 3;

    private final AtomicLong slept = new AtomicLong();
    private final Duration skew;

    /** Creates a time source whose clock is ahead of the peer's by {@code skew}. */
    HastyTime(Duration skew) {
        this.skew = skew;
    }

    @Override
    public Instant instant() {
        return peerInstant().plus(skew);
    }

    /** Returns the time of the peer's clock. */
    Instant peerInstant() {
        return Instant.now().plusNanos(slept.get());
    }

    @Override
    public long nanoTime() {
        return System.nanoTime() + slept.get();
    }

    @Override
    public void sleep(Duration length) throws InterruptedException {
        // Other threads, such as those that find out that a connection has ended, get a turn.
        Thread.sleep(Math.min(MOST_MILLIS, length.toMillis()));
        slept.addAndGet(length.toNanos());
    }

    @Override
    public double random() {
        return 0.5;
    }
}
