package io.apitokens;

import org.jspecify.annotations.Nullable;

/**
 * The end of a description that lets a token be recognised whose create was not answered: {@code [apitokens:} with 32
 * hexadecimal digits and {@code ]}.
 */
final class Marker {

    private static final String OPENING = "[apitokens:";
    private static final int DIGITS = 32;
    private static final int LENGTH = OPENING.length() + DIGITS + 1;

    private Marker() {}

    /** Tells where in a description the marker begins; -1 if there is none. */
    static int startIn(String description) {
        int start = description.length() - LENGTH;
        boolean apart = start == 0 || (start > 0 && description.charAt(start - 1) == ' ');
        if (!apart || !description.startsWith(OPENING, start) || !description.endsWith("]")) {
            return -1;
        }
        return isValue(valueAt(description, start)) ? start : -1;
    }

    static String valueAt(String description, int start) {
        return description.substring(start + OPENING.length(), start + OPENING.length() + DIGITS);
    }

    static boolean isValue(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    static String appendTo(@Nullable String description, String value) {
        return (description == null || description.isEmpty() ? "" : description + " ") + OPENING + value + "]";
    }
}
