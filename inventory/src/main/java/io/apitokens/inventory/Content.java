package io.apitokens.inventory;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.inventory.audit.AuditResult;
import io.apitokens.inventory.audit.AuditRule;
import io.apitokens.inventory.audit.AuditedAccount;
import io.apitokens.spi.AccountInsight.Extent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * What the outputs contain.
 *
 * @param audit the result of the audit
 * @param accounts the accounts by name
 * @param spool the tokens
 * @param statistics the counts of all tokens
 */
record Content(AuditResult audit, List<AuditedAccount> accounts, Spool spool, Statistics statistics) {

    /** A finding about an acceptance. */
    record Acceptance(String rule, String subject, String severity, boolean isNew, String detail) {

        private static Acceptance parse(String line) {
            JsonObject json = JsonParser.parseString(line).getAsJsonObject();
            return new Acceptance(
                    json.get("rule").getAsString(),
                    json.get("subject").getAsString(),
                    json.get("severity").getAsString(),
                    json.get("state").getAsString().equals("new"),
                    json.get("detail").getAsString());
        }
    }

    List<Acceptance> acceptances() {
        return spool.acceptances().stream().map(Acceptance::parse).toList();
    }

    /** A rule with its counts. */
    record RuleCount(AuditRule rule, AuditResult.Counts counts) {}

    static List<AuditedAccount> sorted(AuditResult audit) {
        return audit.accounts().stream()
                .sorted(Comparator.comparing(each -> each.account().toString()))
                .toList();
    }

    private static boolean isWhole(AuditedAccount account) {
        return account.failure() == null && account.visibility().extent() == Extent.ALL;
    }

    /** Returns the accounts of which not every token was seen, or may not have been; the incomplete ones first. */
    List<AuditedAccount> notWhole() {
        return accounts.stream()
                .filter(each -> !isWhole(each))
                .sorted(Comparator.comparing(AuditedAccount::isComplete))
                .toList();
    }

    List<AuditedAccount> incompleteFirst() {
        return Stream.concat(notWhole().stream(), accounts.stream().filter(Content::isWhole))
                .toList();
    }

    long whole() {
        return accounts.stream().filter(Content::isWhole).count();
    }

    long incomplete() {
        return accounts.stream().filter(each -> !each.isComplete()).count();
    }

    /** Returns whether every token was seen, in one sentence without a full stop. */
    String completeness() {
        if (incomplete() > 0) {
            return "INCOMPLETE: " + Words.number(incomplete()) + " of " + Words.count(accounts.size(), "account")
                    + (incomplete() == 1 ? " was" : " were") + " not seen whole";
        }
        return whole() == accounts.size()
                ? "Complete: " + Words.count(accounts.size(), "account") + " seen whole"
                : "Complete except where accepted: " + Words.number(whole()) + " of "
                        + Words.count(accounts.size(), "account") + " seen whole";
    }

    /** Returns the rules with new findings, the most severe first, then those with the most findings. */
    List<RuleCount> found() {
        return audit.counts().entrySet().stream()
                .map(each -> new RuleCount(each.getKey(), each.getValue()))
                .filter(each -> each.counts().findings() > 0)
                .sorted(Comparator.comparing((RuleCount each) -> each.rule().severity())
                        .thenComparingLong(each -> each.counts().findings())
                        .reversed())
                .toList();
    }

    long findings() {
        return sum(audit.counts(), AuditResult.Counts::findings);
    }

    long unknownResults() {
        return sum(audit.counts(), AuditResult.Counts::unknown);
    }

    private static long sum(Map<AuditRule, AuditResult.Counts> counts, ToLongFunction<AuditResult.Counts> of) {
        return counts.values().stream().mapToLong(of).sum();
    }

    /** Returns what is to be said of an account: what it sees and why, its failure, and why a part of it is enough. */
    static String remark(AuditedAccount account) {
        String failure = account.failure() == null
                ? ""
                : "; could not be read: " + account.failure().getMessage();
        String accepted = account.accepted() == null ? "" : "; accepted: " + account.accepted();
        return account.visibility().reason() + accepted + failure;
    }

    /** Returns {@code yes}, {@code accepted} or {@code NO}. */
    static String complete(AuditedAccount account) {
        return isWhole(account) ? "yes" : account.isComplete() ? "accepted" : "NO";
    }
}
