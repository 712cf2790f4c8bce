package io.apitokens.inventory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cell of a CSV file by RFC 4180 that no spreadsheet takes for a formula. */
final class CsvCell {

    /** The longest string that a cell of the usual spreadsheets holds is 32,767 characters. */
    private static final int LONGEST = 4_000;

    /**
     * The beginning of a formula: a sign, also one of full width, at the beginning of the cell or after a character that
     * separates cells in some locale. Before it there may be blanks and characters that are not visible, which programs
     * skip. No character both separates and is skipped, so that the time to match stays linear.
     */
    private static final Pattern FORMULA =
            Pattern.compile("(^|[,;|])([\\s\\p{Z}\\p{C}\"']*+)(?=[=+\\-@\\uFF1D\\uFF0B\\uFF0D\\uFF20\\u2212])");

    private CsvCell() {}

    /** Returns a quoted cell. An apostrophe before a sign makes the cell a text; every character is visible. */
    static String of(String value) {
        String text = Words.shown(defused(value), LONGEST);
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }

    private static String defused(String value) {
        Matcher formulas = FORMULA.matcher(value);
        return formulas.find() ? formulas.replaceAll("$1'$2") : value;
    }
}
