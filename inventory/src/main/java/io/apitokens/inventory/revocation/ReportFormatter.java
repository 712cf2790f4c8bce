package io.apitokens.inventory.revocation;

import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.internal.ForeignText;

/** Formats the lines about tokens in plans and reports. */
final class ReportFormatter {

    private ReportFormatter() {}

    static void add(StringBuilder text, String what, PlannedToken token, String why) {
        add(text, what, token.id(), token.name(), why);
    }

    static void add(StringBuilder text, String what, TokenId id, String name, String why) {
        String line = what + " " + id + " \"" + name + "\"" + (why.isEmpty() ? "" : ": ") + why;
        // A line break in a token's name would produce another line.
        text.append(ForeignText.printable(line)).append('\n');
    }

    static String said(ApiTokenException error) {
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }
}
