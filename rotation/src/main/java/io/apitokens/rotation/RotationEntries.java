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

/** How a rotation is written down. */
final class RotationEntries {

    /** A create was, or is about to be, sent. */
    static final String CREATING = "CREATING";
    /** There is a successor, whose secret may be stored by now. */
    static final String CREATED = "CREATED";
    /** The successor's secret is stored. */
    static final String STORED = "STORED";
    /** The predecessor is gone. */
    static final String DONE = "DONE";

    private static final String PREFIX = "rotation:";
    private static final String NONCE = "nonce";
    private static final int FINGERPRINT_BYTES = 16;

    private RotationEntries() {}

    static String key(TokenId predecessor) {
        return PREFIX + predecessor;
    }

    static Map<String, String> creating(
            String nonce, Token predecessor, String name, Instant started, @Nullable String sinkVersion) {
        Map<String, String> values = new HashMap<>();
        values.put("state", CREATING);
        values.put(NONCE, nonce);
        // For people who look for it; nothing is read from here.
        values.put("marker", marker(key(predecessor.id()), nonce));
        values.put("predecessorName", predecessor.name());
        values.put("name", name);
        values.put("started", started.toString());
        // Empty: nothing was stored.
        values.put("sinkVersion", sinkVersion == null ? "" : sinkVersion);
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

    /** Of a token that keeps its id. */
    static Map<String, String> rotated(IssuedToken issued, JournalEntry entry) {
        return Map.of("fingerprint", fingerprint(issued.secret(), value(entry, NONCE), ""));
    }

    /** What is still of use: the next one wants to know the successor, and to make sure of it. */
    static Map<String, String> done() {
        Map<String, String> values = new HashMap<>();
        values.put("state", DONE);
        for (String old : List.of("fingerprint", "sinkVersion", "predecessorName", "started", "graceUntil")) {
            values.put(old, "");
        }
        return values;
    }

    static Map<String, String> stored(Instant graceUntil) {
        return Map.of("state", STORED, "graceUntil", graceUntil.toString());
    }

    static String state(JournalEntry entry) {
        return value(entry, "state");
    }

    static String value(JournalEntry entry, String name) {
        return entry.values().getOrDefault(name, "");
    }

    static @Nullable String sinkVersion(JournalEntry entry) {
        String version = value(entry, "sinkVersion");
        return version.isEmpty() ? null : version;
    }

    static boolean isOfSuccessor(JournalEntry entry, Secret secret) {
        return value(entry, "fingerprint").equals(fingerprint(secret, value(entry, NONCE), value(entry, "successor")));
    }

    /** Tells secrets apart and gives none away: a hash, with a nonce, of what is as long and random as a token. */
    private static String fingerprint(Secret secret, String nonce, String id) {
        return Hashes.hex(FINGERPRINT_BYTES, nonce, id, secret.expose());
    }

    /** The marker of the successor that an entry is about. */
    static String marker(JournalEntry entry) {
        return marker(entry.key(), value(entry, NONCE));
    }

    static String marker(String key, String nonce) {
        return Markers.of(key, nonce);
    }

    /** Tells whether an entry is a rotation, now done, whose successor is a token. */
    static boolean ledTo(JournalEntry entry, TokenId token) {
        return entry.key().startsWith(PREFIX)
                && state(entry).equals(DONE)
                && value(entry, "successor").equals(token.toString());
    }
}
