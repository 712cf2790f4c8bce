package io.apitokens.error;

import java.time.Duration;
import java.util.Optional;

/** Too many requests (429); the request is taken as not processed, which is inferred, not stated, at all three vendors. */
public final class RateLimitedException extends ResponseException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(CallFacts call, ResponseFacts response) {
        super(call, response, "too many requests");
    }

    /**
     * Tells how long the vendor asked to wait, counted from its answer.
     *
     * @return empty when it did not say
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(response().retryAfter());
    }
}
