package io.apitokens.error;

/** Signals that the credential is valid but lacks the permission for the request (usually 403). */
public final class PermissionDeniedException extends ResponseException {

    private static final long serialVersionUID = 1L;

    PermissionDeniedException(CallFacts call, ResponseFacts response) {
        super(call, response, "permission denied", "Use a credential with this permission.");
    }
}
