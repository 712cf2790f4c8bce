package io.apitokens.rotation;

import io.apitokens.error.InvalidInputException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing under way, as a {@link Journal} keeps it. What the values mean is this library's business; a journal stores them
 * as they are.
 *
 * @param key names the thing; unique in a journal, at most 512 characters
 * @param revision another one after each change, never used twice
 * @param values plain texts by name, never a secret
 */
public record JournalEntry(String key, String revision, Map<String, String> values) {

    private static final int MAX_KEY_LENGTH = 512;

    /**
     * Copies the values.
     *
     * @param key as the component
     * @param revision as the component
     * @param values as the component
     */
    public JournalEntry {
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw InvalidInputException.of("key", "is blank or longer than " + MAX_KEY_LENGTH + " characters");
        }
        Objects.requireNonNull(revision, "revision");
        values = Map.copyOf(values);
    }

    /**
     * Tells whether this is the same state of the same thing.
     *
     * @param other another entry, or null
     * @return true if key and revision are equal
     */
    public boolean isSameAs(@Nullable JournalEntry other) {
        return other != null && key.equals(other.key) && revision.equals(other.revision);
    }
}
