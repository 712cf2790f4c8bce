package io.apitokens.rotation;

import io.apitokens.CanCreate;
import io.apitokens.CreateGuard;
import io.apitokens.IssuedToken;
import io.apitokens.SecretSink;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenStatus;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.RotationStoppedException.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One advance of a rotation: reads in the journal how far it has come, and goes on from there. Used once. */
final class RotationRun {

    /** How many creates are sent in one advance at most, each with a marker of its own. */
    private static final int MAX_CREATES = 4;

    private final RotationPlan plan;
    private final Ledger ledger;
    private final CanCreate tokens;
    private final SecretSink sink;
    private final TokenId predecessor;
    private final Orphans orphans;
    private @Nullable JournalEntry entry;
    private int creates;

    RotationRun(RotationPlan plan) {
        this.plan = plan;
        this.ledger = plan.ledger().newWorker();
        this.tokens = plan.tokens();
        this.sink = plan.sink();
        this.predecessor = plan.predecessor();
        this.orphans = new Orphans(tokens);
    }

    RotationState advance() {
        JournalEntry found = ledger.find(RotationEntries.key(predecessor)).orElse(null);
        if (found != null && RotationEntries.state(found).equals(RotationEntries.DONE)) {
            return done(found);
        }
        if (found != null && (ledger.isClaimedElsewhere(found) || !changed(found, Map.of()))) {
            return otherRotator();
        }
        try {
            return found == null ? createAnew() : carryOn(entry());
        } finally {
            if (entry != null) {
                ledger.release(entry);
            }
        }
    }

    private RotationState carryOn(JournalEntry found) {
        return switch (RotationEntries.state(found)) {
            case RotationEntries.CREATING -> afterLostCreate(found);
            case RotationEntries.CREATED -> afterCrash(found);
            case RotationEntries.STORED -> afterStoring(found);
            default ->
                throw ConfigurationException.of(
                        CallFacts.NO_CALL,
                        "the journal has a rotation in a state that this version does not know",
                        null);
        };
    }

    // ---- The journal

    private JournalEntry entry() {
        return Objects.requireNonNull(entry, "entry");
    }

    /** Changes the entry and renews the claim; false if another rotator has taken it over. */
    private boolean changed(JournalEntry from, Map<String, String> changes) {
        try {
            JournalEntry next = ledger.change(from, changes);
            entry = next;
            return next != null;
        } catch (IOException e) {
            throw Ledger.unusable(e);
        }
    }

    /** Changes the entry while nobody but this rotator holds the successor. */
    private void record(Map<String, String> changes) throws IOException {
        JournalEntry next = ledger.change(entry(), changes);
        if (next == null) {
            entry = null;
            throw new IOException("another rotator has taken over");
        }
        entry = next;
    }

    /** Forgets a rotation that left nothing behind; if that fails, the next advance finds nothing and begins anew. */
    private void forget(ApiTokenException reason) {
        try {
            ledger.remove(entry());
            entry = null;
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private RotationState otherRotator() {
        Instant now = ledger.now();
        Instant until = ledger.find(RotationEntries.key(predecessor))
                .map(ledger::claimEnd)
                .filter(now::isBefore)
                .orElse(now.plusSeconds(1));
        return new RotationState.Waiting(until, RotationState.Reason.OTHER_ROTATOR);
    }

    private static RotationState.Done done(JournalEntry entry) {
        return new RotationState.Done(TokenId.parse(RotationEntries.value(entry, "successor")));
    }

    // ---- From nothing to a stored secret

    private RotationState createAnew() {
        String version = versionForNewSecret();
        Token present;
        try {
            present = tokens.get(predecessor);
        } catch (NotFoundException | AuthenticationException e) {
            return finishedMeanwhile(e);
        }
        TokenSpec spec = plan.successorOf(present);
        Markers.checkRoom(tokens, spec);
        checkQuota();
        String marker = Ledger.freshMarker();
        Map<String, String> values = RotationEntries.creating(marker, present, spec.name(), ledger.now(), version);
        if (entry == null) {
            entry = ledger.open(RotationEntries.key(predecessor), values);
            if (entry == null) {
                return otherRotator();
            }
        } else {
            refuseIfRenamed(present);
            if (!changed(entry(), values)) {
                return otherRotator();
            }
        }
        return create(spec.withMarker(marker));
    }

    /** Another rotator may have come and gone since this one looked into the journal. */
    private RotationState finishedMeanwhile(ApiTokenException missing) {
        JournalEntry other =
                entry == null ? ledger.find(RotationEntries.key(predecessor)).orElseThrow(() -> missing) : null;
        if (other == null) {
            throw missing;
        }
        return RotationEntries.state(other).equals(RotationEntries.DONE) ? done(other) : otherRotator();
    }

    private @Nullable String versionForNewSecret() {
        try {
            sink.check();
            return sink.read().map(StoredSecret::version).orElse(null);
        } catch (IOException | RuntimeException e) {
            throw ConfigurationException.of(CallFacts.NO_CALL, "the sink cannot store a secret; nothing was sent", e);
        }
    }

    private void checkQuota() {
        if (tokens.quota().isEmpty()) {
            return;
        }
        long held = tokens.list().stream()
                .filter(token -> token.status() != TokenStatus.EXPIRED)
                .count();
        if (held >= tokens.quota().getAsInt()) {
            throw ConfigurationException.of(
                    "quota",
                    "of " + tokens.quota().getAsInt() + " tokens is used up: there is no room for a successor");
        }
    }

    private RotationState create(TokenSpec spec) {
        IssuedToken issued;
        creates++;
        try {
            issued = tokens.create(spec);
        } catch (ApiTokenException e) {
            if (e.outcome() == Outcome.NOT_APPLIED) {
                forget(e);
                throw e;
            }
            revokeOrphan(e);
            if (creates == MAX_CREATES || Thread.currentThread().isInterrupted()) {
                ApiTokenException undone = undone(e);
                forget(undone);
                throw undone;
            }
            return createAnew();
        }
        handOver(issued);
        return stored();
    }

    private ApiTokenException undone(ApiTokenException lost) {
        CallFacts facts = new CallFacts(
                tokens.account().toString(), lost.operation().orElse("create"), lost.attempts(), Outcome.NOT_APPLIED);
        return CreateUndoneException.of(facts, "reading the answer", lost);
    }

    /** Deletes what a create has made whose answer was lost just now, or throws. */
    private void revokeOrphan(ApiTokenException lost) {
        boolean interrupted = Thread.interrupted();
        try {
            Orphans.Sighting sighting = orphans.findAfter(
                    lost,
                    RotationEntries.value(entry(), "marker"),
                    RotationEntries.value(entry(), "name"),
                    Ledger.instant(entry(), "started"),
                    interrupted ? Duration.ZERO : RecoveryLimits.DEFAULT.patience(),
                    ledger.timing());
            if (sighting instanceof Orphans.Doubtful) {
                throw RotationStoppedException.of(Reason.AMBIGUOUS, predecessor, lost);
            }
            if (!(sighting instanceof Orphans.One one)) {
                throw lost;
            }
            orphans.revoke(one.token());
        } catch (RotationStoppedException stopped) {
            throw stopped;
        } catch (ApiTokenException e) {
            if (!e.equals(lost)) {
                lost.addSuppressed(e);
            }
            throw lost;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Brings the successor's secret into the sink; if that does not succeed, the successor is deleted. */
    private void handOver(IssuedToken issued) {
        String step = "writing to the journal";
        try {
            record(RotationEntries.created(issued, RotationEntries.value(entry(), "marker")));
            step = "proving the new secret";
            if (!new Proof(plan).accepts(issued.secret())) {
                throw new IOException("the vendor did not accept it");
            }
            // The last moment to notice that this rotator was taken for dead.
            step = "writing to the journal";
            record(Map.of());
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw takenBack(issued, step, e);
        }
        Deposit deposit = new Deposit(sink, ledger.timing());
        switch (deposit.store(issued, RotationEntries.sinkVersion(entry()))) {
            case STORED -> {
                return;
            }
            case NOT_STORED -> throw takenBack(issued, "storing the secret", deposit.failure());
            // It may be what the consumers use by now, so it must live until that can be told.
            case UNKNOWN ->
                throw ConfigurationException.of(
                        new CallFacts(tokens.account().toString(), null, 0, Outcome.UNKNOWN),
                        "the sink does not tell whether it has stored the successor's secret; advance again",
                        deposit.failure());
        }
    }

    private ApiTokenException takenBack(IssuedToken issued, String step, Throwable failure) {
        ApiTokenException error = CreateGuard.takeBack(tokens, issued, step, failure);
        if (error instanceof CreateUndoneException && entry != null) {
            forget(error);
        }
        return error;
    }

    private RotationState stored() {
        Instant until = ledger.now().plus(plan.grace());
        if (!changed(entry(), RotationEntries.stored(until))) {
            return otherRotator();
        }
        return afterStoring(entry());
    }

    // ---- What an earlier advance has left

    private RotationState afterLostCreate(JournalEntry left) {
        Instant started = Ledger.instant(left, "started");
        Orphans.Sighting sighting =
                orphans.find(RotationEntries.value(left, "marker"), RotationEntries.value(left, "name"), started);
        if (sighting instanceof Orphans.Doubtful) {
            throw RotationStoppedException.of(Reason.AMBIGUOUS, predecessor, null);
        }
        if (sighting instanceof Orphans.One one) {
            orphans.revoke(one.token());
        } else if (ledger.now().isBefore(started.plus(plan.lateness()))) {
            return new RotationState.Waiting(started.plus(plan.lateness()), RotationState.Reason.LOST_CREATE);
        }
        return createAnew();
    }

    private RotationState afterCrash(JournalEntry left) {
        Optional<StoredSecret> inSink = readSink();
        if (inSink.filter(known -> RotationEntries.isOfSuccessor(left, known.secret()))
                .isPresent()) {
            return stored();
        }
        // Its secret died with the process that had it.
        deleteSuccessor(left);
        String version = inSink.map(StoredSecret::version).orElse(null);
        if (!Objects.equals(version, RotationEntries.sinkVersion(left))) {
            RotationStoppedException stopped = RotationStoppedException.of(Reason.SUPERSEDED, predecessor, null);
            forget(stopped);
            throw stopped;
        }
        return createAnew();
    }

    private void deleteSuccessor(JournalEntry left) {
        Token token;
        try {
            token = tokens.get(TokenId.parse(RotationEntries.value(left, "successor")));
        } catch (NotFoundException gone) {
            return;
        }
        boolean marked = token.marker()
                .filter(RotationEntries.value(left, "marker")::equals)
                .isPresent();
        String name = RotationEntries.value(left, "name");
        if (!marked || Orphans.doubt(token, name, Ledger.instant(left, "started")) != null) {
            throw RotationStoppedException.of(Reason.SUCCESSOR_CHANGED, predecessor, null);
        }
        orphans.revoke(token);
    }

    private Optional<StoredSecret> readSink() {
        try {
            return sink.read();
        } catch (IOException | RuntimeException e) {
            throw ConfigurationException.of(CallFacts.NO_CALL, "the sink cannot be read", e);
        }
    }

    // ---- From a stored secret to the end

    private RotationState afterStoring(JournalEntry left) {
        Instant until = Ledger.instant(left, "graceUntil");
        if (ledger.now().isBefore(until)) {
            return new RotationState.Waiting(until, RotationState.Reason.GRACE);
        }
        StoredSecret inSink = readSink()
                .filter(known -> RotationEntries.isOfSuccessor(left, known.secret()))
                .orElseThrow(() -> RotationStoppedException.of(Reason.STORED_SECRET_CHANGED, predecessor, null));
        if (!proved(inSink)) {
            throw RotationStoppedException.of(Reason.STORED_SECRET_NOT_ACCEPTED, predecessor, null);
        }
        retire();
        if (!changed(entry(), Map.of("state", RotationEntries.DONE))) {
            return otherRotator();
        }
        JournalEntry last = entry();
        forgetTheOneBefore();
        return done(last);
    }

    private boolean proved(StoredSecret inSink) {
        try {
            return new Proof(plan).accepts(inSink.secret());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void retire() {
        try {
            refuseIfRenamed(tokens.get(predecessor));
            tokens.delete(predecessor);
        } catch (NotFoundException gone) {
            return;
        } catch (AuthenticationException e) {
            // The stored secret was accepted just now, so it is this client's own that is dead.
            if (tokens.ownToken().filter(predecessor::equals).isEmpty()) {
                throw e;
            }
        }
    }

    private void refuseIfRenamed(Token present) {
        if (!present.name().equals(RotationEntries.value(entry(), "predecessorName"))) {
            throw RotationStoppedException.of(Reason.PREDECESSOR_CHANGED, predecessor, null);
        }
    }

    /** The caller knows this predecessor, so how it came about is of no use any more. */
    private void forgetTheOneBefore() {
        try {
            for (JournalEntry other : ledger.journal().entries()) {
                if (RotationEntries.ledTo(other, predecessor)) {
                    ledger.remove(other);
                }
            }
        } catch (IOException e) {
            // A line too many.
            return;
        }
    }
}
