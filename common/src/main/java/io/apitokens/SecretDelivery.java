package io.apitokens;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.internal.UnusableFileException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the secret of a new token to a store, and rolls the token back where the store certainly does not hold it.
 * For vendor implementations.
 *
 * @see CanCreate#delivery()
 */
@VendorSpi
public final class SecretDelivery {

    private static final String STORING = "storing the secret";
    private static final String FOREIGN_CONTENT =
            "holds something that cannot be a secret of this vendor; nothing was changed. Use another store, or remove it.";
    private static final Duration SHORTEST = Duration.ofNanos(1);

    private final ApiTokens cleaner;
    private final TimeSource timeSource;
    private final @Nullable Duration timeout;
    private final @Nullable Duration cleanup;

    private SecretDelivery(
            ApiTokens cleaner, TimeSource timeSource, @Nullable Duration timeout, @Nullable Duration cleanup) {
        this.cleaner = cleaner;
        this.timeSource = timeSource;
        this.timeout = timeout;
        this.cleanup = cleanup;
    }

    /**
     * Creates a delivery of which each request has its own timeout.
     *
     * @param cleaner deletes the token again if necessary
     * @param timeSource sleeps between two writes to a store
     * @return the delivery
     */
    public static SecretDelivery of(ApiTokens cleaner, TimeSource timeSource) {
        return new SecretDelivery(cleaner, timeSource, null, null);
    }

    /**
     * Creates a delivery whose requests together have one timeout. The time that the store takes is not part of it.
     *
     * @param cleaner deletes the token again if necessary
     * @param timeSource sleeps between two writes to a store, and limits the time
     * @param timeout the timeout of the tokens, positive
     * @param cleanup the part of it for a rollback, which starts when the rollback does; positive
     * @return the delivery
     */
    public static SecretDelivery of(ApiTokens cleaner, TimeSource timeSource, Duration timeout, Duration cleanup) {
        return new SecretDelivery(
                cleaner,
                timeSource,
                Objects.requireNonNull(timeout, "timeout"),
                Objects.requireNonNull(cleanup, "cleanup"));
    }

    /** Creates a token into an empty store, see {@link CanCreate#create(TokenSpec, SecretStore)}. */
    Token create(CanCreate tokens, TokenSpec spec, SecretStore store) {
        requireEmpty(store);
        return deliver(tokens, spec, store, null);
    }

    /** Creates a token unless a store holds a working secret, see {@link CanCreate#createIfAbsent}. */
    Optional<Token> createIfAbsent(CanCreate tokens, TokenSpec spec, SecretStore store, boolean orRejected) {
        StoredSecret stored = checked(store);
        if (stored == null) {
            return Optional.of(deliver(tokens, spec, store, null));
        }
        long start = timeSource.nanoTime();
        SecretStatus status = status(tokens, store, stored);
        if (status == SecretStatus.ACCEPTED) {
            return Optional.empty();
        }
        if (status != SecretStatus.REJECTED) {
            throw refused(
                    store,
                    "holds a secret, and the vendor did not state whether it works; nothing was changed. Retry later.");
        }
        if (!tokens.recognizes(stored.secret())) {
            throw refused(store, FOREIGN_CONTENT);
        }
        if (!orRejected) {
            throw refused(
                    store,
                    "holds a secret that the vendor rejects; nothing was changed. It may be expired, deleted or of"
                            + " another account. createIfAbsentOrRejected(…) replaces it.");
        }
        return Optional.of(deliver(rest(tokens, start), spec, store, stored.version()));
    }

    /** Returns the tokens with the time that the requests since a start have left. */
    private CanCreate rest(CanCreate tokens, long start) {
        if (timeout == null) {
            return tokens;
        }
        Duration left = timeout.minusNanos(timeSource.nanoTime() - start);
        return tokens.withTimeout(left.compareTo(SHORTEST) > 0 ? left : SHORTEST)
                .require(CanCreate.class);
    }

    private static SecretStatus status(CanCreate tokens, SecretStore store, StoredSecret stored) {
        try {
            return tokens.verify(stored.secret());
        } catch (InvalidInputException e) {
            throw refused(store, FOREIGN_CONTENT);
        }
    }

    private static ConfigurationException refused(SecretStore store, String problem) {
        return ConfigurationException.of(CallFacts.NO_CALL, name(store) + " " + problem, null);
    }

    private Token deliver(CanCreate tokens, TokenSpec spec, SecretStore store, @Nullable String expected) {
        IssuedToken issued = tokens.create(spec);
        VerifiedWrite write = VerifiedWrite.to(store, timeSource);
        if (write.store(issued, expected)) {
            return issued.token();
        }
        throw write.isDisproved() ? rollBack(tokens, issued, STORING, write.failure()) : kept(issued, write);
    }

    /**
     * Creates the exception for a token that is kept because the store may hold its secret, or must not.
     *
     * @param issued the new token
     * @param write the write, which did not prove that the store does not hold the secret
     * @return the exception to throw, which contains the secret
     */
    public static PartialCreateException kept(IssuedToken issued, VerifiedWrite write) {
        return PartialCreateException.kept(
                issued.facts(), STORING, issued.token().id(), issued.secret(), write.failure());
    }

    /**
     * Checks, before any request is sent, that a secret store holds nothing and is likely to accept a secret.
     *
     * @param store the secret store
     * @throws ConfigurationException if the store's check or read fails, or it holds a secret
     */
    public static void requireEmpty(SecretStore store) {
        if (checked(store) != null) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL,
                    name(store)
                            + " already holds a secret; nothing was sent. createIfAbsent(…) keeps a secret that works;"
                            + " a Rotation replaces it and its token.",
                    null);
        }
    }

    /**
     * Checks, before any request is sent, that a secret store is likely to accept a secret.
     *
     * @param store the secret store
     * @return what is stored, which the write must replace; empty if nothing is
     * @throws ConfigurationException if the store's check or read fails
     */
    public static Optional<StoredSecret> check(SecretStore store) {
        return Optional.ofNullable(checked(store));
    }

    private static @Nullable StoredSecret checked(SecretStore store) {
        try {
            store.check();
            return store.read().orElse(null);
        } catch (Throwable e) {
            Uninterrupted.restore(e);
            String problem = e instanceof UnusableFileException ? " (" + e.getMessage() + ")" : "";
            throw ConfigurationException.of(
                    CallFacts.NO_CALL,
                    name(store) + " cannot be used" + problem + "; nothing was sent. See the cause.",
                    e);
        }
    }

    /**
     * Returns the name of a store for messages. A store whose id has not the form of one is named by its class.
     *
     * @param store the secret store
     * @return such as {@code the secret store file:///run/ci.token}
     */
    public static String name(SecretStore store) {
        try {
            String id = store.id();
            return "the secret store " + (isId(id) ? id : store.getClass().getName());
        } catch (Throwable e) {
            return "the secret store " + store.getClass().getName();
        }
    }

    private static boolean isId(String id) {
        return !id.isEmpty() && id.length() <= 1000 && id.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /**
     * Rolls back a create of which a later step failed. Keeps the thread's interrupt status.
     *
     * @param tokens the tokens of the account; their {@link CanCreate#delivery} limits the time
     * @param issued the new token
     * @param step the step that failed, as a noun
     * @param failure the failure of that step
     * @return the exception to throw, with {@code failure} as its cause: a {@link CreateRolledBackException} if the token
     *     was deleted, see {@link #delete}; otherwise a {@link PartialCreateException} that contains the secret, even if
     *     the deletion found no such token, because a new token may not be visible yet
     */
    public static ApiTokenException rollBack(CanCreate tokens, IssuedToken issued, String step, Throwable failure) {
        TokenId id = issued.token().id();
        CallFacts facts = issued.facts();
        try {
            Uninterrupted.run(() -> {
                tokens.delivery().deletion().deleteNew(id);
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

    private Deletion deletion() {
        return cleanup == null ? Deletion.by(cleaner) : Deletion.within(cleanup, cleaner, timeSource);
    }

    /**
     * Deletes a token for callers that claim that it is gone. If the response does not prove that, because its outcome is
     * {@link Outcome#UNKNOWN} or it reports that there is no such token, the token is looked up on new connections: it is
     * gone if a read reports that it does not exist and the list does not contain it.
     *
     * @param tokens the tokens of the account
     * @param id the token
     * @throws ApiTokenException if the deletion failed and the token is not proved to be gone; a failure of the look-up is
     *     suppressed in it
     */
    public static void delete(ApiTokens tokens, TokenId id) {
        Deletion.by(tokens).delete(id);
    }

    /**
     * Looks up several tokens of one account as {@link #delete} does, with one list.
     *
     * @param tokens the tokens of the account
     * @param ids the tokens
     * @return those that are gone
     * @throws ApiTokenException if the list fails, the credential is rejected or the thread is interrupted
     */
    public static Set<TokenId> gone(ApiTokens tokens, Set<TokenId> ids) {
        return Deletion.by(tokens).gone(ids);
    }
}
