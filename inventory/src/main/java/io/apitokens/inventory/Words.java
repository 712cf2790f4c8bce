package io.apitokens.inventory;

import io.apitokens.internal.ForeignText;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Values as they are shown to people. */
final class Words {

    private Words() {}

    /** Returns a string with every character visible, cut after a number of characters, with its length if it is cut. */
    static String shown(String text, int longest) {
        if (text.length() <= longest) {
            return ForeignText.printable(text);
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return ForeignText.printable(text.substring(0, end)) + "… (" + number(text.length()) + " characters)";
    }

    /** Returns a time in ISO 8601, UTC, to the second. */
    static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Returns a number with separators of thousands. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Returns a number with its noun, such as {@code 1 token}. */
    static String count(long number, String noun) {
        return number(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
