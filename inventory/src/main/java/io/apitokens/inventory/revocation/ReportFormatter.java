package io.apitokens.inventory.revocation;

import io.apitokens.Account;
import io.apitokens.Token;
import io.apitokens.error.ApiTokenException;

/** Formats the lines about tokens in plans and reports. */
final class ReportFormatter {

    private ReportFormatter() {}

    static void add(StringBuilder text, String what, Token token, String why) {
        text.append(what).append(' ').append(token.id()).append(" \"");
        printable(text, token.name());
        text.append('"').append(why.isEmpty() ? "" : ": ").append(why).append('\n');
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

    /** Replaces control and format characters: a line break in a token's name would produce another line. */
    private static void printable(StringBuilder text, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean breaksLines = Character.isISOControl(c)
                    || Character.getType(c) == Character.FORMAT
                    || Character.getType(c) == Character.LINE_SEPARATOR
                    || Character.getType(c) == Character.PARAGRAPH_SEPARATOR;
            text.append(breaksLines ? ' ' : c);
        }
    }
}
