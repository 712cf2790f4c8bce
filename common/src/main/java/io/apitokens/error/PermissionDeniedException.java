package io.apitokens.error;

/** The credential is valid but may not do this (usually 403). */
public final class PermissionDeniedException extends ResponseException {

    private static final long serialVersionUID = 1L;

    PermissionDeniedException(CallFacts call, ResponseFacts response) {
        super(call, response, "permission denied");
    }
}
