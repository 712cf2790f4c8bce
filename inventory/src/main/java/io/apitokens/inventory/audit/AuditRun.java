package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.TokenList;
import io.apitokens.error.ApiTokenException;
import io.apitokens.inventory.audit.AcceptedFindings.Entry;
import io.apitokens.inventory.audit.Finding.State;
import io.apitokens.spi.AccountInsight;
import io.apitokens.spi.AccountInsight.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of an audit. */
final class AuditRun {

    private final TokenDirectory directory;
    private final AuditSettings settings;
    private final Instant now;
    private final JournalMarkers markers;
    /** The counts of each account. What is needed only while an account is read is not kept. */
    private final Map<Account, Tally> tallies = new ConcurrentHashMap<>();

    AuditRun(TokenDirectory directory, AuditSettings settings) {
        this.directory = directory;
        this.settings = settings;
        this.now = settings.timeSource().instant();
        this.markers = JournalMarkers.of(settings.journals());
    }

    /** Checks account after account. */
    AuditResult inOrder(Consumer<? super Finding> findings) {
        Map<Account, Visibility> visibilities = Visibilities.of(directory);
        TokenList list = directory.list(TokenFilter.all(), (account, failure) -> {});
        try (Stream<Token> stream = list.stream()) {
            AccountAudit audit = null;
            for (Token token : (Iterable<Token>) stream::iterator) {
                Account account = token.id().account();
                if (audit == null || !account.equals(audit.account())) {
                    audit = begin(account);
                }
                audit.check(token).forEach(findings);
            }
        }
        List<AuditedAccount> accounts = new ArrayList<>();
        visibilities.forEach((account, visibility) ->
                accounts.add(seen(account, visibility, list.failures().get(account))));
        return result(accounts, findings);
    }

    /** Checks several accounts at a time. */
    AuditResult inParallel(AuditVisitor visitor) {
        Map<Account, Visibility> visibilities = Visibilities.of(directory);
        Map<Account, AuditedAccount> accounts = EachAccount.of(
                directory,
                tokens -> visit(tokens, Objects.requireNonNull(visibilities.get(tokens.account())), visitor));
        return result(List.copyOf(accounts.values()), visitor::acceptance);
    }

    private AuditedAccount visit(ApiTokens tokens, Visibility visibility, AuditVisitor visitor) {
        Account account = tokens.account();
        AccountAudit audit = begin(account);
        TokenList list = TokenDirectory.of(tokens).list(TokenFilter.all(), (failed, failure) -> {});
        try (Stream<Token> stream = list.stream()) {
            stream.forEachOrdered(token -> visitor.token(audit.inspect(token)));
        }
        AuditedAccount seen = seen(account, visibility, list.failures().get(account));
        visitor.account(seen);
        return seen;
    }

    private AccountAudit begin(Account account) {
        AccountInsight insight = AccountInsight.of(directory.account(account));
        Tally tally = tallies.computeIfAbsent(account, first -> new Tally(settings));
        return new AccountAudit(
                account, new AccountRules(account, insight, settings, markers, now), settings, now, tally);
    }

    private AuditedAccount seen(Account account, Visibility visibility, @Nullable ApiTokenException failure) {
        Tally tally = tallies.get(account);
        String accepted = settings.acceptedAccounts().get(account);
        return new AuditedAccount(account, visibility, accepted, failure, tally == null ? 0 : tally.tokens());
    }

    private AuditResult result(List<AuditedAccount> accounts, Consumer<? super Finding> acceptances) {
        Tally total = new Tally(settings);
        tallies.values().forEach(total::addAll);
        for (Finding finding : findingsOfAcceptances(accounts, total)) {
            total.add(finding);
            acceptances.accept(finding);
        }
        return new AuditResult(now, accounts, total);
    }

    /** Returns the acceptances that have ended, and those that match nothing although their account was seen whole. */
    private List<Finding> findingsOfAcceptances(List<AuditedAccount> accounts, Tally total) {
        Map<Account, AuditedAccount> seen = new HashMap<>();
        accounts.forEach(each -> seen.put(each.account(), each));
        List<Finding> findings = new ArrayList<>();
        for (Entry entry : settings.accepted().all()) {
            AuditedAccount account = seen.get(entry.token().account());
            if (settings.rules().contains(AuditRule.ACCEPTANCE_EXPIRED) && entry.isExpired(now)) {
                findings.add(about(
                        entry,
                        AuditRule.ACCEPTANCE_EXPIRED,
                        "the acceptance by " + entry.owner() + " ended at " + entry.until()));
            } else if (settings.rules().contains(AuditRule.ACCEPTANCE_UNMATCHED)
                    && isUnmatched(entry, account, total)) {
                findings.add(about(
                        entry,
                        AuditRule.ACCEPTANCE_UNMATCHED,
                        "the acceptance by " + entry.owner() + " matches no finding"));
            }
        }
        return findings;
    }

    private boolean isUnmatched(Entry entry, @Nullable AuditedAccount account, Tally total) {
        boolean decidable = account == null || account.isWhole();
        return decidable && settings.rules().contains(entry.rule()) && !total.hasMatched(entry.key());
    }

    private Finding about(Entry entry, AuditRule rule, String detail) {
        String subject = entry.rule() + " of " + entry.token();
        Finding fresh = new Finding(rule, subject, null, null, detail, State.NEW);
        boolean known = settings.baseline().contains(fresh);
        return known ? new Finding(rule, subject, null, null, detail, State.IN_BASELINE) : fresh;
    }
}
