package io.apitokens.rotation;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The journal entries of in-place rotations. */
final class InPlaceEntries {

    private static final String NONCE = "nonce";
    private static final String FINGERPRINT = "fingerprint";
    private static final String VERSION = "storeVersion";
    private static final String STORE = "storeId";
    private static final String SENT = "storedFrom";

    private InPlaceEntries() {}

    static String key(TokenId id) {
        return "in-place:" + id;
    }

    /** Returns the values of a rotation that is about to be sent. An empty version means that nothing was stored. */
    static Map<String, String> sending(String nonce, String storeId, @Nullable String version) {
        return Map.of(NONCE, nonce, STORE, storeId, VERSION, version == null ? "" : version, FINGERPRINT, "", SENT, "");
    }

    /** Returns the values of a rotation whose response was received. */
    static Map<String, String> rotated(IssuedToken issued, JournalEntry entry) {
        return Map.of(FINGERPRINT, Fingerprint.of(issued.secret(), value(entry, NONCE), ""));
    }

    /** Returns the values of a rotation whose secret is stored and was accepted. */
    static Map<String, String> stored(Instant sentAt) {
        return Map.of(SENT, sentAt.toString());
    }

    /** Returns when the last request was sent, if the secret is stored and was accepted; otherwise null. */
    static @Nullable Instant storedFrom(JournalEntry entry) {
        return value(entry, SENT).isEmpty() ? null : LeasedJournal.instant(entry, SENT);
    }

    static boolean isRotated(JournalEntry entry) {
        return !value(entry, FINGERPRINT).isEmpty();
    }

    static boolean isOf(JournalEntry entry, Secret secret) {
        return value(entry, FINGERPRINT).equals(Fingerprint.of(secret, value(entry, NONCE), ""));
    }

    /** Returns whether an entry was written for a store; an entry of the first edition names none. */
    static boolean isFor(JournalEntry entry, String storeId) {
        String id = value(entry, STORE);
        return id.isEmpty() || id.equals(storeId);
    }

    static @Nullable String storeVersion(JournalEntry entry) {
        String version = value(entry, VERSION);
        return version.isEmpty() ? null : version;
    }

    private static String value(JournalEntry entry, String name) {
        return entry.values().getOrDefault(name, "");
    }
}
