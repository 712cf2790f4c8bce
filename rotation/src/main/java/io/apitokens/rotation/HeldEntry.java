package io.apitokens.rotation;

import io.apitokens.error.ApiTokenException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The journal's entry of one rotation as long as this rotator has it. */
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

    /** Takes an entry over; false if somebody else was quicker. */
    boolean claim(JournalEntry found) {
        entry = found;
        return change(Map.of());
    }

    /** Writes the first line, or changes the one there is, and renews the claim; false if somebody else has it. */
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

    /** Writes down what was done; false if somebody else has the entry. */
    boolean complete(Map<String, String> changes) {
        try {
            entry = ledger.change(held(), changes);
            return entry != null;
        } catch (IOException e) {
            throw Ledger.unusableAfterwards(e);
        }
    }

    /** Changes the entry while a new secret is in nobody's hands but this rotator's. */
    void note(Map<String, String> changes) throws IOException {
        entry = ledger.change(held(), changes);
        if (entry == null) {
            throw new IOException("another rotator has taken over");
        }
    }

    /** Removes the entry of a rotation that left nothing behind; if that fails, the next advance finds nothing and begins anew. */
    void forget(@Nullable ApiTokenException reason) {
        if (entry == null) {
            return;
        }
        try {
            ledger.remove(entry);
            entry = null;
        } catch (IOException e) {
            if (reason != null) {
                reason.addSuppressed(e);
            }
        }
    }

    /** Removes the entry, whatever it stands for. */
    void remove() {
        try {
            ledger.remove(held());
            entry = null;
        } catch (IOException e) {
            throw Ledger.unusable(e);
        }
    }

    /** Leaves the entry as it is, with its claim. */
    void drop() {
        entry = null;
    }

    /** Lets any rotator go on at once. */
    void release() {
        if (entry != null) {
            ledger.release(entry);
            entry = null;
        }
    }
}
