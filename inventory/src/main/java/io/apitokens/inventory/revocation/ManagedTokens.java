package io.apitokens.inventory.revocation;

import io.apitokens.Token;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The tokens that journals name, by id or by marker. Only reads the journals. */
final class ManagedTokens {

    private static final List<String> NAMING = List.of("marker", "successor");

    private final Set<String> names = new HashSet<>();

    /**
     * Reads journals.
     *
     * @throws ConfigurationException if one cannot be read: without it, a managed token would be called unmanaged
     */
    static ManagedTokens in(List<Journal> journals) {
        ManagedTokens managed = new ManagedTokens();
        for (Journal journal : journals) {
            try {
                journal.entries().forEach(managed::add);
            } catch (IOException e) {
                throw ConfigurationException.of(
                        CallFacts.NO_CALL,
                        "a journal cannot be read; nothing was planned. Correct that, or plan without the journal.",
                        e);
            }
        }
        return managed;
    }

    private void add(JournalEntry entry) {
        names.add(entry.key().substring(entry.key().indexOf(':') + 1));
        entry.values().forEach((name, value) -> {
            if (NAMING.stream().anyMatch(name::endsWith)) {
                names.add(value);
            }
        });
    }

    boolean contains(Token token) {
        return names.contains(token.id().toString())
                || token.marker().filter(names::contains).isPresent();
    }
}
