package io.apitokens.rotation;

import io.apitokens.TimeSource;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.internal.Uninterrupted;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One worker's view of a journal. Writes entries under a lease, so that one of several workers wins, and the
 * entries of a crashed worker can be taken over.
 */
final class LeasedJournal {

    /** Later than any time that a clock shows. */
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    static final String OWNER = "owner";
    static final String LEASED_UNTIL = "leasedUntil";

    private final Journal journal;
    private final TimeSource timeSource;
    private final Duration lease;
    private final String self = RandomHex.revision();

    LeasedJournal(Journal journal, TimeSource timeSource, Duration lease) {
        this.journal = journal;
        this.timeSource = timeSource;
        this.lease = lease;
    }

    /**
     * Returns the same journal for another worker. Each run is its own worker, which separates threads in the same way
     * as processes.
     */
    LeasedJournal newWorker() {
        return new LeasedJournal(journal, timeSource, lease);
    }

    Journal journal() {
        return journal;
    }

    Duration lease() {
        return lease;
    }

    TimeSource timeSource() {
        return timeSource;
    }

    Instant now() {
        return timeSource.instant();
    }

    /** Reads all entries. */
    List<JournalEntry> entries() throws IOException {
        return access(journal::entries);
    }

    Optional<JournalEntry> read(String key) throws IOException {
        return access(() -> journal.entry(key));
    }

    Optional<JournalEntry> find(String key) {
        try {
            return read(key);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Returns whether another worker holds the lease now. */
    boolean isLeasedElsewhere(JournalEntry entry) {
        return !self.equals(entry.values().get(OWNER)) && leaseEnd(entry).isAfter(now());
    }

    /** Returns whether less than half of an entry's lease is left. */
    boolean isHalfOver(JournalEntry entry) {
        return now().plus(lease.dividedBy(2)).isAfter(leaseEnd(entry));
    }

    Instant leaseEnd(JournalEntry entry) {
        return instant(entry, LEASED_UNTIL);
    }

    /**
     * Returns a time of an entry; {@link Instant#EPOCH} if it is missing, invalid, or so far away that a delay could
     * not be added.
     */
    static Instant instant(JournalEntry entry, String name) {
        String text = entry.values().get(name);
        try {
            Instant time = text == null ? Instant.EPOCH : Instant.parse(text);
            return time.isBefore(Instant.EPOCH) || time.isAfter(LAST) ? Instant.EPOCH : time;
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** Creates an entry under a lease; returns null if the key already exists. */
    @Nullable
    JournalEntry open(String key, Map<String, String> values) {
        try {
            return write(key, null, values);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Changes an entry and renews its lease.
     *
     * @return the changed entry; null if another worker took it over meanwhile
     * @throws IOException if it is unknown whether the change was written
     */
    @Nullable
    JournalEntry change(JournalEntry entry, Map<String, String> changes) throws IOException {
        Map<String, String> values = new HashMap<>(entry.values());
        values.putAll(changes);
        return write(entry.key(), entry, values);
    }

    /**
     * Creates an entry or replaces its values, and renews its lease.
     *
     * @return the new entry; null if the entry is no longer the expected one
     * @throws IOException if it is unknown whether the change was written
     */
    @Nullable
    JournalEntry put(String key, @Nullable JournalEntry expected, Map<String, String> values) throws IOException {
        return write(key, expected, values);
    }

    /** Creates an entry without a lease; has no effect if the key already exists. */
    void link(String key, Map<String, String> values) throws IOException {
        replaced(key, null, new JournalEntry(key, RandomHex.revision(), values));
    }

    private @Nullable JournalEntry write(String key, @Nullable JournalEntry expected, Map<String, String> values)
            throws IOException {
        Map<String, String> locked = new HashMap<>(values);
        locked.put(OWNER, self);
        locked.put(LEASED_UNTIL, now().plus(lease).toString());
        JournalEntry next = new JournalEntry(key, RandomHex.revision(), locked);
        return replaced(key, expected, next) ? next : null;
    }

    /**
     * Releases the lease of an entry, so that any worker may continue at once. Has no effect if another worker holds
     * the entry.
     */
    void release(JournalEntry entry) {
        try {
            finish(entry, Map.of());
        } catch (IOException e) {
            // The lease expires by itself.
            return;
        }
    }

    /**
     * Changes an entry and releases its lease.
     *
     * @return false if another worker took it over meanwhile
     * @throws IOException if it is unknown whether the change was written
     */
    boolean finish(JournalEntry entry, Map<String, String> changes) throws IOException {
        Map<String, String> values = new HashMap<>(entry.values());
        values.remove(OWNER);
        values.remove(LEASED_UNTIL);
        values.putAll(changes);
        return replaced(entry.key(), entry, new JournalEntry(entry.key(), RandomHex.revision(), values));
    }

    /**
     * Removes an entry.
     *
     * @return false if another worker took it over meanwhile
     * @throws IOException if it is unknown whether the entry was removed
     */
    boolean remove(JournalEntry entry) throws IOException {
        return replaced(entry.key(), entry, null);
    }

    /** Removes an entry that meets a condition. */
    void removeIf(String key, Predicate<JournalEntry> condition) throws IOException {
        JournalEntry entry = read(key).orElse(null);
        if (entry != null && condition.test(entry)) {
            remove(entry);
        }
    }

    /**
     * Replaces an entry with the interrupt flag cleared: an interrupted thread must still record the tokens it leaves
     * behind.
     */
    private boolean replaced(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
            throws IOException {
        return Uninterrupted.run(() -> access(() -> journal.replace(key, expected, next)));
    }

    /**
     * Accesses the journal. It is foreign code: whatever it throws must neither end a rotation without its outcome nor
     * cost a new secret, so all of it is handled like an {@link IOException}.
     */
    private static <T> T access(Uninterrupted.Work<T, IOException> access) throws IOException {
        try {
            return Objects.requireNonNull(access.run());
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            Uninterrupted.restore(e);
            throw new IOException("the journal failed", e);
        }
    }

    static ConfigurationException unusable(IOException e) {
        return ConfigurationException.of(
                CallFacts.NO_CALL, "the journal cannot be used; no token was created or rotated. See the cause.", e);
    }

    /**
     * Returns the error for a step that took effect but is not in the journal. The next advance finds out how far it
     * came.
     */
    static ConfigurationException unusableAfterwards(Outcome outcome, IOException e) {
        return ConfigurationException.of(
                CallFacts.NO_CALL.with(outcome),
                "the journal could not be written after a completed step; the step was applied. Run the rotation"
                        + " again.",
                e);
    }
}
