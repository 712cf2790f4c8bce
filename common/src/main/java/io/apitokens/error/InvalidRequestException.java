package io.apitokens.error;

/** The vendor refused the request's values (usually 400 or 422); {@link #fieldErrors()} names them if the vendor did. */
public final class InvalidRequestException extends ResponseException {

    private static final long serialVersionUID = 1L;

    InvalidRequestException(CallFacts call, ResponseFacts response) {
        super(call, response, "invalid request");
    }
}
