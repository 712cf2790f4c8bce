package io.apitokens.inventory;

import io.apitokens.UnknownReason;
import io.apitokens.inventory.Content.RuleCount;
import io.apitokens.inventory.audit.AuditedAccount;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes the five questions at the top of the page, each with a number and what explains it. */
final class HtmlCards {

    private static final int MOST = 3;

    private final Content content;
    private final Statistics statistics;
    private final Html html;

    HtmlCards(Content content, Html html) {
        this.content = content;
        this.statistics = content.statistics();
        this.html = html;
    }

    void write() throws IOException {
        html.raw("<div class=\"cards\">\n");
        seen();
        whose();
        first();
        soon();
        unknown();
        html.raw("</div>\n");
    }

    private void begin(String question, String number, String explanation) throws IOException {
        html.raw("<section class=\"card\"><h2>" + question + "</h2><p class=\"big\">")
                .text(number)
                .raw("</p>");
        html.element("p class=\"quiet\"", explanation).raw("<ul>");
    }

    private void item(String text) throws IOException {
        html.element("li", text);
    }

    private void end() throws IOException {
        html.raw("</ul></section>\n");
    }

    private void seen() throws IOException {
        List<AuditedAccount> some = content.notWhole();
        begin(
                "Did we see everything?",
                content.incomplete() > 0 ? "No" : some.isEmpty() ? "Yes" : "Except where accepted",
                Words.number(content.whole()) + " of "
                        + Words.count(content.accounts().size(), "account") + " seen whole");
        for (AuditedAccount account : some.stream().limit(MOST).toList()) {
            item(account.account() + ": "
                    + (account.failure() != null
                            ? "could not be read"
                            : account.visibility().extent().name()));
        }
        if (some.size() > MOST) {
            item("and " + Words.count(some.size() - MOST, "more account"));
        }
        end();
    }

    private void whose() throws IOException {
        begin(
                "How many, and whose?",
                Words.count(statistics.tokens(), "token"),
                "at " + Words.count(statistics.vendors().size(), "vendor") + "; "
                        + Words.number(statistics.owners().total()) + " with an owner");
        item(Words.number(statistics.withoutOwner()) + " without an owner");
        if (statistics.ownerUnknown() > 0) {
            item(Words.number(statistics.ownerUnknown()) + " whose owner is unknown");
        }
        Counter named = statistics.owners().total() > 0 ? statistics.owners() : statistics.issuers();
        String by = statistics.owners().total() > 0 ? "owner " : "issuer ";
        for (Map.Entry<String, Long> each : named.top(MOST)) {
            item(by + each.getKey() + ": " + Words.number(each.getValue()));
        }
        end();
    }

    private void first() throws IOException {
        begin(
                "What to do first?",
                Words.count(statistics.standing(Standing.HIGH), "token"),
                "with a finding of high severity; " + Words.count(content.findings(), "finding") + " in all");
        for (RuleCount each : content.found().stream().limit(MOST).toList()) {
            html.raw("<li>").badge(Standing.of(each.rule().severity()));
            html.text(" " + each.rule().id() + ": " + Words.number(each.counts().findings()))
                    .raw("</li>");
        }
        end();
    }

    private void soon() throws IOException {
        begin(
                "What ends soon?",
                Words.count(statistics.endingSoon(), "token"),
                "within " + Statistics.SOON.toDays() + " days");
        for (Statistics.Ending ending : statistics.next().stream().limit(MOST).toList()) {
            item(Words.time(ending.end())
                    + (ending.unlessUsed() ? ", unless used: " : ": ")
                    + (ending.name().isBlank() ? ending.id() : ending.name()));
        }
        end();
    }

    private void unknown() throws IOException {
        begin(
                "What do we not know, and why?",
                Words.count(content.unknownResults(), "result"),
                "about " + Words.count(statistics.withUnknown(), "token"));
        Map<UnknownReason, Long> reasons = new EnumMap<>(UnknownReason.class);
        statistics
                .unknown()
                .values()
                .forEach(each -> each.forEach((reason, count) -> reasons.merge(reason, count, Long::sum)));
        for (Map.Entry<UnknownReason, Long> reason : reasons.entrySet().stream()
                .sorted(Map.Entry.<UnknownReason, Long>comparingByValue().reversed())
                .limit(MOST)
                .toList()) {
            item(reason.getKey() + ": " + Words.number(reason.getValue()));
        }
        end();
    }
}
