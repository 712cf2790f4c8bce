package io.apitokens.inventory.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Counts strings by a hash of 128 bits, in a table without objects. Remembers at most {@value #MOST} of them, so that its
 * memory is bounded. Two different strings have the same hash only if a person searched for them; they count as one.
 */
final class SeenStrings {

    /** The result for a string that is not remembered because there are too many. */
    static final int FULL = -1;

    private static final int MOST = 20_000;

    /** The hashes, two words each. A place whose count is 0 is free. */
    private long[] words = new long[2 * 64];

    private int[] counts = new int[64];
    private int size;

    /** Counts a string and returns how often it was added, or {@link #FULL}. */
    int add(String text) {
        ByteBuffer hash = ByteBuffer.wrap(sha256(text));
        long first = hash.getLong();
        long second = hash.getLong();
        int place = place(first, second);
        if (counts[place] == 0) {
            if (size >= MOST) {
                return FULL;
            }
            if (4 * size >= 3 * counts.length) {
                grow();
                place = place(first, second);
            }
            size++;
            words[2 * place] = first;
            words[2 * place + 1] = second;
        }
        return ++counts[place];
    }

    /** Returns the place of a hash, or the free one that it gets. At least a quarter of the places are free. */
    private int place(long first, long second) {
        int mask = counts.length - 1;
        int place = (int) first & mask;
        while (counts[place] != 0 && (words[2 * place] != first || words[2 * place + 1] != second)) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] oldWords = words;
        int[] oldCounts = counts;
        words = new long[2 * oldWords.length];
        counts = new int[2 * oldCounts.length];
        for (int old = 0; old < oldCounts.length; old++) {
            if (oldCounts[old] > 0) {
                int place = place(oldWords[2 * old], oldWords[2 * old + 1]);
                words[2 * place] = oldWords[2 * old];
                words[2 * place + 1] = oldWords[2 * old + 1];
                counts[place] = oldCounts[old];
            }
        }
    }

    private static byte[] sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
