package io.apitokens.rotation;

import io.apitokens.Account;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.PartialCreateException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** Writes what happens to a create to its journal entry. */
final class CreateJournal {

    /** After a longer pause the sending time is noted anew. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final LeasedJournal journal;

    CreateJournal(LeasedJournal journal) {
        this.journal = journal;
    }

    /** Creates the entry of a create that is about to be sent, with a new marker. */
    JournalEntry open(Account account, String name) {
        String nonce = RandomHex.nonce();
        JournalEntry entry = journal.open(
                CreateEntries.key(CreateEntries.marker(account, nonce)),
                CreateEntries.values(account, nonce, name, journal.now()));
        if (entry == null) {
            throw ConfigurationException.of(
                    CallFacts.NO_CALL,
                    "the journal already holds the new entry's key; nothing was sent. Check the journal's"
                            + " implementation.",
                    null);
        }
        return entry;
    }

    /** Notes the sending time anew if this process has paused since the entry was written. */
    JournalEntry sentNow(JournalEntry entry) {
        Instant now = journal.now();
        if (!CreateEntries.started(entry).plus(PAUSE).isBefore(now)) {
            return entry;
        }
        try {
            JournalEntry noted = journal.change(entry, CreateEntries.sending(now));
            if (noted != null) {
                return noted;
            }
        } catch (IOException e) {
            throw LeasedJournal.unusable(e);
        }
        throw ConfigurationException.of(
                CallFacts.NO_CALL,
                "the create paused for longer than its lease, and another process has settled it; nothing was sent. Run it"
                        + " again.",
                null);
    }

    /** Removes the entry of a create that was refused. {@link CreateRecovery#recover} handles it if that fails. */
    void forget(JournalEntry entry, ApiTokenException refusal) {
        try {
            journal.remove(entry);
        } catch (IOException e) {
            refusal.addSuppressed(LeasedJournal.unusable(e));
        }
    }

    /** Keeps the entry of a token whose secret the exception holds, and may be in use. */
    void keep(JournalEntry entry, PartialCreateException partial) {
        try {
            journal.finish(entry, CreateEntries.storing());
        } catch (IOException e) {
            partial.addSuppressed(LeasedJournal.unusable(e));
        }
    }

    /** Keeps the marker of a create whose token was deleted. */
    void undone(JournalEntry entry, ApiTokenException reason) {
        try {
            journal.finish(entry, CreateEntries.handedOver(""));
        } catch (IOException e) {
            reason.addSuppressed(LeasedJournal.unusable(e));
        }
    }

    /**
     * Notes that the secret store may hold the secret from now on, and renews the lease.
     *
     * @throws IOException if that is not in the journal
     */
    JournalEntry storing(JournalEntry entry) throws IOException {
        JournalEntry changed = journal.change(entry, CreateEntries.storing());
        if (changed == null) {
            throw takenOver();
        }
        return changed;
    }

    /** Notes that the secret is stored. A failure to note it is no reason to roll back. */
    void stored(JournalEntry entry, String id) {
        try {
            journal.finish(entry, CreateEntries.handedOver(id));
        } catch (IOException e) {
            // recover() reports the token as ambiguous and deletes nothing.
            return;
        }
    }

    /**
     * Notes that the caller has the secret.
     *
     * @throws IOException if that is not in the journal
     */
    void settle(JournalEntry entry, String id) throws IOException {
        if (!journal.finish(entry, CreateEntries.handedOver(id))) {
            throw takenOver();
        }
    }

    private static IOException takenOver() {
        return new IOException("another worker has taken over the create");
    }
}
