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

    private final Ledger ledger;
    private final RecoveryLimits limits;
    private final ApiTokens tokens;
    private final Orphans orphans;

    RecoveryRun(Ledger ledger, RecoveryLimits limits, ApiTokens tokens) {
        this.ledger = ledger;
        this.limits = limits;
        this.tokens = tokens;
        this.orphans = new Orphans(tokens);
    }

    List<Recovered> run() {
        List<JournalEntry> unsettled = new ArrayList<>();
        try {
            for (JournalEntry entry : ledger.journal().entries()) {
                if (CreateEntries.isOf(entry, tokens.account())) {
                    unsettled.add(entry);
                }
            }
        } catch (IOException e) {
            throw Ledger.unusable(e);
        }
        List<Recovered> results = new ArrayList<>();
        for (JournalEntry entry : unsettled) {
            results.add(recover(entry));
        }
        return List.copyOf(results);
    }

    private Recovered recover(JournalEntry entry) {
        String name = CreateEntries.name(entry);
        // Check the lease regardless of its owner: a create of this process may also be running.
        if (ledger.claimEnd(entry).isAfter(ledger.now())) {
            return new Recovered.Pending(name, ledger.claimEnd(entry));
        }
        try {
            JournalEntry claimed = ledger.change(entry, Map.of());
            if (claimed == null) {
                return new Recovered.Pending(name, ledger.now());
            }
            return settle(claimed, name);
        } catch (IOException e) {
            return new Recovered.Failed(name, Ledger.unusable(e));
        } catch (ApiTokenException e) {
            return new Recovered.Failed(name, e);
        }
    }

    private Recovered settle(JournalEntry entry, String name) throws IOException {
        Instant started = CreateEntries.started(entry);
        Recovered result;
        boolean settled = false;
        try {
            Orphans.Sighting sighting = orphans.find(CreateEntries.marker(entry), name, started);
            if (!CreateEntries.isGenuine(entry, tokens.account()) && sighting instanceof Orphans.One one) {
                sighting = new Orphans.Doubtful(List.of(one.token()), "the journal's entry does not prove its marker");
            }
            if (sighting instanceof Orphans.One one && CreateEntries.isStoring(entry)) {
                result = new Recovered.Ambiguous(name, List.of(one.token()), "its secret may be stored");
            } else if (sighting instanceof Orphans.One one) {
                orphans.revoke(one.token());
                settled = true;
                result = new Recovered.Revoked(name, one.token().id());
            } else if (sighting instanceof Orphans.Doubtful doubtful) {
                result = new Recovered.Ambiguous(name, doubtful.tokens(), doubtful.reason());
            } else {
                Instant last = started.plus(limits.lateness());
                settled = !last.isAfter(ledger.now());
                result = settled ? new Recovered.Absent(name) : new Recovered.Pending(name, last);
            }
        } finally {
            if (!settled) {
                ledger.release(entry);
            }
        }
        if (settled) {
            // If the removal fails, the next pass finds the token absent.
            ledger.remove(entry);
        }
        return result;
    }
}
