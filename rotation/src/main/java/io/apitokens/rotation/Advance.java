package io.apitokens.rotation;

import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.RotationStoppedException.Reason;
import java.time.Instant;
import java.util.List;

/** What the steps of one advance share. Used once, by one thread. */
final class Advance {

    private final RotationPlan plan;
    private final LeasedEntry entry;
    private final Access access;
    private final Sweep sweep;
    private Outcome outcome = Outcome.NOT_APPLIED;

    Advance(RotationPlan plan, LeasedEntry entry, Sweep sweep) {
        this.plan = plan;
        this.entry = entry;
        this.access = new Access(plan);
        this.sweep = sweep;
    }

    RotationPlan plan() {
        return plan;
    }

    LeasedEntry entry() {
        return entry;
    }

    Access access() {
        return access;
    }

    RotationRecord record() {
        return entry.record();
    }

    TimeSource timeSource() {
        return plan.timeSource();
    }

    Instant now() {
        return plan.timeSource().instant();
    }

    TokenId predecessor() {
        return plan.predecessor();
    }

    /** Notes whether the steps so far have changed something, for the error of a later step. */
    void outcome(Outcome soFar) {
        outcome = soFar;
    }

    Outcome outcome() {
        return outcome;
    }

    /** Returns whether the list of all tokens is shared with other rotations, and so comes in a later advance. */
    boolean isListShared() {
        return sweep.isShared();
    }

    /** Lists all tokens. One list serves all rotations that share the sweep and for which it is late enough. */
    List<Token> list(Instant notBefore) {
        return sweep.list(plan.target().account(), notBefore, now(), access::list);
    }

    RotationStoppedException stopped(Reason reason) {
        return RotationStoppedException.of(reason, predecessor(), CallFacts.NO_CALL.with(outcome), null);
    }

    /** Returns the error of a step that failed without an effect, after other steps of this advance had one. */
    ApiTokenException honest(ApiTokenException failure) {
        boolean hides = outcome != Outcome.NOT_APPLIED && failure.outcome() == Outcome.NOT_APPLIED;
        return hides
                ? RotationStoppedException.of(
                        Reason.INCOMPLETE, predecessor(), CallFacts.NO_CALL.with(outcome), failure)
                : failure;
    }

    /** Returns the state of a rotation that another worker holds. */
    RotationState elsewhere() {
        RotationRecord record = entry.read();
        if (record != null && record.phase() == RotationRecord.Phase.DONE) {
            return done(record);
        }
        Instant now = now();
        Instant until = entry.leaseEnd();
        return new RotationState.Waiting(
                until.isAfter(now) ? until : now.plusSeconds(1), RotationState.Reason.OTHER_ROTATOR);
    }

    /**
     * Returns the finished state. Checks the successor at the vendor: the next rotation replaces it, so the journal alone
     * is not trusted. Deletes what a worker that slept has created since.
     */
    RotationState done(RotationRecord record) {
        Attempt attempt = record.successor();
        TokenId successor = successorOf(record);
        Token token = access.find(successor);
        if (token != null && !isMade(token, attempt)) {
            throw stopped(Reason.SUCCESSOR_CHANGED);
        }
        if (!record.earlier().isEmpty()) {
            new MarkedTokens(this).deleteLate(record, access.list());
        }
        new FormerRotations(this).clear(record);
        return new RotationState.Done(successor);
    }

    /** Returns the successor. Rejects an entry that names the predecessor: using it would delete the wrong token. */
    TokenId successorOf(RotationRecord record) {
        TokenId id = record.successor().id();
        if (id == null || id.equals(predecessor())) {
            throw stopped(Reason.SUCCESSOR_CHANGED);
        }
        return id;
    }

    /** Rejects an entry that names the predecessor as a token that this rotation has created. */
    void requireOthers(RotationRecord record) {
        if (record.attempts().anyMatch(attempt -> predecessor().equals(attempt.id()))) {
            throw stopped(Reason.SUCCESSOR_CHANGED);
        }
    }

    private boolean isMade(Token token, Attempt attempt) {
        return plan.target().isMadeBy(token, attempt.markOf(predecessor()))
                && token.name().equals(attempt.name());
    }

    /** Rejects a predecessor whose name has changed since the rotation began. */
    void refuseIfRenamed(Token present) {
        RotationRecord record = record();
        if (!record.isFresh() && !present.name().equals(record.predecessorName())) {
            throw stopped(Reason.PREDECESSOR_CHANGED);
        }
    }
}
