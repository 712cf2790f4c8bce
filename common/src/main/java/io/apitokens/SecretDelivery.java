package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the secret of a new token to a store, and rolls the token back where that fails. For vendor implementations.
 *
 * @see CanCreate#create(TokenSpec, SecretSink)
 */
@VendorSpi
public final class SecretDelivery {

    private SecretDelivery() {}

    /**
     * Makes sure, before anything is sent, that a sink is likely to store a secret.
     *
     * @param sink where the secret is to go
     * @return the version to write over; null if nothing is stored
     * @throws ConfigurationException if it says that it cannot
     */
    public static @Nullable String check(SecretSink sink) {
        try {
            sink.check();
            return sink.read().map(StoredSecret::version).orElse(null);
        } catch (IOException | RuntimeException e) {
            throw ConfigurationException.of(CallFacts.NO_CALL, "the sink cannot store a secret; nothing was sent", e);
        }
    }

    /**
     * Creates a token and has its secret stored, see {@link CanCreate#create(TokenSpec, SecretSink)}.
     *
     * @param tokens creates the token
     * @param cleaner deletes it again if necessary, in the clean-up time; null to keep a token whose secret was not stored
     * @param spec what it shall be
     * @param sink where the secret goes
     * @return the token
     */
    public static Token store(CanCreate tokens, @Nullable ApiTokens cleaner, TokenSpec spec, SecretSink sink) {
        String version = check(sink);
        IssuedToken issued = tokens.create(spec);
        try {
            sink.write(issued, version);
        } catch (Throwable e) {
            // Whatever it is, checked exceptions of other languages included: the token must not be left unheld.
            // But perhaps only the answer was lost, and the sink holds it after all.
            if (holds(sink, issued.secret(), e)) {
                return issued.token();
            }
            throw takeBack(cleaner, issued, "storing the secret", e);
        }
        readBack(sink, cleaner, issued);
        return issued.token();
    }

    private static void readBack(SecretSink sink, @Nullable ApiTokens cleaner, IssuedToken issued) {
        boolean interrupted = Thread.interrupted();
        try {
            if (!isStored(sink, issued.secret())) {
                throw new IOException("the sink does not give the secret back that was written");
            }
        } catch (Throwable e) {
            throw takeBack(cleaner, issued, "reading the secret back", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Asks a sink whose write failed what it holds; a thread that was interrupted is interrupted again afterwards. */
    private static boolean holds(SecretSink sink, Secret secret, Throwable failure) {
        boolean interrupted = Thread.interrupted();
        try {
            return isStored(sink, secret);
        } catch (Throwable e) {
            if (!e.equals(failure)) {
                failure.addSuppressed(e);
            }
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isStored(SecretSink sink, Secret secret) throws IOException {
        return sink.read().filter(stored -> stored.secret().equals(secret)).isPresent();
    }

    /**
     * Takes a new token back, because a later step of its creation failed. An interrupted thread is interrupted again
     * afterwards.
     *
     * @param cleaner deletes the token, in its own time; null to leave it as it is
     * @param issued the new token
     * @param step the step that failed, as a noun
     * @param failure how it failed
     * @return what to throw: a {@link CreateUndoneException} if the token was deleted, else a {@link PartialCreateException}
     *     that holds its secret, also when the deletion found no such token, which does not prove that there is none;
     *     {@code failure} is its cause
     */
    public static ApiTokenException takeBack(
            @Nullable ApiTokens cleaner, IssuedToken issued, String step, Throwable failure) {
        TokenId id = issued.token().id();
        CallFacts facts = new CallFacts(id.account().toString(), "create", 1, Outcome.APPLIED);
        if (cleaner == null) {
            return PartialCreateException.of(facts, step, id, issued.secret(), failure);
        }
        boolean interrupted = Thread.interrupted();
        try {
            cleaner.delete(id);
            return CreateUndoneException.of(facts, step, failure);
        } catch (RuntimeException | Error notProved) {
            if (!notProved.equals(failure)) {
                failure.addSuppressed(notProved);
            }
            return PartialCreateException.of(facts, step, id, issued.secret(), failure);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
