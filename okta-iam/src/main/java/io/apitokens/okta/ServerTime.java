package io.apitokens.okta;

import io.apitokens.transport.Headers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The org's time: the client's, corrected by the {@code Date} of the latest response. */
final class ServerTime implements InstantSource {

    private final InstantSource own;
    private volatile Duration ahead = Duration.ZERO;

    ServerTime(InstantSource own) {
        this.own = own;
    }

    void responded(Headers headers) {
        headers.date().ifPresent(date -> ahead = Duration.between(own.instant(), date));
    }

    /** Returns how far the org's clock is ahead of the client's. */
    Duration ahead() {
        return ahead;
    }

    @Override
    public Instant instant() {
        return own.instant().plus(ahead);
    }
}
