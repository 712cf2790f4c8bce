package io.apitokens.rotation;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The journal entries of rotations. */
final class RotationEntries {

    /** The create was sent or is about to be sent. */
    static final String CREATING = "CREATING";
    /** The successor exists; its secret may already be stored. */
    static final String CREATED = "CREATED";
    /** The successor's secret is stored. */
    static final String STORED = "STORED";
    /** The predecessor is deleted. */
    static final String DONE = "DONE";

    private static final String PREFIX = "rotation:";
    private static final String NONCE = "nonce";
    private static final int FINGERPRINT_BYTES = 16;

    private RotationEntries() {}

    static String key(TokenId predecessor) {
        return PREFIX + predecessor;
    }

    static Map<String, String> creating(
            String nonce, Token predecessor, String name, Instant started, @Nullable String storeVersion) {
        Map<String, String> values = new HashMap<>();
        values.put("state", CREATING);
        values.put(NONCE, nonce);
        // For people who search the journal; this library does not read it.
        values.put("marker", marker(key(predecessor.id()), nonce));
        values.put("predecessorName", predecessor.name());
        values.put("name", name);
        values.put("started", started.toString());
        // Empty means that nothing was stored.
        values.put("storeVersion", storeVersion == null ? "" : storeVersion);
        return values;
    }

    static Map<String, String> created(IssuedToken issued, JournalEntry entry) {
        return Map.of(
                "state", CREATED,
                "successor", issued.token().id().toString(),
                "fingerprint",
                        fingerprint(
                                issued.secret(),
                                value(entry, NONCE),
                                issued.token().id().toString()));
    }

    /** Returns the values of an in-place rotation, in which the token keeps its id. */
    static Map<String, String> rotated(IssuedToken issued, JournalEntry entry) {
        return Map.of("fingerprint", fingerprint(issued.secret(), value(entry, NONCE), ""));
    }

    /**
     * Returns the values of a finished rotation. Later advances need only the successor and the values that verify it.
     */
    static Map<String, String> done() {
        Map<String, String> values = new HashMap<>();
        values.put("state", DONE);
        for (String old : List.of("fingerprint", "storeVersion", "predecessorName", "started", "overlapUntil")) {
            values.put(old, "");
        }
        return values;
    }

    static Map<String, String> stored(Instant overlapUntil) {
        return Map.of("state", STORED, "overlapUntil", overlapUntil.toString());
    }

    static String state(JournalEntry entry) {
        return value(entry, "state");
    }

    static String value(JournalEntry entry, String name) {
        return entry.values().getOrDefault(name, "");
    }

    static @Nullable String storeVersion(JournalEntry entry) {
        String version = value(entry, "storeVersion");
        return version.isEmpty() ? null : version;
    }

    static boolean isOfSuccessor(JournalEntry entry, Secret secret) {
        return value(entry, "fingerprint").equals(fingerprint(secret, value(entry, NONCE), value(entry, "successor")));
    }

    /** Returns a hash that identifies a secret. It does not reveal the secret, which is long and random. */
    private static String fingerprint(Secret secret, String nonce, String id) {
        return Hashes.hex(FINGERPRINT_BYTES, nonce, id, secret.expose());
    }

    /** Returns the marker of the entry's successor. */
    static String marker(JournalEntry entry) {
        return marker(entry.key(), value(entry, NONCE));
    }

    static String marker(String key, String nonce) {
        return Markers.of(key, nonce);
    }

    /** Returns whether an entry is a finished rotation with the given successor. */
    static boolean ledTo(JournalEntry entry, TokenId token) {
        return entry.key().startsWith(PREFIX)
                && state(entry).equals(DONE)
                && value(entry, "successor").equals(token.toString());
    }
}
