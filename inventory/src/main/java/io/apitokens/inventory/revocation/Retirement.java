package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Deletes the tokens that a filter chooses, in two steps: {@link #plan} reads and shows which ones, {@link RetirementPlan#apply}
 * deletes exactly those. Immutable: each option gives a changed copy.
 *
 * <p>Left alone, and named in the plan with the reason: the token that the client authenticates with, every token of an account
 * where that one is not known, tokens that the vendor manages, and those of which the filter cannot tell because their record
 * does not.
 */
public final class Retirement {

    private final TokenDirectory directory;
    private final InstantSource clock;
    private final @Nullable Duration unusedFor;
    private final boolean includeOwn;
    private final Set<Account> acceptedUnknown;

    private Retirement(
            TokenDirectory directory,
            InstantSource clock,
            @Nullable Duration unusedFor,
            boolean includeOwn,
            Set<Account> acceptedUnknown) {
        this.directory = directory;
        this.clock = clock;
        this.unusedFor = unusedFor;
        this.includeOwn = includeOwn;
        this.acceptedUnknown = acceptedUnknown;
    }

    /**
     * Begins a retirement over several accounts.
     *
     * @param directory the accounts; stays open
     * @return a retirement without options
     */
    public static Retirement of(TokenDirectory directory) {
        Objects.requireNonNull(directory, "directory");
        return new Retirement(directory, InstantSource.system(), null, false, Set.of());
    }

    /**
     * Begins a retirement over single accounts.
     *
     * @param accounts the tokens of each; they stay open
     * @return a retirement without options
     * @throws InvalidInputException if two of them are of one account
     */
    public static Retirement of(ApiTokens... accounts) {
        return of(TokenDirectory.of(accounts));
    }

    /**
     * Spares every token that has not surely been idle for a time: neither used, nor made, nor given a new secret in it. Each
     * token is then read once more right before its deletion, so that one used since the plan was made is spared, too. Without
     * this nothing of the kind is asked: in an emergency a token in use is the very one to go.
     *
     * @param length the time, counted back from the making of the plan; positive
     * @return the changed copy
     * @throws InvalidInputException if the time is not positive
     */
    public Retirement unusedFor(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw InvalidInputException.of("unusedFor", "is not positive");
        }
        return new Retirement(directory, clock, length, includeOwn, acceptedUnknown);
    }

    /**
     * Deletes also the tokens that the clients authenticate with, if the filter chooses them: as the last ones. The clients are
     * of no use afterwards.
     *
     * @return the changed copy
     */
    public Retirement includeOwn() {
        return new Retirement(directory, clock, unusedFor, true, acceptedUnknown);
    }

    /**
     * Accepts that it is not known which token the client of an account authenticates with, because it is none, or none that the
     * filter chooses. If it is one, it is deleted somewhere in the middle, and the tokens behind it are not.
     *
     * @param account one of the accounts
     * @return the changed copy
     * @throws InvalidInputException if it is none of the accounts
     */
    public Retirement acceptUnknownOwn(Account account) {
        Set<Account> more = new HashSet<>(acceptedUnknown);
        more.add(directory.account(account).account());
        return new Retirement(directory, clock, unusedFor, includeOwn, more);
    }

    /**
     * Sets the clock that {@link #unusedFor} counts from; for tests.
     *
     * @param source the clock
     * @return the changed copy
     */
    public Retirement clock(InstantSource source) {
        Objects.requireNonNull(source, "source");
        return new Retirement(directory, source, unusedFor, includeOwn, acceptedUnknown);
    }

    /**
     * Reads all tokens and sorts them. Changes nothing.
     *
     * @param filter which tokens to delete
     * @return what {@link RetirementPlan#apply} would delete and what not; an account that cannot be read is named in it
     * @throws CallInterruptedException if the thread is interrupted
     */
    public RetirementPlan plan(TokenFilter filter) {
        Objects.requireNonNull(filter, "filter");
        Instant unusedSince = unusedFor == null ? null : clock.instant().minus(unusedFor);
        Protection protection = new Protection(includeOwn, acceptedUnknown, unusedSince);
        Survey survey = new Survey(filter, protection);
        for (Account account : directory.accounts()) {
            survey.read(directory.account(account));
        }
        return new RetirementPlan(directory, protection, survey);
    }

    /** Gives the accounts. */
    @Override
    public String toString() {
        return "Retirement" + directory.accounts();
    }
}
