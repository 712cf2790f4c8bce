package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.error.ApiTokenException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One pass over the unsettled creates of an account, see {@link CreateRecovery#recover}. */
final class RecoveryRun {

    private final LeasedJournal journal;
    private final RecoveryLimits limits;
    private final ApiTokens tokens;
    private final Orphans orphans;

    RecoveryRun(LeasedJournal journal, RecoveryLimits limits, ApiTokens tokens) {
        this.journal = journal;
        this.limits = limits;
        this.tokens = tokens;
        this.orphans = new Orphans(tokens);
    }

    List<RecoveryResult> run() {
        List<JournalEntry> unsettled = new ArrayList<>();
        try {
            for (JournalEntry entry : journal.entries()) {
                if (CreateEntries.isOf(entry, tokens.account())) {
                    unsettled.add(entry);
                }
            }
        } catch (IOException e) {
            throw LeasedJournal.unusable(e);
        }
        List<RecoveryResult> results = new ArrayList<>();
        for (JournalEntry entry : unsettled) {
            results.add(recover(entry));
        }
        return List.copyOf(results);
    }

    private RecoveryResult recover(JournalEntry entry) {
        String name = CreateEntries.name(entry);
        // Check the lease regardless of its owner: a create of this process may also be running.
        if (journal.leaseEnd(entry).isAfter(journal.now())) {
            return new RecoveryResult.Pending(name, journal.leaseEnd(entry));
        }
        try {
            JournalEntry locked = journal.change(entry, Map.of());
            if (locked == null) {
                return new RecoveryResult.Pending(name, journal.now());
            }
            return settle(locked, name);
        } catch (IOException e) {
            return new RecoveryResult.Failed(name, LeasedJournal.unusable(e));
        } catch (ApiTokenException e) {
            return new RecoveryResult.Failed(name, e);
        }
    }

    private RecoveryResult settle(JournalEntry entry, String name) throws IOException {
        Instant started = CreateEntries.started(entry);
        RecoveryResult result;
        boolean settled = false;
        try {
            Orphans.Sighting sighting = orphans.find(CreateEntries.marker(entry), name, started);
            if (!CreateEntries.isGenuine(entry, tokens.account()) && sighting instanceof Orphans.One one) {
                sighting = new Orphans.Doubtful(List.of(one.token()), "the journal entry does not match the marker");
            }
            if (sighting instanceof Orphans.One one && CreateEntries.isStoring(entry)) {
                result = new RecoveryResult.Ambiguous(name, List.of(one.token()), "the token's secret may be stored");
            } else if (sighting instanceof Orphans.One one) {
                orphans.revoke(one.token());
                settled = true;
                result = new RecoveryResult.Revoked(name, one.token().id());
            } else if (sighting instanceof Orphans.Doubtful doubtful) {
                result = new RecoveryResult.Ambiguous(name, doubtful.tokens(), doubtful.reason());
            } else {
                Instant last = started.plus(limits.visibilityDelay());
                settled = !last.isAfter(journal.now());
                result = settled ? new RecoveryResult.Absent(name) : new RecoveryResult.Pending(name, last);
            }
        } finally {
            if (!settled) {
                journal.release(entry);
            }
        }
        if (settled) {
            // If the removal fails, the next pass finds the token absent.
            journal.remove(entry);
        }
        return result;
    }
}
