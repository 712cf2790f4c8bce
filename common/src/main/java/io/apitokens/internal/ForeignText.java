package io.apitokens.internal;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes strings that are not this library's own fit for messages and for {@code toString}: those of vendors, callers and
 * files. Their characters must not end a line of a log, control a terminal or change the direction of other text.
 */
public final class ForeignText {

    private static final int MOST_LISTED = 10;

    private ForeignText() {}

    /**
     * Returns a string in which every character is visible. Control, format, bidirectional and line or paragraph
     * separator characters and unpaired surrogates are shown as a backslash, {@code u} and four hexadecimal digits. A
     * second call changes nothing.
     *
     * @param text the string
     * @return the same string if there is nothing to escape
     */
    public static String printable(String text) {
        int plain = 0;
        while (plain < text.length() && isPlain(text.charAt(plain))) {
            plain++;
        }
        return plain == text.length() ? text : escaped(text, plain);
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~';
    }

    private static String escaped(String text, int plain) {
        StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, plain);
        int i = plain;
        while (i < text.length()) {
            int next = text.offsetByCodePoints(i, 1);
            if (isVisible(text.codePointAt(i))) {
                out.append(text, i, next);
            } else {
                text.substring(i, next)
                        .chars()
                        .forEach(c -> out.append("\\u").append(HexFormat.of().toHexDigits((char) c)));
            }
            i = next;
        }
        return out.toString();
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> false;
            default -> true;
        };
    }

    /**
     * Returns the first ten items of a collection, and how many more there are, such as {@code a, b, … and 99,990 more}.
     *
     * @param <T> the type of the items
     * @param items the items
     * @param shown returns what is shown of an item
     * @param separator the string between two items
     * @return the items, printable; empty if there are none
     */
    public static <T> String list(Collection<T> items, Function<? super T, ?> shown, String separator) {
        return list(items, shown, items.size(), separator);
    }

    /**
     * Returns the first ten items of a collection, and how many more there are.
     *
     * @param <T> the type of the items
     * @param items the items, or the first of them
     * @param shown returns what is shown of an item
     * @param count the number of all items
     * @param separator the string between two items
     * @return the items, printable; empty if there are none
     */
    public static <T> String list(Collection<T> items, Function<? super T, ?> shown, int count, String separator) {
        StringBuilder out = new StringBuilder();
        Iterator<T> each = items.iterator();
        int listed = 0;
        while (listed < MOST_LISTED && each.hasNext()) {
            out.append(listed++ == 0 ? "" : separator).append(shown.apply(each.next()));
        }
        if (listed < count) {
            out.append(String.format(Locale.ROOT, "%s… and %,d more", separator, count - listed));
        }
        return printable(out.toString());
    }

    /**
     * Returns the components of a record in the form of {@link Record#toString}, printable.
     *
     * @param type the simple name of the record
     * @param namesAndValues the name of each component, followed by its value
     * @return such as {@code Role[name=owner, id=2]}
     */
    public static String components(String type, @Nullable Object... namesAndValues) {
        StringBuilder out = new StringBuilder(type).append('[');
        for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
            out.append(i == 0 ? "" : ", ").append(namesAndValues[i]).append('=').append(namesAndValues[i + 1]);
        }
        return printable(out.append(']').toString());
    }
}
