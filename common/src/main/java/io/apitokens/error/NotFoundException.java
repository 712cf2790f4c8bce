package io.apitokens.error;

/** Signals that the token does not exist or that this credential cannot see it (404). The token may still be active. */
public final class NotFoundException extends ResponseException {

    private static final long serialVersionUID = 1L;

    NotFoundException(CallFacts call, ResponseFacts response) {
        super(call, response, "not found or not visible to this credential", "Check the id and the account.");
    }
}
