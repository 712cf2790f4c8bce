package io.apitokens.error;

/** No such token, or none that this credential can see (404); it does not prove that the token is dead. */
public final class NotFoundException extends ResponseException {

    private static final long serialVersionUID = 1L;

    NotFoundException(CallFacts call, ResponseFacts response) {
        super(call, response, "not found or not visible to this credential");
    }
}
