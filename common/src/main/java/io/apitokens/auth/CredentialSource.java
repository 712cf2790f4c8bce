package io.apitokens.auth;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;

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

    /**
     * Gives a credential that is renewed two minutes before its end, and when the vendor refuses it. One thread renews while
     * others wait; if renewing early fails, a credential that is still valid goes on being used.
     *
     * @param renew obtains a new credential
     * @return the source
     */
    static CredentialSource refreshing(Callable<RenewedCredential> renew) {
        return refreshing(renew, Duration.ofMinutes(2), InstantSource.system());
    }

    /**
     * Gives a credential that is renewed before its end, as {@link #refreshing(Callable)}.
     *
     * @param renew obtains a new credential
     * @param early how long before its end it is renewed
     * @param clock tells the time
     * @return the source
     */
    static CredentialSource refreshing(Callable<RenewedCredential> renew, Duration early, InstantSource clock) {
        return new RefreshingSource(renew, early, clock);
    }
}
