package io.apitokens.inventory;

import io.apitokens.UnknownReason;
import io.apitokens.inventory.Content.RuleCount;
import io.apitokens.inventory.audit.AuditedAccount;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Writes an inventory as one page, which holds its style and its script and requests nothing. */
final class HtmlReport {

    private static final int MOST_ACCOUNTS = 500;

    private final Content content;
    private final Html html;

    private HtmlReport(Content content, Writer out) {
        this.content = content;
        this.html = new Html(out);
    }

    static void write(Content content, Writer out) throws IOException {
        HtmlReport page = new HtmlReport(content, out);
        page.head();
        page.banner();
        new HtmlCards(content, page.html).write();
        page.findings();
        page.acceptances();
        new HtmlPictures(content.statistics(), page.html).write();
        page.unknown();
        page.accounts();
        HtmlTokens.write(content, page.html);
        page.foot();
    }

    /** The policy allows this style and this script by their hashes, and no request at all. */
    private void head() throws IOException {
        String time = Words.time(content.audit().time());
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '"
                + hash(PageStyle.TEXT) + "'; script-src '" + hash(PageScript.TEXT)
                + "'; img-src data:; base-uri 'none'; form-action 'none'\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                + "<meta name=\"referrer\" content=\"no-referrer\">\n"
                // Without it, browsers request an icon from the server.
                + "<link rel=\"icon\" href=\"data:,\">\n<title>API tokens, " + time + "</title>\n<style>");
        html.raw(PageStyle.TEXT)
                .raw("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#all\">Skip to all tokens</a>\n");
        html.raw("<header><div class=\"top\"><h1>API tokens</h1><p class=\"quiet\"><time datetime=\"" + time + "\">"
                + time + "</time></p></div>\n<nav aria-label=\"Sections\"><ul>");
        for (String[] section : new String[][] {
            {"first", "What to do first"},
            {"pictures", "Pictures"},
            {"unknown", "What is unknown"},
            {"accounts", "Accounts"},
            {"all", "All tokens"}
        }) {
            html.raw("<li><a href=\"#" + section[0] + "\">" + section[1] + "</a></li>");
        }
        html.raw("</ul></nav></header>\n<main>\n");
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void banner() throws IOException {
        boolean whole = content.whole() == content.accounts().size();
        Standing colour = content.incomplete() > 0 ? Standing.HIGH : whole ? Standing.FINE : Standing.MEDIUM;
        html.raw("<p class=\"banner " + colour.word() + "\">")
                .text(content.completeness())
                .raw(".</p>\n");
    }

    private void section(String id, String title) throws IOException {
        html.raw("<section aria-labelledby=\"" + id + "\"><h2 id=\"" + id + "\">" + title + "</h2>\n");
    }

    private void findings() throws IOException {
        section("first", "What to do first");
        if (content.found().isEmpty()) {
            html.raw("<p>No new finding.</p></section>\n");
            return;
        }
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"first\">");
        html.beginTable(
                "",
                "New findings by rule, the most severe first",
                List.of("Severity", "Rule", "Tokens", "To do", "Risk"));
        for (RuleCount each : content.found()) {
            html.raw("<tr><td>").badge(Standing.of(each.rule().severity())).raw("</td>");
            html.element("th scope=\"row\"", each.rule().id());
            html.element("td", Words.number(each.counts().findings()));
            html.element("td", each.rule().advice())
                    .element("td", each.rule().risk())
                    .raw("</tr>\n");
        }
        html.endTable();
        html.raw("</div></section>\n");
    }

    private void acceptances() throws IOException {
        List<Content.Acceptance> findings = content.acceptances();
        if (findings.isEmpty()) {
            return;
        }
        section("accepted", "Acceptances to correct");
        html.beginTable("", "Findings about accepted findings", List.of("Rule", "Acceptance", "Found"));
        for (Content.Acceptance each : findings.subList(0, Math.min(findings.size(), MOST_ACCOUNTS))) {
            html.row(each.rule(), each.subject(), each.detail());
        }
        html.endTable();
        more(findings.size(), "acceptance");
        html.raw("</section>\n");
    }

    private void unknown() throws IOException {
        section("unknown", "What is unknown, and why");
        if (content.statistics().unknown().isEmpty()) {
            html.raw("<p>Nothing: every rule has a result for every token.</p></section>\n");
            return;
        }
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"unknown\">");
        html.beginTable(
                "", "Unknown results by rule and reason", List.of("Rule", "Tokens", "Reason", "How to find out"));
        for (var rule : content.statistics().unknown().entrySet()) {
            for (Map.Entry<UnknownReason, Long> reason : rule.getValue().entrySet()) {
                html.row(
                        rule.getKey().id(),
                        Words.number(reason.getValue()),
                        reason.getKey().name(),
                        reason.getKey().advice());
            }
        }
        html.endTable();
        html.raw("</div></section>\n");
    }

    private void accounts() throws IOException {
        section("accounts", "Accounts");
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"accounts\">");
        html.beginTable(
                "",
                "What the credential of each account sees",
                List.of("Account", "Complete", "Sees", "Tokens", "Why", "To do"));
        for (AuditedAccount account :
                content.incompleteFirst().stream().limit(MOST_ACCOUNTS).toList()) {
            String complete = Content.complete(account);
            Standing colour =
                    complete.equals("yes") ? Standing.FINE : complete.equals("NO") ? Standing.HIGH : Standing.MEDIUM;
            html.raw("<tr>").element("th scope=\"row\"", account.account().toString());
            html.raw("<td><span class=\"badge " + colour.word() + "\">" + complete + "</span></td>");
            html.element("td", account.visibility().extent().name());
            html.element("td", Words.number(account.tokens())).element("td", Content.remark(account));
            html.element("td", account.advice().orElse("")).raw("</tr>\n");
        }
        html.endTable();
        more(content.accounts().size(), "account");
        html.raw("</div></section>\n");
    }

    private void more(int count, String noun) throws IOException {
        if (count > MOST_ACCOUNTS) {
            html.raw(
                    "<p>… and " + Words.count(count - MOST_ACCOUNTS, noun) + " more, in the CSV and JSON outputs.</p>");
        }
    }

    private void foot() throws IOException {
        html.raw("</main>\n<footer><p>Written by apitokens " + Version.VALUE + ". All times are UTC, in ISO 8601. "
                + "The file " + Evidence.FILE_NAME
                + " beside this page has the hash of each output.</p></footer>\n<script>"
                + PageScript.TEXT + "</script>\n</body>\n</html>\n");
    }
}
