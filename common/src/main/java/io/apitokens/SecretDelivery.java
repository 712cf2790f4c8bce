package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.PartialCreateException;
import io.apitokens.internal.Uninterrupted;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the secret of a new token to a store, and rolls the token back where that fails. For vendor implementations.
 *
 * @see CanCreate#create(TokenSpec, SecretStore)
 */
@VendorSpi
public final class SecretDelivery {

    private SecretDelivery() {}

    /**
     * Checks, before any request is sent, that a secret store is likely to accept a secret.
     *
     * @param store the secret store
     * @return the version that the write must replace; null if nothing is stored
     * @throws ConfigurationException if the store's check or read fails
     */
    public static @Nullable String check(SecretStore store) {
        try {
            store.check();
            return store.read().map(StoredSecret::version).orElse(null);
        } catch (Throwable e) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL, "the secret store cannot be used; nothing was sent. See the cause.", e);
        }
    }

    /**
     * Creates a token and writes its secret to a store, see {@link CanCreate#create(TokenSpec, SecretStore)}.
     *
     * @param tokens creates the token
     * @param cleaner deletes the token again if necessary; null to leave it
     * @param spec the properties of the token
     * @param store the secret store
     * @return the token
     */
    public static Token store(CanCreate tokens, @Nullable ApiTokens cleaner, TokenSpec spec, SecretStore store) {
        String version = check(store);
        IssuedToken issued = tokens.create(spec);
        try {
            store.write(issued, version);
        } catch (Throwable e) {
            // Catch everything, including checked exceptions thrown by other JVM languages: the token must not become
            // an orphan. The write may have succeeded although its response was lost, so read the store before deleting
            // the token.
            if (holds(store, issued.secret(), e)) {
                return issued.token();
            }
            throw rollBack(cleaner, issued, "storing the secret", e);
        }
        readBack(store, cleaner, issued);
        return issued.token();
    }

    private static void readBack(SecretStore store, @Nullable ApiTokens cleaner, IssuedToken issued) {
        Throwable failure = null;
        try {
            if (!Uninterrupted.run(() -> isStored(store, issued.secret()))) {
                failure = ConfigurationException.of(
                        CallFacts.NO_CALL, "the secret store did not return the secret that was written", null);
            }
        } catch (Throwable e) {
            failure = e;
        }
        if (failure != null) {
            throw rollBack(cleaner, issued, "reading the secret back", failure);
        }
    }

    /** Checks whether a store contains the secret although its write failed. */
    private static boolean holds(SecretStore store, Secret secret, Throwable failure) {
        try {
            return Uninterrupted.run(() -> isStored(store, secret));
        } catch (Throwable e) {
            if (!e.equals(failure)) {
                failure.addSuppressed(e);
            }
            return false;
        }
    }

    private static boolean isStored(SecretStore store, Secret secret) throws IOException {
        return store.read().filter(stored -> stored.secret().equals(secret)).isPresent();
    }

    /**
     * Rolls back a create of which a later step failed. Restores the thread's interrupt status.
     *
     * @param cleaner deletes the token, within its own timeout; null to leave the token
     * @param issued the new token
     * @param step the step that failed, as a noun
     * @param failure the failure of that step
     * @return the exception to throw, with {@code failure} as its cause: a {@link CreateRolledBackException} if the token
     *     was deleted, otherwise a {@link PartialCreateException} that contains the secret, even if the deletion found
     *     no such token, because that does not prove that there is none
     */
    public static ApiTokenException rollBack(
            @Nullable ApiTokens cleaner, IssuedToken issued, String step, Throwable failure) {
        TokenId id = issued.token().id();
        CallFacts facts = issued.facts();
        if (cleaner == null) {
            return PartialCreateException.of(facts, step, id, issued.secret(), failure);
        }
        try {
            Uninterrupted.run(() -> {
                cleaner.delete(id);
                return id;
            });
            return CreateRolledBackException.of(facts, step, failure);
        } catch (Throwable notProved) {
            if (!notProved.equals(failure)) {
                failure.addSuppressed(notProved);
            }
            return PartialCreateException.of(facts, step, id, issued.secret(), failure);
        }
    }
}
