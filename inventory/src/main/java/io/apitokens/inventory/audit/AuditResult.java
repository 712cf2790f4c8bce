package io.apitokens.inventory.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The result of an audit: what was seen, counts, and whether it failed. Immutable. */
public final class AuditResult {

    private final Instant time;
    private final List<AuditedAccount> accounts;
    private final Map<AuditRule, Counts> counts;
    private final long failing;
    private final long failingUnknown;

    AuditResult(Instant time, List<AuditedAccount> accounts, Tally total) {
        this.time = time;
        this.accounts = List.copyOf(accounts);
        this.counts = Collections.unmodifiableMap(new EnumMap<>(total.counts()));
        this.failing = total.failing();
        this.failingUnknown = total.failingUnknown();
    }

    /**
     * The results of one rule.
     *
     * @param findings the tokens that break it, and are neither accepted nor in the baseline
     * @param unknown the tokens of which it is unknown, and which are neither accepted nor in the baseline
     * @param known the findings and unknown results that are accepted or in the baseline
     * @param fine the tokens that keep it
     */
    public record Counts(long findings, long unknown, long known, long fine) {

        static final Counts NONE = new Counts(0, 0, 0, 0);

        Counts plus(Counts other) {
            return new Counts(
                    findings + other.findings, unknown + other.unknown, known + other.known, fine + other.fine);
        }
    }

    /** {@return the time that the rules compared with, at which the audit began} */
    public Instant time() {
        return time;
    }

    /** {@return what was seen of each account, in the order of the directory} */
    public List<AuditedAccount> accounts() {
        return accounts;
    }

    /** {@return the counts of each rule that was checked, in the order of the rules} */
    public Map<AuditRule, Counts> counts() {
        return counts;
    }

    /** {@return the rules that were checked} */
    public Set<AuditRule> rules() {
        return counts.keySet();
    }

    /** {@return whether every account is complete, see {@link AuditedAccount#isComplete}} */
    public boolean isComplete() {
        return accounts.stream().allMatch(AuditedAccount::isComplete);
    }

    /** {@return the number of new findings whose severity fails the audit} */
    public long failing() {
        return failing;
    }

    /** {@return the number of new unknown results that fail the audit} */
    public long failingUnknown() {
        return failingUnknown;
    }

    /**
     * Returns a status for {@link System#exit}.
     *
     * @return 0 if the audit passed; 1 if a finding fails it; 2 if none does, but an unknown result does or an account is
     *     incomplete
     */
    public int exitStatus() {
        if (failing > 0) {
            return 1;
        }
        return failingUnknown > 0 || !isComplete() ? 2 : 0;
    }

    /** {@return the accounts with what their credentials see, then the counts of each rule, one per line; printable} */
    public String describe() {
        StringBuilder text = new StringBuilder();
        boolean whole = accounts.stream().allMatch(AuditedAccount::isWhole);
        text.append(
                        whole
                                ? "complete"
                                : isComplete()
                                        ? "complete except where accepted"
                                        : "INCOMPLETE: not every token was seen")
                .append('\n');
        for (AuditedAccount account : accounts) {
            text.append(account).append('\n');
            account.advice()
                    .ifPresent(advice -> text.append("  to do: ").append(advice).append('\n'));
        }
        counts.forEach((rule, count) -> text.append(rule)
                .append(": ")
                .append(count.findings())
                .append(" findings, ")
                .append(count.unknown())
                .append(" unknown, ")
                .append(count.known())
                .append(" accepted or in the baseline, ")
                .append(count.fine())
                .append(" fine\n"));
        return text.toString();
    }

    @Override
    public String toString() {
        return "AuditResult[exit status " + exitStatus() + "]";
    }
}
