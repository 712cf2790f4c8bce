package io.apitokens.rotation;

import io.apitokens.LastUse;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException.Reason;
import io.apitokens.rotation.RotationRecord.Retired;
import io.apitokens.rotation.RotationState.Waiting;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a rotation whose successor is stored: deletes what is superfluous, and the predecessor. */
final class Retirement {

    private final Advance advance;
    private final MarkedTokens marked;

    Retirement(Advance advance) {
        this.advance = advance;
        this.marked = new MarkedTokens(advance);
    }

    /** Continues when the overlap is over; returns null if the next step is due. */
    @Nullable
    RotationState afterOverlap() {
        Waiting used = stillUsed();
        if (used != null) {
            return used;
        }
        StoredSecret stored = advance.plan().readStore().orElse(null);
        StoreLook look = StoreLook.at(advance, stored);
        boolean current = advance.record().successor().equals(look.maker());
        return switch (RotationRules.afterStoring(look.content(), current, look.verdict())) {
            case CONTINUE -> retire();
            case ADOPT -> adopt(look);
            case CREATE -> replaceAgain(look);
            case CHANGED -> throw advance.stopped(Reason.STORED_SECRET_CHANGED);
            default -> throw advance.stopped(Reason.STORED_SECRET_NOT_ACCEPTED);
        };
    }

    private @Nullable Waiting stillUsed() {
        RotationRules.UnusedRule rule = advance.plan().unused();
        if (rule == null) {
            return null;
        }
        Token present = advance.access().find(advance.predecessor());
        if (present == null) {
            return null;
        }
        LastUse use = advance.access().mayUsePredecessor() ? null : present.lastUse();
        return RotationRules.unused(advance.record(), rule, use, advance.now());
    }

    private @Nullable RotationState adopt(StoreLook look) {
        return look.maker() != null && new Storage(advance).stored(look.maker()) ? null : advance.elsewhere();
    }

    /** Begins again: the stored secret is dead, and the predecessor still works. */
    private @Nullable RotationState replaceAgain(StoreLook look) {
        return advance.entry().write(advance.record().givenUp().replacing(look.version())) ? null : advance.elsewhere();
    }

    private @Nullable RotationState retire() {
        if (!advance.entry().lease()) {
            return advance.elsewhere();
        }
        RotationRecord record = advance.record();
        Instant settled = RotationRules.settledAt(record, advance.plan().visibilityDelay());
        Instant now = advance.now();
        List<Token> listed = advance.list(now.isBefore(settled) ? now : settled);
        TokenId successor = advance.successorOf(record);
        boolean swept = marked.delete(marked.superfluous(record, successor, listed));
        Retired end = new Retired(now, retirePredecessor(listed) && swept);
        advance.outcome(Outcome.APPLIED);
        return finish(record.retired(end), successor);
    }

    /** Deletes the predecessor; returns whether the vendor confirmed it, or false if it is only not found. */
    private boolean retirePredecessor(List<Token> listed) {
        TokenId id = advance.predecessor();
        try {
            advance.refuseIfRenamed(advance.access().get(id));
        } catch (NotFoundException e) {
            requireUnlisted(listed, e);
            return false;
        }
        try {
            advance.access().retire(id);
            return true;
        } catch (ApiTokenException e) {
            if (e instanceof NotFoundException || e.outcome() == Outcome.UNKNOWN) {
                requireMissing(e);
                return false;
            }
            throw e;
        }
    }

    private void requireMissing(ApiTokenException failure) {
        try {
            if (advance.access().find(advance.predecessor()) == null) {
                requireUnlisted(advance.access().list(), failure);
                return;
            }
        } catch (ApiTokenException e) {
            if (!e.equals(failure)) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private void requireUnlisted(List<Token> listed, ApiTokenException failure) {
        if (listed.stream().anyMatch(token -> token.id().equals(advance.predecessor()))) {
            throw failure;
        }
    }

    /** Searches for the last time. */
    RotationState settle() {
        if (!advance.entry().lease()) {
            return advance.elsewhere();
        }
        RotationRecord record = advance.record();
        TokenId successor = advance.successorOf(record);
        Instant settled = RotationRules.settledAt(record, advance.plan().visibilityDelay());
        List<Token> listed = advance.list(settled);
        boolean proved = marked.delete(marked.superfluous(record, successor, listed));
        if (listed.stream().anyMatch(token -> token.id().equals(advance.predecessor()))) {
            proved &= isRetiredNow();
        }
        return finish(record.retired(new Retired(advance.now(), proved)), successor);
    }

    /** Deletes a predecessor that is listed again; returns whether the vendor confirmed it. */
    private boolean isRetiredNow() {
        try {
            advance.access().retire(advance.predecessor());
            return true;
        } catch (NotFoundException staleList) {
            return false;
        }
    }

    private RotationState finish(RotationRecord retired, TokenId successor) {
        Waiting settling = RotationRules.waiting(retired, advance.plan().visibilityDelay(), advance.now());
        RotationRecord next = settling == null ? retired.done(advance.now()) : retired;
        if (!advance.entry().complete(next, Outcome.APPLIED)) {
            return advance.elsewhere();
        }
        if (settling != null) {
            return settling;
        }
        forgetTheOneBefore(next);
        return new RotationState.Done(successor);
    }

    /** Removes the entry of the rotation that led to this predecessor. It is no longer needed. */
    private void forgetTheOneBefore(RotationRecord record) {
        if (record.before() == null) {
            return;
        }
        try {
            advance.plan().journal().removeIf(record.before(), entry -> isDone(entry));
        } catch (IOException e) {
            // A leftover entry does no harm.
            return;
        }
    }

    private static boolean isDone(JournalEntry entry) {
        return RotationCodec.isRotation(entry) && RotationCodec.decode(entry).phase() == RotationRecord.Phase.DONE;
    }
}
