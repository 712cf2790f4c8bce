package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.Token;
import io.apitokens.error.ApiTokenException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass over the unsettled creates of an account, see {@link CreateRecovery#recover}. */
final class RecoveryRun {

    /**
     * How long the entry of an absent token stays. A process may sleep right before it sends a create, send it then, and
     * die; without the entry, nothing would name the token.
     */
    private static final Duration ABSENT_KEPT = Duration.ofDays(1);

    private final LeasedJournal journal;
    private final RecoveryLimits limits;
    private final ApiTokens tokens;
    private final Orphans orphans;
    private @Nullable List<Token> listed;

    RecoveryRun(LeasedJournal journal, RecoveryLimits limits, ApiTokens tokens) {
        this.journal = journal;
        this.limits = limits;
        this.tokens = tokens;
        this.orphans = new Orphans(tokens, journal);
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
            results.addAll(recover(entry));
        }
        return List.copyOf(results);
    }

    private List<RecoveryResult> recover(JournalEntry entry) {
        String name = CreateEntries.name(entry);
        Instant visible = CreateEntries.started(entry).plus(limits.visibilityDelay());
        if (CreateEntries.isHandedOver(entry) && visible.isAfter(journal.now())) {
            return List.of();
        }
        // Check the lease regardless of its owner: a create of this process may also be running.
        if (journal.leaseEnd(entry).isAfter(journal.now())) {
            return List.of(new RecoveryResult.Pending(name, journal.leaseEnd(entry)));
        }
        try {
            return settle(entry, name, visible);
        } catch (IOException e) {
            return List.of(new RecoveryResult.Failed(name, LeasedJournal.unusable(e)));
        } catch (ApiTokenException e) {
            return List.of(new RecoveryResult.Failed(name, e));
        }
    }

    private List<RecoveryResult> settle(JournalEntry entry, String name, Instant visible) throws IOException {
        Orphans.Sighting sighting = sighting(entry, name);
        if (sighting instanceof Orphans.Doubtful doubtful) {
            return List.of(new RecoveryResult.Ambiguous(name, doubtful.tokens(), doubtful.reason()));
        }
        boolean handedOver = CreateEntries.isHandedOver(entry);
        if (sighting instanceof Orphans.Found found) {
            return revoke(entry, name, found.tokens());
        }
        if (!handedOver && visible.isAfter(journal.now())) {
            return List.of(new RecoveryResult.Pending(name, visible));
        }
        boolean reported = handedOver || CreateEntries.isAbsent(entry);
        boolean over = handedOver || !visible.plus(ABSENT_KEPT).isAfter(journal.now());
        // If the change fails, the next pass finds the token absent again.
        boolean changed = over ? journal.remove(entry) : reported || journal.finish(entry, CreateEntries.absent());
        return reported || !changed ? List.of() : List.of(new RecoveryResult.Absent(name));
    }

    private Orphans.Sighting sighting(JournalEntry entry, String name) {
        List<Token> marked = Orphans.marked(CreateEntries.marker(entry), listed()).stream()
                .filter(token -> !CreateEntries.isCallers(entry, token.id()))
                .toList();
        Orphans.Sighting sighting = Orphans.judge(marked, name, CreateEntries.started(entry));
        if (sighting instanceof Orphans.Found && !CreateEntries.isGenuine(entry, tokens.account())) {
            return new Orphans.Doubtful(marked, "the journal entry does not match the marker");
        }
        boolean unstored = CreateEntries.isHandedOver(entry) || !CreateEntries.isStoring(entry);
        return sighting instanceof Orphans.Found && !unstored
                ? new Orphans.Doubtful(marked, "the token's secret may be stored")
                : sighting;
    }

    /** Deletes orphans. The entry stays until a later pass no longer finds them. */
    private List<RecoveryResult> revoke(JournalEntry entry, String name, List<Token> found) throws IOException {
        JournalEntry locked = journal.change(entry, Map.of());
        if (locked == null) {
            return List.of(new RecoveryResult.Pending(name, journal.now()));
        }
        boolean revoked = false;
        try {
            orphans.revoke(found);
            revoked = true;
        } finally {
            if (!revoked) {
                journal.release(locked);
            }
        }
        journal.finish(locked, CreateEntries.handedOver(CreateEntries.callers(entry)));
        return found.stream()
                .<RecoveryResult>map(token -> new RecoveryResult.Revoked(name, token.id()))
                .toList();
    }

    /** Lists the account, once for all entries. */
    private List<Token> listed() {
        if (listed == null) {
            listed = orphans.list();
        }
        return listed;
    }
}
