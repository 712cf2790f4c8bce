package io.apitokens.rotation;

import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The journal entry of one rotation: what was last read of it, and whether this worker holds its lease. Nothing is
 * written where nothing changes: the lease is taken by the first write.
 */
final class LeasedEntry {

    private final LeasedJournal journal;
    private final String key;
    private @Nullable JournalEntry entry;
    private boolean held;

    LeasedEntry(LeasedJournal journal, String key) {
        this.journal = journal;
        this.key = key;
    }

    /** Reads the entry; returns its record, or null if there is none. */
    @Nullable
    RotationRecord read() {
        entry = journal.find(key).orElse(null);
        held = false;
        return entry == null ? null : RotationCodec.decode(entry);
    }

    RotationRecord record() {
        return RotationCodec.decode(Objects.requireNonNull(entry, "entry"));
    }

    boolean exists() {
        return entry != null;
    }

    boolean isHeld() {
        return held;
    }

    boolean isLeasedElsewhere() {
        return !held && entry != null && journal.isLeasedElsewhere(entry);
    }

    Instant leaseEnd() {
        return entry == null ? Instant.EPOCH : journal.leaseEnd(entry);
    }

    /** Returns whether less than half of the lease is left. */
    boolean isHalfOver() {
        return journal.isHalfOver(Objects.requireNonNull(entry, "entry"));
    }

    /** Takes the lease, unless it is held; returns false if another worker took it first. */
    boolean lease() {
        return held || write(record());
    }

    /** Writes a record and renews the lease, before a step is made; returns false if another worker changed the entry. */
    boolean write(RotationRecord next) {
        try {
            return replace(next);
        } catch (IOException e) {
            throw LeasedJournal.unusable(e);
        }
    }

    /** Writes the record of a step that took effect; returns false if another worker changed the entry. */
    boolean complete(RotationRecord next, Outcome outcome) {
        try {
            return replace(next);
        } catch (IOException e) {
            throw LeasedJournal.unusableAfterwards(outcome, e);
        }
    }

    /** Writes a record while only this worker holds the new secret. */
    void note(RotationRecord next) throws IOException {
        if (!replace(next)) {
            throw new IOException("another worker has taken over the rotation");
        }
    }

    private boolean replace(RotationRecord next) throws IOException {
        held = false;
        JournalEntry written = journal.put(key, entry, RotationCodec.encode(next));
        held = written != null;
        entry = written;
        return held;
    }

    /**
     * Removes the entry of a rotation that has made nothing. If that fails, a later advance finds no token and starts
     * again.
     */
    void forget(Throwable reason) {
        if (!held || entry == null) {
            return;
        }
        try {
            journal.remove(entry);
            drop();
        } catch (IOException e) {
            reason.addSuppressed(LeasedJournal.unusable(e));
        }
    }

    /** Removes the entry in any state. */
    void remove() throws ConfigurationException {
        try {
            journal.remove(Objects.requireNonNull(entry, "entry"));
            drop();
        } catch (IOException e) {
            throw LeasedJournal.unusable(e);
        }
    }

    /** Stops using the entry, but keeps its lease in the journal. */
    void drop() {
        entry = null;
        held = false;
    }

    /** Releases the lease, so that any worker may continue at once. */
    void release() {
        if (held && entry != null) {
            journal.release(entry);
        }
        drop();
    }
}
