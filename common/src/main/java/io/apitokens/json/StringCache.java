package io.apitokens.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A cache of the short strings of one document. A string that each record of a list repeats is created once.
 *
 * <p>The cache lives as long as the document is read. Response data is cached nowhere else.
 */
final class StringCache {

    private static final int SIZE = 64;

    private static final int LONGEST = 16;

    private final @Nullable String[] known = new String[SIZE];

    /** Returns the string of the UTF-8 bytes from {@code from}, inclusive, to {@code to}, exclusive. */
    String text(byte[] utf8, int from, int to) {
        int length = to - from;
        if (length == 0 || length > LONGEST) {
            return new String(utf8, from, length, StandardCharsets.UTF_8);
        }
        int place = (31 * utf8[from] + 7 * utf8[to - 1] + length) & SIZE - 1;
        String word = known[place];
        if (word == null || !isSame(word, utf8, from, length)) {
            word = new String(utf8, from, length, StandardCharsets.UTF_8);
            known[place] = word;
        }
        return word;
    }

    private static boolean isSame(String word, byte[] utf8, int from, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            // A byte of a character beyond ASCII is negative and equals no char.
            if (word.charAt(i) != utf8[from + i]) {
                return false;
            }
        }
        return true;
    }
}
