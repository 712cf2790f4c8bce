package io.apitokens.inventory.audit;

import io.apitokens.Account;
import io.apitokens.Token;
import io.apitokens.inventory.audit.AcceptedFindings.Entry;
import io.apitokens.inventory.audit.Finding.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The audit of one account, in the order of its list. Used by one thread. */
final class AccountAudit {

    private final Account account;
    private final AccountRules rules;
    private final AuditSettings settings;
    private final Instant now;
    private final Tally tally;

    AccountAudit(Account account, AccountRules rules, AuditSettings settings, Instant now, Tally tally) {
        this.account = account;
        this.rules = rules;
        this.settings = settings;
        this.now = now;
        this.tally = tally;
    }

    Account account() {
        return account;
    }

    /** Checks a token, counts the results, and returns those that are not fine. */
    List<Finding> check(Token token) {
        List<Finding> findings = new ArrayList<>();
        tally.addToken();
        for (AuditRule rule : settings.rules()) {
            Verdict verdict = rules.check(rule, token);
            if (verdict.isFine()) {
                tally.addFine(rule);
            } else {
                Finding finding = finding(rule, token, verdict);
                tally.add(finding);
                findings.add(finding);
            }
        }
        return findings;
    }

    /** Checks a token, and returns it with its findings, its owner and its roles. */
    AuditedToken inspect(Token token) {
        return rules.describe(token, check(token));
    }

    private Finding finding(AuditRule rule, Token token, Verdict verdict) {
        Entry entry = settings.accepted().of(rule, token.id());
        if (entry != null) {
            tally.match(entry.key());
        }
        boolean accepted = entry != null && !entry.isExpired(now);
        Finding fresh = finding(rule, token, verdict, accepted ? State.ACCEPTED : State.NEW);
        boolean known = !accepted && settings.baseline().contains(fresh);
        return known ? finding(rule, token, verdict, State.IN_BASELINE) : fresh;
    }

    private static Finding finding(AuditRule rule, Token token, Verdict verdict, State state) {
        String detail = verdict.detail() == null ? "" : verdict.detail();
        return new Finding(rule, token.id().toString(), token, verdict.unknown(), detail, state);
    }
}
