package io.apitokens.inventory;

import io.apitokens.UnknownReason;
import io.apitokens.inventory.Row.Result;
import io.apitokens.inventory.Spool.Place;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Writes the table of tokens, the worst first and at most {@value Statistics#MOST_ROWS}. */
final class HtmlTokens {

    private static final List<String> COLUMNS = List.of(
            "Token", "Worst", "Findings", "Unknown", "Owner", "Issuer", "Ends", "Last use", "Secret issued", "Roles");

    private final Html html;

    private HtmlTokens(Html html) {
        this.html = html;
    }

    static void write(Content content, Html html) throws IOException {
        List<Place> places = content.statistics().rows();
        html.raw("<section class=\"tokens\" aria-labelledby=\"all\"><h2 id=\"all\">All tokens</h2>\n");
        html.raw("<p id=\"sorted\" class=\"quiet\" role=\"status\"></p>\n");
        html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"all\">");
        html.beginTable(
                " id=\"tokens\"", caption(places.size(), content.statistics().tokens()), COLUMNS);
        for (Place place : places) {
            new HtmlTokens(html).row(Row.parse(content.spool().line(place)));
        }
        html.endTable();
        html.raw("</div></section>\n");
    }

    private static String caption(int shown, long all) {
        return shown == all
                ? Words.count(all, "token") + ", the worst first"
                : "The worst " + Words.number(shown) + " of " + Words.count(all, "token") + "; the other "
                        + Words.number(all - shown) + " are in the CSV and JSON outputs";
    }

    private void row(Row row) throws IOException {
        Standing standing = row.standing();
        html.raw("<tr><th scope=\"row\">").text(row.name().isBlank() ? "(no name)" : row.name());
        html.element("code", row.id()).raw("</th><td data-v=\"" + standing.place() + "\">");
        html.badge(standing).raw("</td>");
        list(findings(row));
        list(unknown(row));
        html.element("td", row.owner()).element("td", issuer(row));
        String idle = row.expiryKind().equals("idle") ? ", unless used" : "";
        time(row.ends() + idle);
        time(row.lastUse() + (row.lastUseKind().equals("estimated") ? ", estimated" : ""));
        time(Row.timeOrUnknown(row.secretIssued()));
        html.element("td", row.roles()).raw("</tr>\n");
    }

    private static String issuer(Row row) {
        return row.issuer() + (row.issuerState().equals("gone") ? " (gone)" : "");
    }

    /** Writes a time in two parts, between which a narrow column breaks. */
    private void time(String text) throws IOException {
        int end = text.indexOf('T');
        html.raw("<td class=\"time\">");
        if (end < 0) {
            html.text(text);
        } else {
            html.element("span", text.substring(0, end)).element("span", text.substring(end));
        }
        html.raw("</td>");
    }

    private void list(List<String> items) throws IOException {
        html.raw("<td>");
        if (!items.isEmpty()) {
            html.raw("<ul>");
            for (String item : items) {
                html.element("li", item);
            }
            html.raw("</ul>");
        }
        html.raw("</td>");
    }

    private static List<String> findings(Row row) {
        List<String> findings = new ArrayList<>();
        for (Result result : row.results()) {
            if (result.isFinding() || !result.isNew()) {
                findings.add(result.toString());
            }
        }
        return findings;
    }

    /** Returns the rules without a result, together for each reason. */
    private static List<String> unknown(Row row) {
        Map<UnknownReason, List<String>> rules = new EnumMap<>(UnknownReason.class);
        for (Result result : row.results()) {
            if (result.isNew() && !result.isFinding()) {
                rules.computeIfAbsent(result.reason().orElseThrow(), first -> new ArrayList<>())
                        .add(result.rule().id());
            }
        }
        return rules.entrySet().stream()
                .map(each -> each.getKey() + ": " + String.join(", ", each.getValue()))
                .toList();
    }
}
