package io.apitokens.rotation;

import io.apitokens.Account;
import java.time.Instant;
import java.util.Map;

/** How a create is written down. */
final class CreateEntries {

    private static final String PREFIX = "create:";

    private CreateEntries() {}

    static String key(String marker) {
        return PREFIX + marker;
    }

    static Map<String, String> values(Account account, String name, Instant started) {
        return Map.of("account", account.toString(), "name", name, "started", started.toString());
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

    static Instant started(JournalEntry entry) {
        return Ledger.instant(entry, "started");
    }
}
