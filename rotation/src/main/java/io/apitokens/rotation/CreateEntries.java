package io.apitokens.rotation;

import io.apitokens.Account;
import io.apitokens.TokenId;
import java.time.Instant;
import java.util.Map;

/** The journal entries of creates. */
final class CreateEntries {

    private static final String PREFIX = "create:";
    private static final String NONCE = "nonce";
    private static final String HANDED_OVER = "handedOver";
    private static final String ABSENT = "absent";

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

    /** Returns the values of a create that is about to be sent. */
    static Map<String, String> sending(Instant now) {
        return Map.of("started", now.toString());
    }

    /**
     * Returns the values of a create whose caller knows what became of it. A gateway may have sent it twice, so its marker
     * is searched for once more.
     *
     * @param id the token that the caller has; empty if it has none
     */
    static Map<String, String> handedOver(String id) {
        return Map.of(HANDED_OVER, id);
    }

    static boolean isHandedOver(JournalEntry entry) {
        return entry.values().containsKey(HANDED_OVER);
    }

    /** Returns whether a token is the one that the caller has. */
    static boolean isCallers(JournalEntry entry, TokenId id) {
        return id.toString().equals(callers(entry));
    }

    /** Returns the id of the token that the caller has; empty if it has none. */
    static String callers(JournalEntry entry) {
        return entry.values().getOrDefault(HANDED_OVER, "");
    }

    /** Returns the values of a create whose token did not appear, once the caller of a recovery knows that. */
    static Map<String, String> absent() {
        return Map.of(ABSENT, "yes");
    }

    static boolean isAbsent(JournalEntry entry) {
        return entry.values().containsKey(ABSENT);
    }

    static Instant started(JournalEntry entry) {
        return LeasedJournal.instant(entry, "started");
    }
}
