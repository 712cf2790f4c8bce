package io.apitokens.scheduler;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes facts as CSV by RFC 4180. A field that a spreadsheet would take for a formula begins with an apostrophe. */
record HistoryCsv(Appendable out) {

    /** Also the wide forms, which some spreadsheets read as the narrow ones. */
    private static final String FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

    void header() throws IOException {
        row("at", "key", "type", "old_token", "new_token", "worker", "reason", "outcome");
    }

    void row(HistoryRow fact) throws IOException {
        row(
                fact.at(),
                fact.key(),
                fact.type(),
                fact.oldToken(),
                fact.newToken(),
                fact.worker(),
                fact.reason(),
                fact.outcome());
    }

    private void row(@Nullable Object... fields) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            out.append(i == 0 ? "" : ",").append(field(fields[i] == null ? "" : fields[i].toString()));
        }
        out.append("\r\n");
    }

    static String field(String text) {
        String safe = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
