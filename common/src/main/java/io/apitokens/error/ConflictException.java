package io.apitokens.error;

/** Signals that the request conflicts with the state at the vendor (409). */
public final class ConflictException extends ResponseException {

    private static final long serialVersionUID = 1L;

    ConflictException(CallFacts call, ResponseFacts response) {
        super(call, response, "conflict", "Read the current state first.");
    }
}
