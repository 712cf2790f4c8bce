package io.apitokens.error;

/**
 * Signals that the credential is missing, wrong, expired or revoked (usually 401). The vendor's message is omitted
 * because it may quote the credential.
 */
public final class AuthenticationException extends ResponseException {

    private static final long serialVersionUID = 1L;

    AuthenticationException(CallFacts call, ResponseFacts response) {
        super(call, response, "the credential was not accepted", "Replace the credential.");
    }
}
