package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.Token;
import io.apitokens.error.ApiTokenException;
import io.apitokens.internal.ForeignText;

/** Formats the lines about tokens in plans and reports. */
final class ReportFormatter {

    private ReportFormatter() {}

    static void add(StringBuilder text, String what, Token token, String why) {
        // A line break in a token's name would produce another line.
        text.append(what)
                .append(' ')
                .append(token.id())
                .append(" \"")
                .append(ForeignText.printable(token.name()))
                .append('"')
                .append(why.isEmpty() ? "" : ": ")
                .append(why)
                .append('\n');
    }

    static void add(StringBuilder text, String what, Account account, ApiTokenException error) {
        text.append(what)
                .append(' ')
                .append(account)
                .append(": ")
                .append(said(error))
                .append('\n');
    }

    static String said(ApiTokenException error) {
        return error.getClass().getSimpleName() + ": " + error.getMessage();
    }
}
