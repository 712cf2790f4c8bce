package io.apitokens.inventory.audit;

import io.apitokens.UnknownReason;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The markers in journals of rotations and creates. Only reads the journals. */
final class JournalMarkers {

    private static final String CREATE = "create:";
    private static final String MARKER = "marker";

    private final Set<String> markers = new HashSet<>();
    private final boolean complete;
    private final UnknownReason reason;

    private JournalMarkers(List<Journal> journals) {
        boolean readAll = true;
        for (Journal journal : journals) {
            readAll &= read(journal);
        }
        this.complete = readAll && !journals.isEmpty();
        this.reason = readAll ? UnknownReason.NOT_ASKED : UnknownReason.UNREADABLE;
    }

    static JournalMarkers of(List<Journal> journals) {
        return new JournalMarkers(journals);
    }

    private boolean read(Journal journal) {
        try {
            for (JournalEntry entry : journal.entries()) {
                if (entry.key().startsWith(CREATE)) {
                    markers.add(entry.key().substring(CREATE.length()));
                }
                entry.values().forEach((name, value) -> {
                    if (name.endsWith(MARKER)) {
                        markers.add(value);
                    }
                });
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    boolean explains(String marker) {
        return markers.contains(marker);
    }

    /** Returns whether every journal was read, and there is one. */
    boolean areComplete() {
        return complete;
    }

    /** Returns why they are incomplete. */
    UnknownReason reason() {
        return reason;
    }
}
