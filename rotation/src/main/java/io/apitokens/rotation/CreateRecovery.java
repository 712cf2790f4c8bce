package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.SecretSink;
import io.apitokens.Timing;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PartialCreateException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Creates tokens so that not even a crash leaves one behind that nobody knows of. Each create gets a marker of its own, which
 * stands at the end of the token's description ({@link Token#description()} leaves it out) and in a {@link Journal} before
 * anything is sent. If the answer is lost, the token is recognised by it exactly, deleted, and the create is repeated. What a
 * dead process left is found by {@link #recover}.
 *
 * <p>At a vendor that has no update, such as Gcore, the marker stays in the description for good. Immutable and safe for use
 * by many threads.
 */
public final class CreateRecovery {

    private final Ledger ledger;
    private final RecoveryLimits limits;
    private final boolean rotating;

    private CreateRecovery(Ledger ledger, RecoveryLimits limits, boolean rotating) {
        this.ledger = ledger;
        this.limits = limits;
        this.rotating = rotating;
    }

    /**
     * Writes creates down in a journal.
     *
     * @param journal shared by all who create tokens of the same accounts
     * @return creates and recovers
     */
    public static CreateRecovery on(Journal journal) {
        RecoveryLimits limits = RecoveryLimits.DEFAULT;
        return new CreateRecovery(new Ledger(journal, Timing.system(), limits.claim()), limits, false);
    }

    /**
     * Takes time from elsewhere; use that of the client.
     *
     * @param timing the clocks
     * @return the changed copy
     */
    public CreateRecovery withTiming(Timing timing) {
        return new CreateRecovery(new Ledger(ledger.journal(), timing, limits.claim()), limits, rotating);
    }

    /**
     * Chooses how long a create, the storing of its secret included, belongs to the process that began it. Only then may
     * {@link #recover} touch it, in this process or another. Default: 5 minutes.
     *
     * @param length longer than a create, its clean-up and the sink take
     * @return the changed copy
     * @throws InvalidInputException if it is not positive
     */
    public CreateRecovery withClaim(Duration length) {
        RecoveryLimits changed = limits.withClaim(length);
        return new CreateRecovery(new Ledger(ledger.journal(), ledger.timing(), changed.claim()), changed, rotating);
    }

    /**
     * Chooses how long a token may take to appear after its create was sent. {@link #recover} calls it absent only then.
     * Default: 10 minutes.
     *
     * @param length how late a token may appear
     * @return the changed copy
     * @throws InvalidInputException if it is not positive
     */
    public CreateRecovery withLateness(Duration length) {
        return new CreateRecovery(ledger, limits.withLateness(length), rotating);
    }

    /**
     * Chooses how long {@link #create} itself waits for the token of a lost answer to appear. Default: 15 seconds.
     *
     * @param length zero to look once only
     * @return the changed copy
     * @throws InvalidInputException if it is negative
     */
    public CreateRecovery withPatience(Duration length) {
        return new CreateRecovery(ledger, limits.withPatience(length), rotating);
    }

    /**
     * Makes {@link #create} rotate a token that it has recognised, instead of deleting it and creating another: its new
     * secret is known. Where the vendor cannot rotate, and where a token lacks a part of what was asked for, it is deleted and
     * created anew all the same.
     *
     * @return the changed copy
     */
    public CreateRecovery rotatingInsteadOfRepeating() {
        return new CreateRecovery(ledger, limits, true);
    }

    /**
     * Creates a token. When this returns, the journal has forgotten it: the caller holds it.
     *
     * @param tokens the account
     * @param spec what it shall be; its description must leave room for the marker
     * @return the token and its secret, which nobody else holds: store it before anything else
     * @throws ConfigurationException if the journal cannot be used; nothing was sent
     * @throws InvalidInputException if the vendor cannot make such a token, or the description is too long with the marker;
     *     nothing was sent
     * @throws LostCreateException if the token may exist and was not found, or could not be told from others, or not
     *     deleted; the journal keeps it for {@link #recover}
     * @throws CreateUndoneException if it was created, a later step failed, and it was deleted again; also when the answer
     *     was lost time after time
     * @throws PartialCreateException as {@link CanCreate#create(TokenSpec)}; the journal has forgotten it then
     */
    public IssuedToken create(CanCreate tokens, TokenSpec spec) {
        return new RecoverableCreate(ledger, limits, rotating, tokens, spec).run();
    }

    /**
     * Creates a token and has its secret stored. When this returns, the journal has forgotten it: the sink holds it.
     *
     * @param tokens the account
     * @param spec what it shall be; its description must leave room for the marker
     * @param sink where the secret goes; checked before anything is sent
     * @return the token
     * @throws ConfigurationException if the journal cannot be used or the sink says beforehand that it cannot store; nothing
     *     was sent
     * @throws LostCreateException as {@link #create(CanCreate, TokenSpec)}
     * @throws CreateUndoneException as {@link #create(CanCreate, TokenSpec)}; also if storing failed
     * @throws PartialCreateException as {@link CanCreate#create(TokenSpec, SecretSink)}; the journal has forgotten it then
     */
    public Token create(CanCreate tokens, TokenSpec spec, SecretSink sink) {
        return new RecoverableCreate(ledger, limits, rotating, tokens, spec).runInto(sink);
    }

    /**
     * Settles the create that made a token, because somebody holds its secret after all: the journal forgets it, and the token is
     * left as it is. For what {@link #recover} calls ambiguous.
     *
     * @param token a token with a {@link Token#marker()}
     * @return false if the journal has no such create
     * @throws ConfigurationException if the journal cannot be used
     */
    public boolean settle(Token token) {
        JournalEntry entry = token.marker()
                .flatMap(marker -> ledger.find(CreateEntries.key(marker)))
                .orElse(null);
        try {
            return entry != null && ledger.remove(entry);
        } catch (IOException e) {
            throw Ledger.unusable(e);
        }
    }

    /**
     * Works through what the journal has as unsettled for an account: call it at the start of a process, and now and then. A
     * token is deleted only if exactly one has the marker, with the name that was asked for, created no earlier than five
     * minutes before its create, and never used. Does not wait.
     *
     * @param tokens the account
     * @return one result for each entry of the account that was unsettled; empty when all is well
     * @throws ConfigurationException if the journal cannot be read
     */
    public List<Recovered> recover(ApiTokens tokens) {
        return new RecoveryRun(ledger, limits, tokens).run();
    }
}
