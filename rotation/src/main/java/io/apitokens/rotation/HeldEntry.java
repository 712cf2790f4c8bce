package io.apitokens.rotation;

import io.apitokens.error.ApiTokenException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The journal entry of one rotation, while this worker holds its lease. */
final class HeldEntry {

    private final Ledger ledger;
    private final String key;
    private @Nullable JournalEntry entry;

    HeldEntry(Ledger ledger, String key) {
        this.ledger = ledger;
        this.key = key;
    }

    boolean isHeld() {
        return entry != null;
    }

    private JournalEntry held() {
        return Objects.requireNonNull(entry, "entry");
    }

    String value(String name) {
        return RotationEntries.value(held(), name);
    }

    Instant instant(String name) {
        return Ledger.instant(held(), name);
    }

    JournalEntry now() {
        return held();
    }

    /** Takes over an entry; returns false if another worker took it first. */
    boolean lease(JournalEntry found) {
        entry = found;
        return change(Map.of());
    }

    /** Creates or changes the entry and renews the lease; returns false if another worker holds it. */
    boolean change(Map<String, String> changes) {
        if (entry == null) {
            entry = ledger.open(key, changes);
            return entry != null;
        }
        try {
            entry = ledger.change(entry, changes);
            return entry != null;
        } catch (IOException e) {
            throw Ledger.unusable(e);
        }
    }

    /** Records a completed step; returns false if another worker holds the entry. */
    boolean complete(Map<String, String> changes) {
        try {
            entry = ledger.change(held(), changes);
            return entry != null;
        } catch (IOException e) {
            throw Ledger.unusableAfterwards(e);
        }
    }

    /** Changes the entry while only this worker holds the new secret. */
    void note(Map<String, String> changes) throws IOException {
        entry = ledger.change(held(), changes);
        if (entry == null) {
            throw new IOException("another worker has taken over the rotation");
        }
    }

    /**
     * Removes the entry of a rotation that left nothing behind. If that fails, the next advance finds no token and
     * starts again.
     */
    void forget(@Nullable ApiTokenException reason) {
        if (entry == null) {
            return;
        }
        try {
            ledger.remove(entry);
            entry = null;
        } catch (IOException e) {
            if (reason != null) {
                reason.addSuppressed(Ledger.unusable(e));
            }
        }
    }

    /** Removes the entry in any state. */
    void remove() {
        try {
            ledger.remove(held());
            entry = null;
        } catch (IOException e) {
            throw Ledger.unusable(e);
        }
    }

    /** Stops using the entry, but keeps its lease in the journal. */
    void drop() {
        entry = null;
    }

    /** Releases the lease, so that any worker may continue at once. */
    void release() {
        if (entry != null) {
            ledger.release(entry);
            entry = null;
        }
    }
}
