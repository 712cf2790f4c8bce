package io.apitokens.rotation;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
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
    private static final int FINGERPRINT_BYTES = 16;

    private RotationEntries() {}

    static String key(TokenId predecessor) {
        return PREFIX + predecessor;
    }

    static Map<String, String> creating(
            String marker, Token predecessor, String name, Instant started, @Nullable String sinkVersion) {
        Map<String, String> values = new HashMap<>();
        values.put("state", CREATING);
        values.put("marker", marker);
        values.put("predecessorName", predecessor.name());
        values.put("name", name);
        values.put("started", started.toString());
        // Empty: nothing was stored.
        values.put("sinkVersion", sinkVersion == null ? "" : sinkVersion);
        return values;
    }

    static Map<String, String> created(IssuedToken issued, String marker) {
        return Map.of(
                "state", CREATED,
                "successor", issued.token().id().toString(),
                "fingerprint", fingerprint(issued.secret(), marker));
    }

    /** Of a token that keeps its id. */
    static Map<String, String> rotated(IssuedToken issued, String marker) {
        return Map.of("fingerprint", fingerprint(issued.secret(), marker));
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
        return value(entry, "fingerprint").equals(fingerprint(secret, value(entry, "marker")));
    }

    /** Tells secrets apart and gives none away: a hash, salted by the marker, of what is as long and random as a token. */
    private static String fingerprint(Secret secret, String marker) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(marker.getBytes(StandardCharsets.UTF_8));
            byte[] digest = hash.digest(secret.expose().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest, FINGERPRINT_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Tells whether an entry is a rotation, now done, whose successor is a token. */
    static boolean ledTo(JournalEntry entry, TokenId token) {
        return entry.key().startsWith(PREFIX)
                && state(entry).equals(DONE)
                && value(entry, "successor").equals(token.toString());
    }
}
