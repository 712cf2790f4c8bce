package io.apitokens.rotation;

import io.apitokens.LastUse;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.rotation.RotationRecord.Phase;
import io.apitokens.rotation.RotationRecord.Retired;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.rotation.RotationState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Ends a rotation whose successor is stored: deletes what is superfluous, and the predecessor. */
final class Completion {

    private final Advance advance;
    private final MarkedTokens marked;

    Completion(Advance advance) {
        this.advance = advance;
        this.marked = new MarkedTokens(advance);
    }

    /** Continues when the overlap is over; returns null if the next step is due. */
    @Nullable
    RotationState afterOverlap() {
        Waiting used = advance.record().phase() == Phase.STORED ? stillUsed() : null;
        if (used != null) {
            return used;
        }
        StoredSecret stored = advance.plan().readStore().orElse(null);
        StoreLook look = StoreLook.at(advance, stored);
        boolean current = advance.record().successor().equals(look.maker());
        return switch (RotationRules.afterStoring(look.content(), current, look.verdict())) {
            case CONTINUE -> withdraw();
            case ADOPT -> adopt(look);
            case CREATE -> replaceAgain(look);
            case CHANGED -> throw advance.stopped(RotationStoppedException.Reason.STORED_SECRET_CHANGED);
            default -> throw advance.stopped(RotationStoppedException.Reason.STORED_SECRET_NOT_ACCEPTED);
        };
    }

    private @Nullable Waiting stillUsed() {
        RotationRules.UnusedRule rule = advance.plan().unused();
        if (rule == null) {
            return null;
        }
        Token present = present();
        if (present == null) {
            return null;
        }
        LastUse use = advance.access().mayUsePredecessor() ? null : present.lastUse();
        return RotationRules.unused(advance.record(), rule, use, advance.now());
    }

    /** Reads the predecessor; returns null if neither a read nor the list finds it. */
    private @Nullable Token present() {
        Token read = advance.access().find(advance.predecessor());
        return read != null
                ? read
                : advance.access().list().stream()
                        .filter(this::isPredecessor)
                        .findFirst()
                        .orElse(null);
    }

    private @Nullable RotationState adopt(StoreLook look) {
        return look.maker() != null && new Storage(advance).stored(look.maker()) ? null : advance.elsewhere();
    }

    /** Begins again: the stored secret is dead, and the predecessor still works. */
    private @Nullable RotationState replaceAgain(StoreLook look) {
        return advance.entry().write(advance.record().givenUp().replacing(look.version())) ? null : advance.elsewhere();
    }

    /** Deactivates the predecessor if the vendor can; deletes it after it has been inactive for long enough. */
    private @Nullable RotationState withdraw() {
        if (!advance.entry().lease()) {
            return advance.elsewhere();
        }
        advance.requireOthers(advance.record());
        Duration length = advance.plan().deactivatedFor();
        if (advance.record().phase() == Phase.DEACTIVATED || length.isZero() || !isDeactivated()) {
            return retire();
        }
        advance.outcome(Outcome.APPLIED);
        Instant until = advance.now().plus(length);
        return noted(advance.record().deactivated(until), new Waiting(until, Reason.DEACTIVATED));
    }

    private boolean isDeactivated() {
        try {
            return advance.access().deactivate(advance.predecessor());
        } catch (NotFoundException e) {
            return false;
        }
    }

    private @Nullable RotationState retire() {
        Retired end = new Retired(advance.now(), retirePredecessor());
        advance.outcome(Outcome.APPLIED);
        RotationRecord retired = advance.record().retired(end);
        Waiting settling = settling(retired);
        return settling == null ? search(retired, false) : noted(retired, settling);
    }

    private @Nullable Waiting settling(RotationRecord retired) {
        Instant now = advance.now();
        Instant settled = RotationRules.settledAt(retired, advance.plan().visibilityDelay());
        boolean due = !now.isBefore(settled);
        return due && !advance.isListShared() ? null : new Waiting(due ? now : settled, Reason.SETTLING);
    }

    private RotationState noted(RotationRecord retired, Waiting settling) {
        return advance.entry().complete(retired, Outcome.APPLIED) ? settling : advance.elsewhere();
    }

    /** Deletes the predecessor; returns whether the vendor confirmed it, or false if it is only not found. */
    private boolean retirePredecessor() {
        TokenId id = advance.predecessor();
        try {
            Token present = advance.access().get(id);
            advance.refuseIfRenamed(present);
            refuseIfReactivated(present);
            advance.access().retire(id);
            return true;
        } catch (NotFoundException e) {
            requireMissing(e);
            return false;
        } catch (ApiTokenException e) {
            if (e.outcome() == Outcome.UNKNOWN) {
                requireMissing(e);
                return false;
            }
            throw e;
        }
    }

    private void refuseIfReactivated(Token present) {
        if (advance.record().phase() == Phase.DEACTIVATED && present.status() == TokenStatus.ACTIVE) {
            throw advance.stopped(RotationStoppedException.Reason.PREDECESSOR_REACTIVATED);
        }
    }

    private void requireMissing(ApiTokenException failure) {
        try {
            boolean missing = advance.access().find(advance.predecessor()) == null
                    && advance.access().list().stream().noneMatch(this::isPredecessor);
            if (missing) {
                return;
            }
        } catch (ApiTokenException e) {
            if (!e.equals(failure)) {
                failure.addSuppressed(e);
            }
        }
        throw failure;
    }

    private boolean isPredecessor(Token token) {
        return token.id().equals(advance.predecessor());
    }

    /** Searches for the last time. */
    RotationState settle() {
        return advance.entry().lease() ? search(advance.record(), true) : advance.elsewhere();
    }

    /**
     * Lists the account after the predecessor was deleted, and deletes what must not be there. A deletion proves nothing
     * before a list without the token.
     *
     * @param again whether what is missing was missing before, at least the visibility delay ago
     */
    private RotationState search(RotationRecord retired, boolean again) {
        TokenId successor = advance.successorOf(retired);
        Retired end = Objects.requireNonNull(retired.retired(), "retired");
        Instant settled = RotationRules.settledAt(retired, advance.plan().visibilityDelay());
        List<Token> left = left(retired, advance.list(settled.isAfter(end.at()) ? settled : end.at()));
        boolean proved = again || end.proved();
        if (!left.isEmpty()) {
            proved = marked.delete(left)
                    && left(retired, advance.access().list()).isEmpty();
        }
        if (!proved) {
            RotationRecord next = retired.retired(new Retired(advance.now(), false));
            Instant until = RotationRules.settledAt(next, advance.plan().visibilityDelay());
            return noted(next, new Waiting(until, Reason.SETTLING));
        }
        RotationRecord done = retired.done(advance.now());
        if (!advance.entry().complete(done, Outcome.APPLIED)) {
            return advance.elsewhere();
        }
        new FormerRotations(advance).clear(done);
        return new RotationState.Done(successor);
    }

    private List<Token> left(RotationRecord retired, List<Token> listed) {
        List<Token> left = new ArrayList<>(marked.superfluous(retired, advance.successorOf(retired), listed));
        listed.stream().filter(this::isPredecessor).forEach(left::add);
        return left;
    }
}
