package io.apitokens;

import org.jspecify.annotations.Nullable;

/**
 * The marker at the end of a description or a name: {@code [apitokens:}, 32 hexadecimal digits, and {@code ]}. It identifies the
 * token of a create whose response was lost.
 */
final class Marker {

    private static final String OPENING = "[apitokens:";
    private static final int DIGITS = 32;
    private static final int LENGTH = OPENING.length() + DIGITS + 1;

    private Marker() {}

    /** Returns the index at which the marker of a description begins; -1 if it has none. */
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
