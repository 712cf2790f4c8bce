package io.apitokens.error;

/**
 * Signals too many requests (429). The request is treated as not processed; this is inferred, and none of the three
 * vendors states it.
 */
public final class RateLimitedException extends ResponseException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(CallFacts call, ResponseFacts response) {
        super(call, response, "too many requests", response.retry());
    }
}
