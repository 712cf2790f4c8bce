package io.apitokens.rotation;

import io.apitokens.error.InvalidInputException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The compare-and-replace operation that all journals share. */
final class Changes {

    private Changes() {}

    static boolean apply(
            Map<String, JournalEntry> entries,
            String key,
            @Nullable JournalEntry expected,
            @Nullable JournalEntry next) {
        requireKey(key, next);
        if (!isExpected(entries.get(key), expected)) {
            return false;
        }
        if (next == null) {
            entries.remove(key);
        } else {
            entries.put(key, next);
        }
        return true;
    }

    static void requireKey(String key, @Nullable JournalEntry next) {
        if (next != null && !next.key().equals(key)) {
            throw InvalidInputException.of("next", "has another key");
        }
    }

    static boolean isExpected(@Nullable JournalEntry present, @Nullable JournalEntry expected) {
        return present == null ? expected == null : present.isSameAs(expected);
    }
}
