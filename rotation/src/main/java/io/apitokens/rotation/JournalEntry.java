package io.apitokens.rotation;

import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One unfinished create or rotation in a {@link Journal}. This library defines the values; a journal stores them
 * unchanged.
 *
 * @param key the unique key in the journal, at most 512 characters
 * @param revision changes with every change of the entry, and is never reused
 * @param values strings by name, never a secret
 */
public record JournalEntry(String key, String revision, Map<String, String> values) {

    private static final int MAX_KEY_LENGTH = 512;

    /**
     * Copies the values.
     *
     * @param key the unique key in the journal, at most 512 characters
     * @param revision changes with every change of the entry, and is never reused
     * @param values strings by name, never a secret
     */
    public JournalEntry {
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw InvalidInputException.of("key", "is blank or longer than " + MAX_KEY_LENGTH + " characters");
        }
        Objects.requireNonNull(revision, "revision");
        values = Map.copyOf(values);
    }

    /**
     * Returns whether another entry has the same key and revision.
     *
     * @param other another entry, or null
     * @return true if key and revision are equal
     */
    public boolean isSameAs(@Nullable JournalEntry other) {
        return other != null && key.equals(other.key) && revision.equals(other.revision);
    }

    /** {@return the components, printable} */
    @Override
    public String toString() {
        return ForeignText.components("JournalEntry", "key", key, "revision", revision, "values", values);
    }
}
