package io.apitokens.rotation;

import io.apitokens.CanCreate;
import io.apitokens.SecretDelivery;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.RotationStoppedException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** One advance of a rotation. Reads its state from the journal and continues from there. Used once. */
final class RotationRun {

    private final RotationPlan plan;
    private final Ledger ledger;
    private final CanCreate tokens;
    private final TokenId predecessor;
    private final Orphans orphans;
    private final HeldEntry entry;

    RotationRun(RotationPlan plan) {
        this.plan = plan;
        this.ledger = plan.ledger().newWorker();
        this.tokens = plan.tokens();
        this.predecessor = plan.predecessor();
        this.orphans = new Orphans(tokens);
        this.entry = new HeldEntry(ledger, RotationEntries.key(predecessor));
    }

    RotationState advance() {
        JournalEntry found = find().orElse(null);
        if (found != null && isOthers(found)) {
            return elsewhere();
        }
        try {
            return found == null ? begin() : carryOn(found);
        } finally {
            entry.release();
        }
    }

    Optional<TokenId> abandon() {
        JournalEntry found = find().orElse(null);
        if (found == null || RotationEntries.state(found).equals(RotationEntries.DONE)) {
            return Optional.empty();
        }
        if (isOthers(found)) {
            throw ConfigurationException.of(
                    "rotation", "is leased by another worker; it was not abandoned. Retry when the lease ends.");
        }
        String successor = entry.value("successor");
        entry.remove();
        return successor.isEmpty() ? Optional.empty() : Optional.of(TokenId.parse(successor));
    }

    private Optional<JournalEntry> find() {
        return ledger.find(RotationEntries.key(predecessor));
    }

    /** Returns whether this run has nothing to do: the rotation is done, or another worker holds it. */
    private boolean isOthers(JournalEntry found) {
        return RotationEntries.state(found).equals(RotationEntries.DONE)
                || ledger.isLeasedElsewhere(found)
                || !entry.lease(found);
    }

    /** Returns the state of a rotation that this worker does not hold. */
    private RotationState elsewhere() {
        JournalEntry found = find().orElse(null);
        if (found != null && RotationEntries.state(found).equals(RotationEntries.DONE)) {
            return done(found);
        }
        Instant now = ledger.now();
        Instant until = found == null ? now : ledger.leaseEnd(found);
        return new RotationState.Waiting(
                until.isAfter(now) ? until : now.plusSeconds(1), RotationState.Reason.OTHER_ROTATOR);
    }

    /**
     * Returns the finished state. Checks the successor at the vendor: the next rotation replaces it, so the journal
     * alone is not trusted.
     */
    private RotationState done(JournalEntry found) {
        TokenId successor = TokenId.parse(RotationEntries.value(found, "successor"));
        try {
            Token token = tokens.get(successor);
            if (!isMarked(token, found) || !token.name().equals(RotationEntries.value(found, "name"))) {
                throw stopped(Reason.SUCCESSOR_CHANGED);
            }
        } catch (NotFoundException replacedInTurn) {
            return new RotationState.Done(successor);
        }
        return new RotationState.Done(successor);
    }

    private static boolean isMarked(Token token, JournalEntry entry) {
        return token.marker().filter(RotationEntries.marker(entry)::equals).isPresent();
    }

    private RotationState begin() {
        try {
            return createAnew();
        } catch (NotFoundException | AuthenticationException e) {
            // Another worker may have finished the rotation since this one read the journal.
            if (entry.isHeld() || find().isEmpty()) {
                throw e;
            }
            return elsewhere();
        }
    }

    private RotationState createAnew() {
        return new Succession(plan, entry, orphans).stored() ? stored() : elsewhere();
    }

    private RotationState stored() {
        Instant until = ledger.now().plus(plan.overlap());
        return entry.complete(RotationEntries.stored(until)) ? afterStoring() : elsewhere();
    }

    private RotationState carryOn(JournalEntry found) {
        return switch (RotationEntries.state(found)) {
            case RotationEntries.CREATING -> afterLostCreate();
            case RotationEntries.CREATED -> afterCrash();
            case RotationEntries.STORED -> afterStoring();
            default ->
                throw ConfigurationException.of(
                        CallFacts.NO_CALL,
                        "the journal has a rotation in an unknown state; nothing was changed. Use the version that"
                                + " wrote it.",
                        null);
        };
    }

    private RotationState afterLostCreate() {
        Instant started = entry.instant("started");
        Instant last = started.plus(plan.visibilityDelay());
        Orphans.Sighting sighting = orphans.find(RotationEntries.marker(entry.now()), entry.value("name"), started);
        if (sighting instanceof Orphans.Doubtful doubtful) {
            throw plan.ambiguous(doubtful, null);
        }
        if (sighting instanceof Orphans.One one) {
            orphans.revoke(one.token());
        } else if (ledger.now().isBefore(last)) {
            return new RotationState.Waiting(last, RotationState.Reason.LOST_CREATE);
        }
        return createAnew();
    }

    private RotationState afterCrash() {
        Optional<StoredSecret> inStore = plan.readStore();
        if (inStore.filter(this::isSuccessors).isPresent()) {
            return stored();
        }
        // Its secret was lost with the process that created it.
        deleteSuccessor();
        String version = inStore.map(StoredSecret::version).orElse(null);
        if (!Objects.equals(version, RotationEntries.storeVersion(entry.now()))) {
            RotationStoppedException superseded = stopped(Reason.SUPERSEDED);
            entry.forget(superseded);
            throw superseded;
        }
        return createAnew();
    }

    private boolean isSuccessors(StoredSecret stored) {
        return RotationEntries.isOfSuccessor(entry.now(), stored.secret());
    }

    private void deleteSuccessor() {
        TokenId successor = successor();
        Token token;
        try {
            token = tokens.get(successor);
        } catch (NotFoundException e) {
            orphans.confirmGone(successor, e);
            return;
        }
        if (!isMarked(token, entry.now())
                || Orphans.doubt(token, entry.value("name"), entry.instant("started")) != null) {
            throw stopped(Reason.SUCCESSOR_CHANGED);
        }
        orphans.revoke(token);
    }

    private RotationState afterStoring() {
        Instant until = entry.instant("overlapUntil");
        if (ledger.now().isBefore(until)) {
            return new RotationState.Waiting(until, RotationState.Reason.OVERLAP);
        }
        StoredSecret inStore =
                plan.readStore().filter(this::isSuccessors).orElseThrow(() -> stopped(Reason.STORED_SECRET_CHANGED));
        if (!isAccepted(inStore)) {
            throw stopped(Reason.STORED_SECRET_NOT_ACCEPTED);
        }
        TokenId successor = successor();
        deletePredecessor();
        if (!entry.complete(RotationEntries.done())) {
            return elsewhere();
        }
        forgetTheOneBefore();
        return new RotationState.Done(successor);
    }

    /**
     * Returns the successor. Rejects an entry that names the predecessor, because using it would delete the wrong
     * token.
     */
    private TokenId successor() {
        TokenId id = TokenId.parse(entry.value("successor"));
        if (id.equals(predecessor)) {
            throw stopped(Reason.SUCCESSOR_CHANGED);
        }
        return id;
    }

    private boolean isAccepted(StoredSecret inStore) {
        try {
            return new Proof(plan).accepts(inStore.secret());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CallInterruptedException.of(
                    CallFacts.NO_CALL,
                    "the thread was interrupted while the stored secret was verified; nothing was deleted. Run the"
                            + " rotation again.",
                    e);
        }
    }

    private void deletePredecessor() {
        try {
            plan.refuseIfRenamed(tokens.get(predecessor), entry);
        } catch (NotFoundException e) {
            orphans.confirmGone(predecessor, e);
            return;
        } catch (AuthenticationException e) {
            requireOwnTokenGone(e);
            return;
        }
        try {
            // The predecessor may be the client's own token: its successor is stored and was accepted.
            SecretDelivery.delete(tokens.withOwnTokenChanges(), predecessor);
        } catch (AuthenticationException e) {
            requireOwnTokenGone(e);
        }
    }

    /**
     * Throws a rejection of the client's credential, unless it is the predecessor's. The stored secret was just accepted,
     * so if the vendor rejects the client's own token, that token is already deleted.
     */
    private void requireOwnTokenGone(AuthenticationException rejection) {
        if (!rejection.fromVendor()
                || tokens.ownToken().filter(predecessor::equals).isEmpty()) {
            throw rejection;
        }
    }

    /** Removes the entry of the earlier rotation that led to this predecessor. It is no longer needed. */
    private void forgetTheOneBefore() {
        try {
            for (JournalEntry other : ledger.entries()) {
                if (RotationEntries.ledTo(other, predecessor)) {
                    ledger.remove(other);
                }
            }
        } catch (IOException e) {
            // A leftover entry does no harm.
            return;
        }
    }

    private RotationStoppedException stopped(Reason reason) {
        return RotationStoppedException.of(reason, predecessor, null);
    }
}
