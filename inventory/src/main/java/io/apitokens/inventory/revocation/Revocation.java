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
 * {@link RevocationPlan#apply} deletes exactly those. Immutable: each option returns a changed copy.
 *
 * <p>The plan keeps the following tokens and lists each with the reason: the token that the client authenticates with;
 * every token of an account where that token is unknown; tokens that the vendor manages; and tokens for which the
 * filter is undecided because their record lacks a property.
 *
 * <pre>{@code
 * Revocation revocation = Revocation.of(astro.tokens());
 * RevocationPlan plan = revocation.plan(TokenFilter.all().nameStartsWith("ci-"));
 * out.print(plan.describe()); // the tokens to delete, and the skipped ones with the reasons
 * RevocationReport report = plan.apply(50); // deletes nothing if the plan has more than 50
 * out.print(report.describe());
 * }</pre>
 */
public final class Revocation {

    private final TokenDirectory directory;
    private final InstantSource timeSource;
    private final @Nullable Duration unusedFor;
    private final boolean withOwnTokens;
    private final Set<Account> acceptedUnknown;

    private Revocation(
            TokenDirectory directory,
            InstantSource timeSource,
            @Nullable Duration unusedFor,
            boolean withOwnTokens,
            Set<Account> acceptedUnknown) {
        this.directory = directory;
        this.timeSource = timeSource;
        this.unusedFor = unusedFor;
        this.withOwnTokens = withOwnTokens;
        this.acceptedUnknown = acceptedUnknown;
    }

    /**
     * Creates a revocation over several accounts.
     *
     * @param directory the accounts; the caller still closes them
     * @return a revocation without options
     */
    public static Revocation of(TokenDirectory directory) {
        Objects.requireNonNull(directory, "directory");
        return new Revocation(directory, InstantSource.system(), null, false, Set.of());
    }

    /**
     * Creates a revocation over single accounts.
     *
     * @param accounts the tokens of each account; the caller still closes them
     * @return a revocation without options
     * @throws InvalidInputException if two of them belong to the same account
     */
    public static Revocation of(ApiTokens... accounts) {
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
    public Revocation withUnusedFor(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw InvalidInputException.of("unusedFor", "is not positive");
        }
        return new Revocation(directory, timeSource, length, withOwnTokens, acceptedUnknown);
    }

    /**
     * Includes the tokens that the clients authenticate with, if the filter selects them. They are deleted last; the
     * clients no longer work afterwards.
     *
     * @return the changed copy
     */
    public Revocation withOwnTokens() {
        return new Revocation(directory, timeSource, unusedFor, true, acceptedUnknown);
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
    public Revocation withUnknownOwnTokenAccepted(Account account) {
        Set<Account> more = new HashSet<>(acceptedUnknown);
        more.add(directory.account(account).account());
        return new Revocation(directory, timeSource, unusedFor, withOwnTokens, more);
    }

    /**
     * Sets the time source that {@link #withUnusedFor} counts back from; for tests.
     *
     * @param source the time source
     * @return the changed copy
     */
    public Revocation withTimeSource(InstantSource source) {
        Objects.requireNonNull(source, "source");
        return new Revocation(directory, source, unusedFor, withOwnTokens, acceptedUnknown);
    }

    /**
     * Reads all tokens and decides which ones to delete. Changes nothing.
     *
     * @param filter selects the tokens to delete
     * @return the tokens that {@link RevocationPlan#apply} deletes, those it keeps, and the accounts that could not be
     *     read
     * @throws CallInterruptedException if the thread is interrupted
     */
    public RevocationPlan plan(TokenFilter filter) {
        Objects.requireNonNull(filter, "filter");
        Instant unusedSince = unusedFor == null ? null : timeSource.instant().minus(unusedFor);
        Protection protection = new Protection(withOwnTokens, acceptedUnknown, unusedSince);
        PlanBuilder survey = new PlanBuilder(filter, protection);
        for (Account account : directory.accounts()) {
            survey.read(directory.account(account));
        }
        return new RevocationPlan(directory, protection, survey);
    }

    /** {@return the accounts} */
    @Override
    public String toString() {
        return "Revocation" + directory.accounts();
    }
}
