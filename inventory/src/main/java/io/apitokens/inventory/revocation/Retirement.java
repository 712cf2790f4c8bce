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
 * Revokes the tokens that a filter selects, in two steps. {@link #plan} reads the accounts and lists the tokens;
 * {@link RetirementPlan#apply} deletes exactly those. Immutable: each option returns a changed copy.
 *
 * <p>The plan keeps the following tokens and lists each with the reason: the token that the client authenticates with;
 * every token of an account where that token is unknown; tokens that the vendor manages; and tokens for which the
 * filter is undecided because their record lacks a property.
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
     * Creates a revocation over several accounts.
     *
     * @param directory the accounts; the caller still closes them
     * @return a revocation without options
     */
    public static Retirement of(TokenDirectory directory) {
        Objects.requireNonNull(directory, "directory");
        return new Retirement(directory, InstantSource.system(), null, false, Set.of());
    }

    /**
     * Creates a revocation over single accounts.
     *
     * @param accounts the tokens of each account; the caller still closes them
     * @return a revocation without options
     * @throws InvalidInputException if two of them belong to the same account
     */
    public static Retirement of(ApiTokens... accounts) {
        return of(TokenDirectory.of(accounts));
    }

    /**
     * Keeps every token that has not certainly been idle for a period. Idle means neither used, nor created, nor given
     * a new secret. Each token is read again right before its deletion, so that a token used since the plan was made is
     * also kept. Without this option use is not checked: in an emergency the token to revoke may be in use.
     *
     * @param length the period, counted back from the time of planning; positive
     * @return the changed copy
     * @throws InvalidInputException if the period is not positive
     */
    public Retirement unusedFor(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw InvalidInputException.of("unusedFor", "is not positive");
        }
        return new Retirement(directory, clock, length, includeOwn, acceptedUnknown);
    }

    /**
     * Includes the tokens that the clients authenticate with, if the filter selects them. They are deleted last; the
     * clients no longer work afterwards.
     *
     * @return the changed copy
     */
    public Retirement includeOwn() {
        return new Retirement(directory, clock, unusedFor, true, acceptedUnknown);
    }

    /**
     * Accepts that the token that an account's client authenticates with is unknown. Use it if the credential is not a
     * token, or is a token that the filter does not select. Otherwise that token is deleted before others, and the
     * tokens after it are not deleted.
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
     * Sets the time source that {@link #unusedFor} counts back from; for tests.
     *
     * @param source the time source
     * @return the changed copy
     */
    public Retirement clock(InstantSource source) {
        Objects.requireNonNull(source, "source");
        return new Retirement(directory, source, unusedFor, includeOwn, acceptedUnknown);
    }

    /**
     * Reads all tokens and decides which ones to delete. Changes nothing.
     *
     * @param filter selects the tokens to delete
     * @return the tokens that {@link RetirementPlan#apply} deletes, those it keeps, and the accounts that could not be
     *     read
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

    /** {@return the accounts} */
    @Override
    public String toString() {
        return "Retirement" + directory.accounts();
    }
}
