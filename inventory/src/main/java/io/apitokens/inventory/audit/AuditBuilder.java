package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.TokenDirectory;
import io.apitokens.error.InvalidInputException;
import io.apitokens.inventory.policy.Owners;
import io.apitokens.inventory.policy.PolicyRule;
import io.apitokens.inventory.policy.TokenPolicy;
import io.apitokens.rotation.Journal;
import io.apitokens.spi.AccountInsight.Rank;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A builder of an {@link Audit}. Without settings, every rule is checked that needs none. Not safe for use by many threads. */
public final class AuditBuilder {

    /** The rules add periods to times, which have an end. */
    private static final Duration LONGEST = Duration.ofDays(36_525);

    private final TokenDirectory directory;
    private final Set<AuditRule> left = EnumSet.noneOf(AuditRule.class);
    private final List<Journal> journals = new ArrayList<>();
    private final Map<Account, String> acceptedAccounts = new LinkedHashMap<>();
    private final Map<String, Rank> ranks = new HashMap<>();
    private Duration endsWithin = Duration.ofDays(14);
    private Duration unusedFor = Duration.ofDays(90);
    private Duration oldAfter = Duration.ofDays(365);
    private Owners owners = Owners.inDescription();
    private @Nullable TokenPolicy policy;
    private AcceptedFindings accepted = AcceptedFindings.none();
    private Baseline baseline = Baseline.none();
    private Severity failOn = Severity.LOW;
    private Set<AuditRule> failOnUnknown = EnumSet.of(AuditRule.NEVER_EXPIRES, AuditRule.ADMIN_ROLE);
    private InstantSource timeSource = InstantSource.system();

    AuditBuilder(TokenDirectory directory) {
        this.directory = Objects.requireNonNull(directory, "directory");
    }

    /**
     * Leaves rules out.
     *
     * @param rules the rules that are not checked
     * @return this
     */
    public AuditBuilder without(AuditRule... rules) {
        left.addAll(List.of(rules));
        return this;
    }

    /**
     * Sets the period of {@link AuditRule#ENDS_SOON}. Default: 14 days.
     *
     * @param period positive, at most 100 years
     * @return this
     */
    public AuditBuilder endsWithin(Duration period) {
        this.endsWithin = positive("endsWithin", period);
        return this;
    }

    /**
     * Sets the period of {@link AuditRule#UNUSED} and {@link AuditRule#NEVER_USED}. Default: 90 days.
     *
     * @param period positive, at most 100 years
     * @return this
     */
    public AuditBuilder unusedFor(Duration period) {
        this.unusedFor = positive("unusedFor", period);
        return this;
    }

    /**
     * Sets the period of {@link AuditRule#OLD_SECRET}. Default: 365 days.
     *
     * @param period positive, at most 100 years
     * @return this
     */
    public AuditBuilder secretOlderThan(Duration period) {
        this.oldAfter = positive("secretOlderThan", period);
        return this;
    }

    private static Duration positive(String field, Duration period) {
        if (period.isZero() || period.isNegative()) {
            throw InvalidInputException.of(field, "is not positive");
        }
        if (period.compareTo(LONGEST) > 0) {
            throw InvalidInputException.of(field, "is longer than 100 years: leave the rule out by without(…)");
        }
        return period;
    }

    /**
     * Sets where owners are named. Default: in the description.
     *
     * @param by the owners
     * @return this
     */
    public AuditBuilder owners(Owners by) {
        this.owners = Objects.requireNonNull(by, "by");
        return this;
    }

    /**
     * Checks the rules of a policy, too.
     *
     * @param rules the policy
     * @return this
     */
    public AuditBuilder policy(TokenPolicy rules) {
        this.policy = Objects.requireNonNull(rules, "rules");
        return this;
    }

    /**
     * Adds a journal that explains markers. It is read at the start of each run, and its markers are kept in memory.
     *
     * @param journal the journal of rotations or creates
     * @return this
     */
    public AuditBuilder journal(Journal journal) {
        journals.add(Objects.requireNonNull(journal, "journal"));
        return this;
    }

    /**
     * Ranks a role that the vendor does not document, or differently than {@code AccountInsight} does.
     *
     * @param vendor the vendor, such as {@code gcore}
     * @param role the name of the role, or its id if it has no name
     * @param administrative whether {@link AuditRule#ADMIN_ROLE} finds it
     * @return this
     */
    public AuditBuilder role(String vendor, String role, boolean administrative) {
        ranks.put(AuditSettings.rankKey(vendor, role), administrative ? Rank.ADMINISTRATIVE : Rank.ORDINARY);
        return this;
    }

    /**
     * Sets the accepted findings.
     *
     * @param findings the findings, see {@link AcceptedFindings#read}
     * @return this
     */
    public AuditBuilder accept(AcceptedFindings findings) {
        this.accepted = Objects.requireNonNull(findings, "findings");
        return this;
    }

    /**
     * Sets the baseline: findings that it contains do not fail the audit.
     *
     * @param known the baseline, see {@link Baseline#read}
     * @return this
     */
    public AuditBuilder baseline(Baseline known) {
        this.baseline = Objects.requireNonNull(known, "known");
        return this;
    }

    /**
     * Accepts that the credential of an account does not see all of its tokens, or that this is unproven. An account that
     * cannot be read is not accepted by this.
     *
     * @param account one of the accounts
     * @param reason why; not blank
     * @return this
     */
    public AuditBuilder acceptVisibility(Account account, String reason) {
        if (!directory.accounts().contains(account)) {
            throw InvalidInputException.of("account", account + " is not one of the audit's accounts");
        }
        if (reason.isBlank()) {
            throw InvalidInputException.of("reason", "is blank: state why a part of the account is enough");
        }
        acceptedAccounts.put(account, reason);
        return this;
    }

    /**
     * Sets the least severity that fails the audit. Default: {@link Severity#LOW}, so that every new finding does.
     *
     * @param least the severity
     * @return this
     */
    public AuditBuilder failOn(Severity least) {
        this.failOn = Objects.requireNonNull(least, "least");
        return this;
    }

    /**
     * Sets the rules whose unknown results fail the audit. Default: {@link AuditRule#NEVER_EXPIRES} and
     * {@link AuditRule#ADMIN_ROLE}.
     *
     * @param rules the rules; none, so that no unknown result fails it
     * @return this
     */
    public AuditBuilder failOnUnknown(AuditRule... rules) {
        this.failOnUnknown = EnumSet.noneOf(AuditRule.class);
        failOnUnknown.addAll(List.of(rules));
        return this;
    }

    /**
     * Sets the time source. For tests.
     *
     * @param source the time source
     * @return this
     */
    public AuditBuilder timeSource(InstantSource source) {
        this.timeSource = Objects.requireNonNull(source, "source");
        return this;
    }

    /**
     * Builds the audit. Sends no request.
     *
     * @return the audit
     * @throws InvalidInputException if there is no account, or a rule whose unknown results shall fail the audit is left
     *     out or is one that the policy does not have
     */
    public Audit build() {
        if (directory.accounts().isEmpty()) {
            throw InvalidInputException.of("accounts", "are none: an audit of nothing would pass");
        }
        Set<AuditRule> rules = EnumSet.allOf(AuditRule.class);
        for (PolicyRule rule : PolicyRule.values()) {
            if (policy == null || !policy.rules().contains(rule)) {
                rules.remove(AuditRule.of(rule));
            }
        }
        rules.removeAll(left);
        failOnUnknown.stream().filter(rule -> !rules.contains(rule)).findFirst().ifPresent(rule -> {
            throw InvalidInputException.of("failOnUnknown", "names " + rule + ", which is left out");
        });
        return new Audit(
                directory,
                new AuditSettings(
                        rules,
                        endsWithin,
                        unusedFor,
                        oldAfter,
                        owners,
                        policy,
                        List.copyOf(journals),
                        accepted,
                        baseline,
                        Map.copyOf(acceptedAccounts),
                        Map.copyOf(ranks),
                        failOn,
                        EnumSet.copyOf(failOnUnknown),
                        timeSource));
    }
}
