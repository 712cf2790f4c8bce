package io.apitokens.error;

/** Too many requests (429); the request is taken as not processed, which is inferred, not stated, at all three vendors. */
public final class RateLimitedException extends ResponseException {

    private static final long serialVersionUID = 1L;

    RateLimitedException(CallFacts call, ResponseFacts response) {
        super(call, response, "too many requests");
    }
}
