package io.apitokens.auth;

/**
 * Gives the credential for each request, so that it can be renewed, rotated, or made anew for every request. Must be safe for
 * use by many threads, and quick when nothing has to be renewed: it is asked before every attempt.
 */
@FunctionalInterface
public interface CredentialSource {

    /**
     * Gives a credential.
     *
     * @param request what it is for; after a rejection the source is asked once more, and giving the same again ends the call
     * @return the credential
     */
    Credential get(CredentialRequest request);

    /**
     * Gives the same credential always.
     *
     * @param credential the credential
     * @return the source
     */
    static CredentialSource fixed(Credential credential) {
        return request -> credential;
    }
}
