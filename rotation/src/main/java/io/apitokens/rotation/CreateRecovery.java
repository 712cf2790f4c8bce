package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Creates tokens so that even a crash leaves no unrecorded token behind. Each create gets a unique marker, which is
 * appended to the token's description ({@link Token#description()} omits it) and written to a {@link Journal} before
 * anything is sent. After a lost response, the marker identifies the token exactly; the token is deleted and the create
 * is retried. {@link #recover} handles the tokens that a crashed process left behind.
 *
 * <p>At a vendor without an update operation, such as Gcore, the marker stays in the description. Immutable and safe
 * for use by many threads.
 *
 * <pre>{@code
 * CreateRecovery creates = CreateRecovery.of(Journal.file(directory.resolve("creates.journal")));
 * creates.recover(tokens).forEach(out::println); // what an earlier process left
 * Token token = creates.create(tokens, spec, SecretStore.file(directory.resolve("ci.token")));
 * }</pre>
 */
public final class CreateRecovery {

    private final LeasedJournal journal;
    private final RecoveryLimits limits;
    private final boolean rotating;

    private CreateRecovery(LeasedJournal journal, RecoveryLimits limits, boolean rotating) {
        this.journal = journal;
        this.limits = limits;
        this.rotating = rotating;
    }

    /**
     * Creates an instance that records creates in a journal.
     *
     * @param journal shared by all processes that create tokens of the same accounts
     * @return the instance, with the default limits
     */
    public static CreateRecovery of(Journal journal) {
        RecoveryLimits limits = RecoveryLimits.DEFAULT;
        return new CreateRecovery(new LeasedJournal(journal, TimeSource.system(), limits.lease()), limits, false);
    }

    /**
     * Sets the time source; use the client's.
     *
     * @param timeSource the time source
     * @return the changed copy
     */
    public CreateRecovery withTimeSource(TimeSource timeSource) {
        return new CreateRecovery(new LeasedJournal(journal.journal(), timeSource, limits.lease()), limits, rotating);
    }

    /**
     * Sets the lease of a create, which includes storing its secret. {@link #recover} leaves the create alone during
     * its lease, in this process and in others. Default: 5 minutes.
     *
     * @param length longer than a create, its cleanup and the write to the secret store take
     * @return the changed copy
     * @throws InvalidInputException if it is not positive
     */
    public CreateRecovery withLease(Duration length) {
        RecoveryLimits changed = limits.withLease(length);
        return new CreateRecovery(
                new LeasedJournal(journal.journal(), journal.timeSource(), changed.lease()), changed, rotating);
    }

    /**
     * Sets the visibility delay: how long after its create a token may appear in the list. {@link #recover} reports a
     * token as absent only after this delay, and looks for it for another day. Default: 10 minutes.
     *
     * @param length the longest delay
     * @return the changed copy
     * @throws InvalidInputException if it is not positive
     */
    public CreateRecovery withVisibilityDelay(Duration length) {
        return new CreateRecovery(journal, limits.withVisibilityDelay(length), rotating);
    }

    /**
     * Sets how long {@link #create} searches for the token of a lost response. Default: 15 seconds.
     *
     * @param length zero to search only once
     * @return the changed copy
     * @throws InvalidInputException if it is negative
     */
    public CreateRecovery withSearchTimeout(Duration length) {
        return new CreateRecovery(journal, limits.withSearchTimeout(length), rotating);
    }

    /**
     * Makes {@link #create} rotate a token that it has identified, instead of deleting it and creating another.
     * Rotation returns a new secret for it. If the vendor cannot rotate, or the token lacks a requested grant, it is
     * deleted and created again.
     *
     * @return the changed copy
     */
    public CreateRecovery withRotationInsteadOfRetry() {
        return new CreateRecovery(journal, limits, true);
    }

    /**
     * Creates a token. On return the journal entry is removed, and only the caller holds the secret.
     *
     * @param tokens the account
     * @param spec the requested token; its description must leave room for the marker
     * @return the token and the only copy of its secret: store it before anything else
     * @throws ConfigurationException if the journal cannot be used; nothing was sent
     * @throws InvalidInputException if the vendor cannot create such a token, or the description is too long with the
     *     marker; nothing was sent
     * @throws LostCreateException if the token may exist but was not found, not identified with certainty, or not
     *     deleted; the journal keeps the entry for {@link #recover}
     * @throws CreateRolledBackException if the token was created, a later step failed, and the token was deleted again;
     *     also if the responses of all attempts were lost
     * @throws PartialCreateException as {@link CanCreate#create(TokenSpec)}; the journal entry is removed
     */
    public IssuedToken create(CanCreate tokens, TokenSpec spec) {
        return new RecoverableCreate(journal, limits, rotating, tokens, spec).run();
    }

    /**
     * Creates a token and stores its secret. On return the journal entry is removed, and the secret store holds the
     * secret.
     *
     * @param tokens the account
     * @param spec the requested token; its description must leave room for the marker
     * @param store the secret store; checked before anything is sent
     * @return the token
     * @throws ConfigurationException if the journal cannot be used, or the secret store reports in advance that it
     *     cannot store; nothing was sent
     * @throws LostCreateException as {@link #create(CanCreate, TokenSpec)}
     * @throws CreateRolledBackException as {@link #create(CanCreate, TokenSpec)}; also if storing failed
     * @throws PartialCreateException as {@link CanCreate#create(TokenSpec, SecretStore)}; the journal entry is removed
     */
    public Token create(CanCreate tokens, TokenSpec spec, SecretStore store) {
        return new RecoverableCreate(journal, limits, rotating, tokens, spec).runInto(store);
    }

    /**
     * Removes the journal entry of the create that made a token, and keeps the token. For a token that {@link #recover}
     * reports as ambiguous and whose secret is known to be in use.
     *
     * @param token a token with a {@link Token#marker()}
     * @return false if the journal has no such create
     * @throws ConfigurationException if the journal cannot be used
     */
    public boolean settle(Token token) {
        JournalEntry entry = token.marker()
                .flatMap(marker -> journal.find(CreateEntries.key(marker)))
                .orElse(null);
        try {
            return entry != null && journal.remove(entry);
        } catch (IOException e) {
            throw LeasedJournal.unusable(e);
        }
    }

    /**
     * Processes the unsettled creates of an account. Call it when a process starts, and periodically. Deletes a token
     * only if exactly one has the marker, has the requested name, was created no earlier than five minutes before its
     * create started, and was never used. Does not wait.
     *
     * @param tokens the account
     * @return one result for each unsettled entry of the account; empty if there are none. A token that is absent is
     *     reported once
     * @throws ConfigurationException if the journal cannot be read
     */
    public List<RecoveryResult> recover(ApiTokens tokens) {
        return new RecoveryRun(journal, limits, tokens).run();
    }
}
