package io.apitokens.error;

/**
 * Signals that the vendor rejected the request's values (usually 400 or 422). {@link #fieldErrors()} returns the fields
 * that the vendor named.
 */
public final class InvalidRequestException extends ResponseException {

    private static final long serialVersionUID = 1L;

    InvalidRequestException(CallFacts call, ResponseFacts response) {
        super(call, response, "invalid request", "Correct the request.");
    }
}
