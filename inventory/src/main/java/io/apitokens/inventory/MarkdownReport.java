package io.apitokens.inventory;

import io.apitokens.UnknownReason;
import io.apitokens.inventory.Content.RuleCount;
import io.apitokens.inventory.audit.AuditedAccount;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes a summary of an inventory in Markdown. */
final class MarkdownReport {

    private static final int MOST = 10;

    private final Content content;
    private final Writer out;

    private MarkdownReport(Content content, Writer out) {
        this.content = content;
        this.out = out;
    }

    static void write(Content content, Writer out) throws IOException {
        MarkdownReport report = new MarkdownReport(content, out);
        report.line("# API tokens, " + Words.time(content.audit().time()));
        report.line("");
        report.line("**" + content.completeness() + ".**");
        report.accounts();
        report.whose();
        report.first();
        report.soon();
        report.unknown();
        report.line("");
        report.line("Written by apitokens " + Version.VALUE + ".");
    }

    private void accounts() throws IOException {
        List<AuditedAccount> some = content.notWhole();
        if (some.isEmpty()) {
            return;
        }
        section("Accounts that were not seen whole");
        table("Account", "Sees", "Complete", "Why", "To do");
        for (AuditedAccount account : some.stream().limit(5 * MOST).toList()) {
            row(
                    code(account.account().toString()),
                    account.visibility().extent().name(),
                    Content.complete(account),
                    code(Content.remark(account)),
                    code(account.advice().orElse("nothing")));
        }
        more(some.size() - 5 * MOST, "account");
    }

    private void whose() throws IOException {
        Statistics statistics = content.statistics();
        section("How many, and whose");
        table("Vendor", "Tokens", "High", "Medium", "Low", "Unknown", "Fine");
        for (Map.Entry<String, long[]> vendor : statistics.vendors().entrySet()) {
            long[] counts = vendor.getValue();
            row(
                    code(vendor.getKey()),
                    Words.number(Arrays.stream(counts).sum()),
                    Words.number(counts[0]),
                    Words.number(counts[1]),
                    Words.number(counts[2]),
                    Words.number(counts[3]),
                    Words.number(counts[4]));
        }
        line("");
        line(Words.count(statistics.tokens(), "token") + ": "
                + Words.number(statistics.owners().total())
                + " with an owner, " + Words.number(statistics.withoutOwner()) + " without, "
                + Words.number(statistics.ownerUnknown()) + " of which that is unknown.");
        for (Map.Entry<String, Long> owner : statistics.owners().top(MOST)) {
            line("- " + code(owner.getKey()) + ": " + Words.number(owner.getValue()));
        }
    }

    private void first() throws IOException {
        section("What to do first");
        if (content.found().isEmpty()) {
            line("No new finding.");
            return;
        }
        table("Severity", "Rule", "Tokens", "Risk", "To do");
        for (RuleCount each : content.found()) {
            row(
                    TokenJson.lower(each.rule().severity()),
                    code(each.rule().id()),
                    Words.number(each.counts().findings()),
                    each.rule().risk(),
                    each.rule().advice());
        }
    }

    private void soon() throws IOException {
        Statistics statistics = content.statistics();
        section("What ends soon");
        line(Words.count(statistics.endingSoon(), "token") + " within " + Statistics.SOON.toDays() + " days. Next:");
        line("");
        for (Statistics.Ending ending : statistics.next()) {
            line("- " + Words.time(ending.end()) + (ending.unlessUsed() ? ", unless used: " : ": ") + code(ending.id())
                    + " " + code(ending.name()));
        }
    }

    private void unknown() throws IOException {
        section("What is unknown, and why");
        if (content.statistics().unknown().isEmpty()) {
            line("Nothing.");
            return;
        }
        table("Rule", "Reason", "Tokens", "How to find out");
        for (var rule : content.statistics().unknown().entrySet()) {
            for (Map.Entry<UnknownReason, Long> reason : rule.getValue().entrySet()) {
                row(
                        code(rule.getKey().id()),
                        code(reason.getKey().name()),
                        Words.number(reason.getValue()),
                        reason.getKey().advice());
            }
        }
    }

    private void section(String title) throws IOException {
        line("");
        line("## " + title);
        line("");
    }

    private void table(String... columns) throws IOException {
        row(columns);
        line("|" + " --- |".repeat(columns.length));
    }

    private void row(String... cells) throws IOException {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void more(long count, String noun) throws IOException {
        if (count > 0) {
            line("");
            line("… and " + Words.count(count, noun) + " more, in the other outputs.");
        }
    }

    private void line(String text) throws IOException {
        out.write(text);
        out.write('\n');
    }

    /** Returns a string as code, in which nothing is a link, a name to notify, HTML or the end of a cell. */
    static String code(String text) {
        String shown =
                Words.shown(text, 300).replace('`', '\'').replace('|', '¦').strip();
        return shown.isEmpty() ? "–" : "`" + shown + "`";
    }
}
