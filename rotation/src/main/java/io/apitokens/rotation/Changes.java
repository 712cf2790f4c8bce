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
        if (next != null && !next.key().equals(key)) {
            throw InvalidInputException.of("next", "has another key");
        }
        JournalEntry present = entries.get(key);
        boolean asExpected = present == null ? expected == null : present.isSameAs(expected);
        if (!asExpected) {
            return false;
        }
        if (next == null) {
            entries.remove(key);
        } else {
            entries.put(key, next);
        }
        return true;
    }
}
