package io.apitokens.inventory.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/** Counts strings by a hash of 128 bits. Remembers at most {@value #MOST} of them, so that its memory is bounded. */
final class SeenStrings {

    /** The result for a string that is not remembered because there are too many. */
    static final int FULL = -1;

    private static final int MOST = 20_000;

    /** A hash. Two different strings have the same one only if a person searched for them, and then count as one. */
    private record Hash(long high, long low) {}

    private final Map<Hash, Integer> counts = new HashMap<>();

    /** Counts a string and returns how often it was added, or {@link #FULL}. */
    int add(String text) {
        Hash hash = hash(text);
        Integer before = counts.get(hash);
        if (before == null && counts.size() >= MOST) {
            return FULL;
        }
        int count = before == null ? 1 : before + 1;
        counts.put(hash, count);
        return count;
    }

    private static Hash hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            ByteBuffer words = ByteBuffer.wrap(digest);
            return new Hash(words.getLong(), words.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
