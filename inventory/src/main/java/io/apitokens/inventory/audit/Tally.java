package io.apitokens.inventory.audit;

import io.apitokens.inventory.audit.AuditResult.Counts;
import io.apitokens.inventory.audit.Finding.State;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What an audit has counted, of one account or of all. */
final class Tally {

    private final AuditSettings settings;
    private final Map<AuditRule, Counts> counts = new EnumMap<>(AuditRule.class);
    private final Set<String> matched = new HashSet<>();
    private long tokens;
    private long failing;
    private long failingUnknown;

    Tally(AuditSettings settings) {
        this.settings = settings;
        settings.rules().forEach(rule -> counts.put(rule, Counts.NONE));
    }

    void addToken() {
        tokens++;
    }

    void addFine(AuditRule rule) {
        count(rule, new Counts(0, 0, 0, 1));
    }

    void add(Finding finding) {
        AuditRule rule = finding.rule();
        if (finding.state() != State.NEW) {
            count(rule, new Counts(0, 0, 1, 0));
        } else if (finding.unknown().isPresent()) {
            count(rule, new Counts(0, 1, 0, 0));
            failingUnknown += settings.failOnUnknown().contains(rule) ? 1 : 0;
        } else {
            count(rule, new Counts(1, 0, 0, 0));
            failing += rule.severity().compareTo(settings.failOn()) >= 0 ? 1 : 0;
        }
    }

    private void count(AuditRule rule, Counts more) {
        counts.merge(rule, more, Counts::plus);
    }

    /** Notes that an accepted finding exists. */
    void match(String acceptance) {
        matched.add(acceptance);
    }

    boolean hasMatched(String acceptance) {
        return matched.contains(acceptance);
    }

    void addAll(Tally other) {
        other.counts.forEach(this::count);
        matched.addAll(other.matched);
        tokens += other.tokens;
        failing += other.failing;
        failingUnknown += other.failingUnknown;
    }

    long tokens() {
        return tokens;
    }

    Map<AuditRule, Counts> counts() {
        return counts;
    }

    long failing() {
        return failing;
    }

    long failingUnknown() {
        return failingUnknown;
    }
}
