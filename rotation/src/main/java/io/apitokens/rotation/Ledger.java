package io.apitokens.rotation;

import io.apitokens.Timing;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One worker's view of a journal: writes entries in its own name and claims them for a while, so that of several workers one
 * wins, and what a dead one left can be taken over.
 */
final class Ledger {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NONCE_BYTES = 16;
    private static final int REVISION_BYTES = 8;

    static final String OWNER = "owner";
    static final String CLAIMED_UNTIL = "claimedUntil";

    private final Journal journal;
    private final Timing timing;
    private final Duration claim;
    private final String self = hex(REVISION_BYTES);

    Ledger(Journal journal, Timing timing, Duration claim) {
        this.journal = journal;
        this.timing = timing;
        this.claim = claim;
    }

    /** The same journal for another worker: each run is one, so that two threads are as much apart as two processes. */
    Ledger newWorker() {
        return new Ledger(journal, timing, claim);
    }

    static String freshNonce() {
        return hex(NONCE_BYTES);
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    Journal journal() {
        return journal;
    }

    Timing timing() {
        return timing;
    }

    Instant now() {
        return timing.now();
    }

    Optional<JournalEntry> find(String key) {
        try {
            return journal.entry(key);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /** Tells whether another worker holds the entry now. */
    boolean isClaimedElsewhere(JournalEntry entry) {
        return !self.equals(entry.values().get(OWNER)) && claimEnd(entry).isAfter(now());
    }

    Instant claimEnd(JournalEntry entry) {
        return instant(entry, CLAIMED_UNTIL);
    }

    /** The time that an entry tells; long ago if it tells none. */
    static Instant instant(JournalEntry entry, String name) {
        String text = entry.values().get(name);
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** Writes a new entry, claimed; null if there is one of that key by now. */
    @Nullable
    JournalEntry open(String key, Map<String, String> values) {
        try {
            return write(key, null, values);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Changes an entry and renews the claim on it.
     *
     * @return the entry as it is now; null if another worker took it over meanwhile
     * @throws IOException if it is unknown whether that was written
     */
    @Nullable
    JournalEntry change(JournalEntry entry, Map<String, String> changes) throws IOException {
        Map<String, String> values = new HashMap<>(entry.values());
        values.putAll(changes);
        return write(entry.key(), entry, values);
    }

    private @Nullable JournalEntry write(String key, @Nullable JournalEntry expected, Map<String, String> values)
            throws IOException {
        Map<String, String> claimed = new HashMap<>(values);
        claimed.put(OWNER, self);
        claimed.put(CLAIMED_UNTIL, now().plus(claim).toString());
        JournalEntry next = new JournalEntry(key, hex(REVISION_BYTES), claimed);
        return replaced(key, expected, next) ? next : null;
    }

    /** Gives an entry up, so that any worker may go on with it at once; does nothing if another one has it by now. */
    void release(JournalEntry entry) {
        Map<String, String> values = new HashMap<>(entry.values());
        values.remove(OWNER);
        values.remove(CLAIMED_UNTIL);
        try {
            replaced(entry.key(), entry, new JournalEntry(entry.key(), hex(REVISION_BYTES), values));
        } catch (IOException e) {
            // The claim ends by itself.
            return;
        }
    }

    /**
     * Removes an entry.
     *
     * @return false if another worker took it over meanwhile
     * @throws IOException if it is unknown whether it was removed
     */
    boolean remove(JournalEntry entry) throws IOException {
        return replaced(entry.key(), entry, null);
    }

    /** A thread that is interrupted has all the more reason to write down what it leaves behind. */
    private boolean replaced(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
            throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            return journal.replace(key, expected, next);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static ConfigurationException unusable(IOException e) {
        return ConfigurationException.of(CallFacts.NO_CALL, "the journal cannot be used", e);
    }

    /** Something was done before, which the journal does not have yet; the next advance finds it out. */
    static ConfigurationException unusableAfterwards(IOException e) {
        return ConfigurationException.of(
                CallFacts.NO_CALL.with(Outcome.APPLIED),
                "the journal cannot be written any more; advance again, and it is found out how far this came",
                e);
    }
}
