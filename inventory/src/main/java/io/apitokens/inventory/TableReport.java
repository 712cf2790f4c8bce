package io.apitokens.inventory;

import io.apitokens.inventory.Row.Result;
import java.io.IOException;
import java.io.Writer;
import java.util.stream.Collectors;

/** Writes an inventory as a table for a terminal, with the state of the accounts before it and its counts behind. */
final class TableReport {

    private static final String FORMAT = "%-8s %-40s %-24s %-18s %-20s %-20s %s\n";

    private TableReport() {}

    static void write(Content content, Writer out) throws IOException {
        out.write(content.completeness() + ", " + Words.time(content.audit().time()) + "\n");
        for (var account : content.notWhole()) {
            out.write("! " + account + "\n");
            if (account.advice().isPresent()) {
                out.write("  to do: " + account.advice().get() + "\n");
            }
        }
        out.write("\n");
        out.write(String.format(FORMAT, "WORST", "TOKEN", "NAME", "OWNER", "ENDS", "LAST USE", "FINDINGS"));
        content.spool().read(content.accounts(), (line, place) -> row(Row.parse(line), out));
        out.write("\n" + Words.count(content.statistics().tokens(), "token") + ", "
                + Words.count(content.findings(), "finding") + ", "
                + Words.count(content.unknownResults(), "unknown result") + "\n");
    }

    private static void row(Row row, Writer out) throws IOException {
        String findings = row.results().stream()
                .filter(Result::isNew)
                .map(result -> result.rule().id() + (result.isFinding() ? "" : "?"))
                .collect(Collectors.joining(" "));
        out.write(String.format(
                FORMAT,
                row.standing().word(),
                cell(row.id(), 40),
                cell(row.name(), 24),
                cell(row.owner(), 18),
                row.ends(),
                row.lastUse(),
                findings));
    }

    /** Returns a string that is at most as wide as its column; what is cut ends in an ellipsis. */
    private static String cell(String text, int width) {
        String shown = Words.shown(text, 4 * width);
        return shown.length() <= width ? shown : shown.substring(0, width - 1) + "…";
    }
}
