package io.apitokens.auth;

import io.apitokens.SecretSink;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
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

    /**
     * Gives what a sink holds, and so follows a rotation: the sink is read at the first request, then at most every ten
     * seconds, and when the vendor refuses what was read before. One thread reads while the others go on with what is known;
     * they wait only if nothing is. If reading fails or the sink is found empty, what is known goes on being used. A read is
     * not bounded by a call's deadline.
     *
     * <p>If nothing is known, {@link CredentialSource#get} throws a {@link ConfigurationException}, which is a
     * {@link NoCredentialsException} if nothing is stored.
     *
     * @param sink where the secret is kept
     * @param scheme what stands before it in {@code Authorization}, such as {@code Bearer}
     * @return the source
     * @throws InvalidInputException if the scheme cannot stand in a header
     */
    static CredentialSource from(SecretSink sink, String scheme) {
        return from(sink, scheme, Duration.ofSeconds(10), InstantSource.system());
    }

    /**
     * Gives what a sink holds, as {@link #from(SecretSink, String)}.
     *
     * @param sink where the secret is kept
     * @param scheme what stands before it in {@code Authorization}, such as {@code Bearer}
     * @param every how long what was read is used before the sink is read again; zero to read it for every request
     * @param clock tells the time
     * @return the source
     * @throws InvalidInputException if the scheme cannot stand in a header
     */
    static CredentialSource from(SecretSink sink, String scheme, Duration every, InstantSource clock) {
        return new SinkSource(sink, scheme, every, clock);
    }
}
