package io.apitokens.auth;

import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
import io.apitokens.transport.Headers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * Supplies the credential for each request, so that it can be renewed, rotated, or created anew for every request.
 *
 * <p>Implementations must be safe for use by many threads, and fast when nothing has to be renewed: the client calls
 * the source before every attempt.
 *
 * <pre>{@code
 * // Reads the file again every ten seconds, and at once after a rejection: a rotated secret is found.
 * CredentialSource source = CredentialSource.from(SecretStore.file(file), "Bearer");
 * AstroIam client = builder.credentials(source).build();
 * }</pre>
 */
@FunctionalInterface
public interface CredentialSource {

    /**
     * Returns a credential for a request.
     *
     * @param request the request to authenticate; after a rejection the client calls the source once more, and
     *     returning the same credential again ends the call
     * @return the credential
     */
    Credential get(CredentialRequest request);

    /**
     * Receives the headers of each response to a request that carried a credential of this source, such as a nonce for
     * the next DPoP proof. Does nothing by default. Must be fast and must not throw.
     *
     * @param headers the headers of the response, successful or not
     */
    default void responded(Headers headers) {}

    /**
     * Returns a source that always supplies the same credential.
     *
     * @param credential the credential
     * @return the source
     */
    static CredentialSource fixed(Credential credential) {
        return new FixedSource(credential);
    }

    /**
     * Returns a source that renews its credential two minutes before its expiry and after a rejection.
     *
     * <p>One thread renews. Others wait for it, no longer than their call may take, or use the known credential if it
     * is still valid. If an early renewal fails, the source keeps supplying a credential that is still valid.
     *
     * @param renew obtains a new credential
     * @return the source
     */
    static CredentialSource refreshing(Callable<RenewedCredential> renew) {
        return refreshing(renew, Duration.ofMinutes(2), InstantSource.system());
    }

    /**
     * Returns a source that renews its credential before its expiry, as {@link #refreshing(Callable)}.
     *
     * @param renew obtains a new credential
     * @param early how long before its expiry a credential is renewed
     * @param timeSource the time source
     * @return the source
     */
    static CredentialSource refreshing(Callable<RenewedCredential> renew, Duration early, InstantSource timeSource) {
        return new RefreshingSource(request -> renew.call(), early, timeSource);
    }

    /**
     * Returns a source that renews its credential before its expiry, as {@link #refreshing(Callable)}.
     *
     * @param renew obtains a new credential within the time of the call that needs it; an {@code ApiTokenException}
     *     that it throws is passed on
     * @param early how long before its expiry a credential is renewed
     * @param timeSource the time source
     * @return the source
     */
    static CredentialSource refreshing(
            Function<CredentialRequest, RenewedCredential> renew, Duration early, InstantSource timeSource) {
        return new RefreshingSource(renew::apply, early, timeSource);
    }

    /**
     * Returns a source that supplies the secret in a secret store, and so follows a rotation.
     *
     * <p>The source reads the store at the first request, then at most every ten seconds, and when the vendor rejects
     * the secret that it read before. One thread reads while the others use the known secret; they wait only if none is
     * known. If a read fails or finds the store empty, the source keeps supplying the known secret. A call's deadline
     * does not limit a read.
     *
     * <p>If no secret is known, {@link CredentialSource#get} throws a {@link ConfigurationException}, which is a
     * {@link NoCredentialsException} if nothing is stored.
     *
     * @param store the store that holds the secret
     * @param scheme the scheme before the secret in {@code Authorization}, such as {@code Bearer}
     * @return the source
     * @throws InvalidInputException if the scheme is empty or has a character other than visible ASCII
     */
    static CredentialSource from(SecretStore store, String scheme) {
        return from(store, scheme, Duration.ofSeconds(10), InstantSource.system());
    }

    /**
     * Returns a source that supplies the secret in a secret store, as {@link #from(SecretStore, String)}.
     *
     * @param store the store that holds the secret
     * @param scheme the scheme before the secret in {@code Authorization}, such as {@code Bearer}
     * @param every how long a secret is used before the store is read again; zero to read it for every request
     * @param timeSource the time source
     * @return the source
     * @throws InvalidInputException if the scheme is empty or has a character other than visible ASCII, or
     *     {@code every} is negative
     */
    static CredentialSource from(SecretStore store, String scheme, Duration every, InstantSource timeSource) {
        // Reject an invalid scheme here instead of at the first call.
        Credential.of(scheme, Secret.of("checked"));
        return from(store, secret -> Credential.of(scheme, secret), every, timeSource);
    }

    /**
     * Returns a source that supplies the credential that the secret in a secret store is. Otherwise as
     * {@link #from(SecretStore, String)}, for vendors whose credentials are more than a scheme and a secret.
     *
     * @param store the store that holds the secret
     * @param credential returns the credential that a secret is; throws an {@link InvalidInputException} if it is none
     * @param every how long a secret is used before the store is read again; zero to read it for every request
     * @param timeSource the time source
     * @return the source
     * @throws InvalidInputException if {@code every} is negative
     */
    static CredentialSource from(
            SecretStore store, Function<Secret, Credential> credential, Duration every, InstantSource timeSource) {
        return new StoredCredentialSource(store, credential, every, timeSource);
    }
}
