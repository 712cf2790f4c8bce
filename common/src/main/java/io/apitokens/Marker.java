package io.apitokens;

import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The marker at the end of a description or a name: {@code [apitokens:}, 32 hexadecimal digits, and {@code ]}. It
 * identifies the token of a create whose response was lost. In a name that would be too long it is {@code [at:}, the same
 * bytes as 22 characters, and {@code ]}.
 */
final class Marker {

    private static final String OPENING = "[apitokens:";
    private static final int DIGITS = 32;
    private static final int LENGTH = OPENING.length() + DIGITS + 1;

    /** The form for names that are limited: the same bytes, in Base64. */
    private static final Pattern SHORT = Pattern.compile("\\[at:([A-Za-z0-9_-]{22})]");

    private static final int SHORT_LENGTH = 27;

    private Marker() {}

    /** Returns the index at which the marker of a description or a name begins; -1 if it has none. */
    static int startIn(String text) {
        int start = longStartIn(text);
        return start < 0 ? shortStartIn(text) : start;
    }

    private static int shortStartIn(String text) {
        int start = text.length() - SHORT_LENGTH;
        boolean apart = start > 0 && text.charAt(start - 1) == ' ';
        return apart && shortValue(text.substring(start)) != null ? start : -1;
    }

    /** Returns the value of a short marker; null if it is none, or not the only form of its value. */
    private static @Nullable String shortValue(String marker) {
        Matcher form = SHORT.matcher(marker);
        if (!form.matches()) {
            return null;
        }
        String value = HexFormat.of().formatHex(Base64.getUrlDecoder().decode(form.group(1)));
        return shortOf(value).equals(marker) ? value : null;
    }

    private static String shortOf(String value) {
        byte[] bytes = HexFormat.of().parseHex(value);
        return "[at:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "]";
    }

    private static int longStartIn(String description) {
        int start = description.length() - LENGTH;
        boolean apart = start == 0 || (start > 0 && description.charAt(start - 1) == ' ');
        if (!apart || !description.startsWith(OPENING, start) || !description.endsWith("]")) {
            return -1;
        }
        return isValue(longValueAt(description, start)) ? start : -1;
    }

    static String valueAt(String text, int start) {
        String shortened = shortValue(text.substring(start));
        return shortened == null ? longValueAt(text, start) : shortened;
    }

    private static String longValueAt(String description, int start) {
        return description.substring(start + OPENING.length(), start + OPENING.length() + DIGITS);
    }

    static boolean isValue(String text) {
        return text.length() == DIGITS && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }

    /** Returns a name with a marker, in its shorter form if the longer one exceeds a limit; null if both do. */
    static @Nullable String appendTo(String name, String value, int limit) {
        String whole = appendTo(name, value);
        if (whole.codePointCount(0, whole.length()) <= limit) {
            return whole;
        }
        String shorter = name + " " + shortOf(value);
        return shorter.codePointCount(0, shorter.length()) <= limit ? shorter : null;
    }

    static String appendTo(@Nullable String description, String value) {
        return (description == null || description.isEmpty() ? "" : description + " ") + OPENING + value + "]";
    }
}
