package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.TokenList;
import io.apitokens.inventory.audit.AcceptedFindings.Entry;
import io.apitokens.inventory.audit.AuditResult.Counts;
import io.apitokens.inventory.audit.Finding.State;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.AccountInsight.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of an audit. */
final class AuditRun {

    private final TokenDirectory directory;
    private final AuditSettings settings;
    private final Consumer<? super Finding> findings;
    private final Instant now;
    private final JournalMarkers markers;
    private final Map<AuditRule, Counts> counts = new EnumMap<>(AuditRule.class);
    private final Map<Account, Long> tokens = new HashMap<>();
    private final Set<String> matched = new HashSet<>();
    private long failing;
    private long failingUnknown;

    AuditRun(TokenDirectory directory, AuditSettings settings, Consumer<? super Finding> findings) {
        this.directory = directory;
        this.settings = settings;
        this.findings = findings;
        this.now = settings.timeSource().instant();
        this.markers = JournalMarkers.of(settings.journals());
        settings.rules().forEach(rule -> counts.put(rule, Counts.NONE));
    }

    AuditResult result() {
        Map<Account, Visibility> visibilities = Visibilities.of(directory);
        TokenList list = directory.list(TokenFilter.all(), (account, failure) -> {});
        try (Stream<Token> stream = list.stream()) {
            AccountRules rules = null;
            Account current = null;
            for (Token token : (Iterable<Token>) stream::iterator) {
                Account account = token.id().account();
                if (rules == null || !account.equals(current)) {
                    rules = rulesOf(account);
                    current = account;
                }
                tokens.merge(account, 1L, Long::sum);
                check(token, rules);
            }
        }
        List<AuditedAccount> accounts = new ArrayList<>();
        visibilities.forEach((account, visibility) -> accounts.add(new AuditedAccount(
                account,
                visibility,
                settings.acceptedAccounts().get(account),
                list.failures().get(account),
                tokens.getOrDefault(account, 0L))));
        checkAcceptances(accounts);
        return new AuditResult(accounts, counts, failing, failingUnknown);
    }

    private AccountRules rulesOf(Account account) {
        return new AccountRules(account, AccountInsight.of(directory.account(account)), settings, markers, now);
    }

    private void check(Token token, AccountRules rules) {
        for (AuditRule rule : settings.rules()) {
            Verdict verdict = rules.check(rule, token);
            if (verdict.isFine()) {
                count(rule, new Counts(0, 0, 0, 1));
            } else {
                report(rule, token, verdict);
            }
        }
    }

    private void report(AuditRule rule, Token token, Verdict verdict) {
        Entry entry = settings.accepted().of(rule, token.id());
        if (entry != null) {
            matched.add(entry.key());
        }
        boolean accepted = entry != null && !entry.isExpired(now);
        Finding fresh = finding(rule, token, verdict, accepted ? State.ACCEPTED : State.NEW);
        boolean known = !accepted && settings.baseline().contains(fresh);
        send(known ? finding(rule, token, verdict, State.IN_BASELINE) : fresh);
    }

    private static Finding finding(AuditRule rule, Token token, Verdict verdict, State state) {
        String detail = verdict.detail() == null ? "" : verdict.detail();
        return new Finding(rule, token.id().toString(), token, verdict.unknown(), detail, state);
    }

    private void send(Finding finding) {
        AuditRule rule = finding.rule();
        boolean unknown = finding.unknown().isPresent();
        if (finding.state() != State.NEW) {
            count(rule, new Counts(0, 0, 1, 0));
        } else if (unknown) {
            count(rule, new Counts(0, 1, 0, 0));
            failingUnknown += settings.failOnUnknown().contains(rule) ? 1 : 0;
        } else {
            count(rule, new Counts(1, 0, 0, 0));
            failing += rule.severity().compareTo(settings.failOn()) >= 0 ? 1 : 0;
        }
        findings.accept(finding);
    }

    private void count(AuditRule rule, Counts more) {
        counts.merge(rule, more, Counts::plus);
    }

    /** Reports acceptances that have ended, and those that match nothing although their account was seen whole. */
    private void checkAcceptances(List<AuditedAccount> accounts) {
        Map<Account, AuditedAccount> seen = new LinkedHashMap<>();
        accounts.forEach(each -> seen.put(each.account(), each));
        for (Entry entry : settings.accepted().all()) {
            AuditedAccount account = seen.get(entry.token().account());
            if (settings.rules().contains(AuditRule.ACCEPTANCE_EXPIRED) && entry.isExpired(now)) {
                sendAbout(
                        entry,
                        AuditRule.ACCEPTANCE_EXPIRED,
                        "the acceptance by " + entry.owner() + " ended at " + entry.until());
            } else if (settings.rules().contains(AuditRule.ACCEPTANCE_UNMATCHED) && isUnmatched(entry, account)) {
                sendAbout(
                        entry,
                        AuditRule.ACCEPTANCE_UNMATCHED,
                        "the acceptance by " + entry.owner() + " matches no finding");
            }
        }
    }

    private boolean isUnmatched(Entry entry, @Nullable AuditedAccount account) {
        boolean decidable = account == null || account.isWhole();
        return decidable && settings.rules().contains(entry.rule()) && !matched.contains(entry.key());
    }

    private void sendAbout(Entry entry, AuditRule rule, String detail) {
        String subject = entry.rule() + " of " + entry.token();
        Finding fresh = new Finding(rule, subject, null, null, detail, State.NEW);
        boolean known = settings.baseline().contains(fresh);
        send(known ? new Finding(rule, subject, null, null, detail, State.IN_BASELINE) : fresh);
    }
}
