package io.apitokens.rotation;

import io.apitokens.Account;
import java.time.Instant;
import java.util.Map;

/** The journal entries of creates. */
final class CreateEntries {

    private static final String PREFIX = "create:";
    private static final String NONCE = "nonce";

    private CreateEntries() {}

    static String key(String marker) {
        return PREFIX + marker;
    }

    static String marker(Account account, String nonce) {
        return Markers.of("create at " + account, nonce);
    }

    static Map<String, String> values(Account account, String nonce, String name, Instant started) {
        return Map.of("account", account.toString(), NONCE, nonce, "name", name, "started", started.toString());
    }

    /**
     * Returns whether the entry holds the nonce of its marker. An entry forged from a marker that was read at the
     * vendor does not.
     */
    static boolean isGenuine(JournalEntry entry, Account account) {
        return marker(entry).equals(marker(account, entry.values().getOrDefault(NONCE, "")));
    }

    static boolean isOf(JournalEntry entry, Account account) {
        return entry.key().startsWith(PREFIX)
                && account.toString().equals(entry.values().get("account"));
    }

    static String marker(JournalEntry entry) {
        return entry.key().substring(PREFIX.length());
    }

    static String name(JournalEntry entry) {
        return entry.values().getOrDefault("name", "");
    }

    /** Returns the values that record that the secret store may hold the secret from now on. */
    static Map<String, String> storing() {
        return Map.of("storing", "yes");
    }

    static boolean isStoring(JournalEntry entry) {
        return entry.values().containsKey("storing");
    }

    static Instant started(JournalEntry entry) {
        return LeasedJournal.instant(entry, "started");
    }
}
