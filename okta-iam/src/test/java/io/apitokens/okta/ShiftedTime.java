package io.apitokens.okta;

import io.apitokens.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A time source whose clock is wrong. */
record ShiftedTime(TimeSource right, InstantSource clock) implements TimeSource {

    @Override
    public Instant instant() {
        return clock.instant();
    }

    @Override
    public long nanoTime() {
        return right.nanoTime();
    }

    @Override
    public void sleep(Duration length) throws InterruptedException {
        right.sleep(length);
    }

    @Override
    public double random() {
        return right.random();
    }
}
