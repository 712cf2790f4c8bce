package io.apitokens.error;

/** The credential is missing, wrong, expired or revoked (usually 401). The vendor's text is withheld: it may quote the credential. */
public final class AuthenticationException extends ResponseException {

    private static final long serialVersionUID = 1L;

    AuthenticationException(CallFacts call, ResponseFacts response) {
        super(call, response, "the credential was not accepted");
    }
}
