package io.apitokens.rotation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A journal in memory, see {@link Journal#inMemory}. */
final class MemoryJournal implements Journal {

    private final Map<String, JournalEntry> entries = new LinkedHashMap<>();

    @Override
    public synchronized List<JournalEntry> entries() {
        return List.copyOf(entries.values());
    }

    @Override
    public synchronized boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next) {
        return Changes.apply(entries, key, expected, next);
    }
}
