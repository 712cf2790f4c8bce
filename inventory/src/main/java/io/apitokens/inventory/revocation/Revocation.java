package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.rotation.Journal;
import io.apitokens.spi.AccountInsight;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Revokes the tokens that a filter selects or that a person issued, in two steps. {@link #plan} or {@link #person} reads
 * the accounts and lists the tokens; {@link RevocationPlan#apply} deletes exactly those. Immutable: each option returns a
 * changed copy.
 *
 * <p>A token that another token created is followed to the principal behind it, through any number of tokens. The plan
 * keeps the following tokens and lists each with the reason: the token that the client authenticates with; every token of
 * an account where that token is unknown; tokens that the vendor manages; and tokens for which the filter is undecided
 * because their record lacks a property.
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

    private static final int LONGEST_EMAIL = 320;
    private static final Duration LONGEST_UNUSED = Duration.ofDays(36_525);

    private final TokenDirectory directory;
    private final InstantSource timeSource;
    private final @Nullable Duration unusedFor;
    private final boolean withOwnTokens;
    private final Set<Account> acceptedUnknown;
    private final List<Journal> journals;

    private Revocation(
            TokenDirectory directory,
            InstantSource timeSource,
            @Nullable Duration unusedFor,
            boolean withOwnTokens,
            Set<Account> acceptedUnknown,
            List<Journal> journals) {
        this.directory = directory;
        this.timeSource = timeSource;
        this.unusedFor = unusedFor;
        this.withOwnTokens = withOwnTokens;
        this.acceptedUnknown = acceptedUnknown;
        this.journals = journals;
    }

    /**
     * Creates a revocation over several accounts.
     *
     * @param directory the accounts; the caller still closes them
     * @return a revocation without options
     * @throws InvalidInputException if there is no account
     */
    public static Revocation of(TokenDirectory directory) {
        if (directory.accounts().isEmpty()) {
            throw InvalidInputException.of("accounts", "are none: a plan of nothing would state that nothing matched");
        }
        return new Revocation(directory, InstantSource.system(), null, false, Set.of(), List.of());
    }

    /**
     * Creates a revocation over single accounts.
     *
     * @param accounts the tokens of each account; the caller still closes them
     * @return a revocation without options
     * @throws InvalidInputException if there is none, or two of them belong to the same account
     */
    public static Revocation of(ApiTokens... accounts) {
        return of(TokenDirectory.of(accounts));
    }

    /**
     * Keeps every token that has not certainly been idle for a period. Idle means neither used, nor created, nor given
     * a new secret. A token used since the plan was made is also kept. Without this option use is not checked: in an emergency the token to revoke may be in use.
     *
     * @param length the period, counted back from the time of planning; positive, at most 100 years
     * @return the changed copy
     * @throws InvalidInputException if the period is not positive or too long
     */
    public Revocation withUnusedFor(Duration length) {
        if (length.isNegative() || length.isZero()) {
            throw InvalidInputException.of("unusedFor", "is not positive");
        }
        if (length.compareTo(LONGEST_UNUSED) > 0) {
            throw InvalidInputException.of("unusedFor", "is longer than 100 years");
        }
        return new Revocation(directory, timeSource, length, withOwnTokens, acceptedUnknown, journals);
    }

    /**
     * Includes the tokens that the clients authenticate with, if the filter selects them. They are deleted last; the
     * clients no longer work afterwards.
     *
     * @return the changed copy
     */
    public Revocation withOwnTokens() {
        return new Revocation(directory, timeSource, unusedFor, true, acceptedUnknown, journals);
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
        return new Revocation(directory, timeSource, unusedFor, withOwnTokens, more, journals);
    }

    /**
     * Adds a journal of rotations or recoverable creates. Plans then name the tokens that it manages, see
     * {@link PlanNote#MANAGED}. The journal is only read.
     *
     * @param journal the journal
     * @return the changed copy
     */
    public Revocation withJournal(Journal journal) {
        List<Journal> more = new ArrayList<>(journals);
        more.add(Objects.requireNonNull(journal, "journal"));
        return new Revocation(directory, timeSource, unusedFor, withOwnTokens, acceptedUnknown, List.copyOf(more));
    }

    /**
     * Sets the time source of plans, which {@link #withUnusedFor} counts back from; for tests.
     *
     * @param source the time source
     * @return the changed copy
     */
    public Revocation withTimeSource(InstantSource source) {
        Objects.requireNonNull(source, "source");
        return new Revocation(directory, source, unusedFor, withOwnTokens, acceptedUnknown, journals);
    }

    /**
     * Reads all tokens and decides which ones to delete. Changes nothing.
     *
     * @param filter selects the tokens to delete
     * @return the tokens that {@link RevocationPlan#apply} deletes, those it keeps, and what could not be seen
     * @throws CallInterruptedException if the thread is interrupted
     * @throws ConfigurationException if a journal cannot be read
     */
    public RevocationPlan plan(TokenFilter filter) {
        Selection selection = Selection.of(Objects.requireNonNull(filter, "filter"));
        return plan(directory, insight -> selection);
    }

    /**
     * Reads all tokens and decides to delete those that a person issued, directly or through other tokens. Changes
     * nothing. Where records name issuers by id only, as at Okta, the person is looked up in each account.
     *
     * @param email the e-mail address of the person, compared without regard to case
     * @return as {@link #plan}; an account in which the person could not be looked up is in {@link RevocationPlan#gaps()}
     * @throws InvalidInputException if it cannot be an e-mail address; no request was sent
     * @throws CallInterruptedException if the thread is interrupted
     * @throws ConfigurationException if a journal cannot be read
     */
    public RevocationPlan person(String email) {
        int at = email.indexOf('@');
        boolean possible = at > 0
                && at < email.length() - 1
                && email.length() <= LONGEST_EMAIL
                && email.codePoints().allMatch(Revocation::isOfAddress);
        if (!possible) {
            throw InvalidInputException.of("email", "cannot be an e-mail address; plan(…) takes a filter by other ids");
        }
        return plan(directory, insight -> Selection.of(email, insight));
    }

    /** Excludes what surrounds an address that was copied, also invisibly: it would match no token. */
    private static boolean isOfAddress(int c) {
        return "<>,;()\"".indexOf(c) < 0
                && !Character.isSpaceChar(c)
                && !Character.isISOControl(c)
                && Character.getType(c) != Character.FORMAT;
    }

    /**
     * Reads the tokens of one account and decides to delete a token and everything that was created with it, directly or
     * through other tokens. Changes nothing.
     *
     * @param id the token
     * @return as {@link #plan}
     * @throws InvalidInputException if its account is none of the accounts
     * @throws CallInterruptedException if the thread is interrupted
     * @throws ConfigurationException if a journal cannot be read
     */
    public RevocationPlan token(TokenId id) {
        Selection selection = Selection.of(id);
        return plan(TokenDirectory.of(directory.account(id.account())), insight -> selection);
    }

    private RevocationPlan plan(TokenDirectory directory, Function<AccountInsight, Selection> selector) {
        Instant now = timeSource.instant();
        Instant unusedSince = unusedFor == null ? null : now.minus(unusedFor);
        Protection protection = new Protection(withOwnTokens, acceptedUnknown, unusedSince);
        PlanNotes notes = new PlanNotes(ManagedTokens.in(journals), now);
        Map<Account, AccountSurvey> surveys = new LinkedHashMap<>();
        for (Account account : directory.accounts()) {
            surveys.put(account, new AccountSurvey(directory.account(account), protection, notes));
        }
        Workers.run(surveys.values().stream()
                .<Runnable>map(survey -> () -> survey.read(selector))
                .toList());
        List<PlannedToken> toDelete = new ArrayList<>();
        List<SkippedToken> skipped = new ArrayList<>();
        Map<Account, List<String>> gaps = new LinkedHashMap<>();
        surveys.forEach((account, survey) -> {
            if (!survey.hasEnded()) {
                throw CallInterruptedException.of(
                        CallFacts.NO_CALL, "the planning was interrupted; nothing was changed", null);
            }
            toDelete.addAll(survey.toDelete());
            skipped.addAll(survey.skipped());
            if (!survey.gaps().isEmpty()) {
                gaps.put(account, survey.gaps());
            }
        });
        return new RevocationPlan(
                directory, new PlanContent(now, directory.accounts(), protection, toDelete, skipped, gaps));
    }

    /** {@return the accounts} */
    @Override
    public String toString() {
        return "Revocation" + directory.accounts();
    }
}
