package io.apitokens.rotation;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenStatus;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConflictException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.RotationStoppedException.Reason;
import io.apitokens.internal.ForeignText;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.rotation.RotationState.Waiting;
import io.apitokens.spi.RotationTarget;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Creates a successor, and finds out what earlier creates and other workers have left. */
final class Replacement {

    /** The maximum number of creates in one advance, each with its own mark. */
    private static final int MAX_CREATES = 4;

    /** After a longer pause the sending time is noted anew. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Advance advance;
    private final MarkedTokens marked;
    private int creates;

    Replacement(Advance advance) {
        this.advance = advance;
        this.marked = new MarkedTokens(advance);
    }

    /** What a step leads to: a state to return, a secret to hand over, or neither, and the next step is due. */
    record Result(@Nullable RotationState state, @Nullable NewSecret secret) {

        static final Result GO_ON = new Result(null, null);

        static Result of(RotationState state) {
            return new Result(state, null);
        }
    }

    /** Continues after a create that may have been sent and whose response no worker has noted. */
    Result afterLostCreate() {
        RotationRecord record = advance.record();
        Attempt attempt = record.successor();
        Instant last = attempt.sentAt().plus(advance.plan().visibilityDelay());
        List<Token> made = marked.of(attempt, advance.access().list(), null);
        if (made.isEmpty() && advance.now().isBefore(last)) {
            return Result.of(new Waiting(
                    RotationRules.nextSearch(attempt, advance.plan().visibilityDelay(), advance.now()),
                    RotationState.Reason.LOST_CREATE));
        }
        return settle(made);
    }

    /** Takes a token of the open create as the successor if its secret can be read again; otherwise deletes it. */
    private Result settle(List<Token> made) {
        NewSecret again = made.isEmpty() ? null : reread(advance.record().successor(), made.get(0));
        if (again != null) {
            return new Result(null, again);
        }
        if (!made.isEmpty() && !marked.isProof()) {
            throw RotationStoppedException.ambiguous(
                    advance.predecessor(),
                    "it cannot be read again: [" + ForeignText.list(made, Token::id, ", ") + "]",
                    null);
        }
        // From here on no other worker can note a response to this create, and so none can store its secret.
        if (!advance.entry().write(advance.record().givenUp())) {
            return Result.of(advance.elsewhere());
        }
        marked.delete(made);
        return Result.GO_ON;
    }

    /** Reads the secret of an existing successor again; returns null if the target cannot, or the successor is inactive. */
    private @Nullable NewSecret reread(Attempt attempt, Token token) {
        RotationTarget target = advance.plan().target();
        boolean possible = target.canReread() && token.status() == TokenStatus.ACTIVE;
        Optional<Secret> secret = possible ? target.reread(token) : Optional.empty();
        return secret.map(found -> noted(attempt, IssuedToken.of(token, found))).orElse(null);
    }

    /** Takes an existing successor of any create of this rotation; returns null if there is none, or none is readable. */
    private @Nullable NewSecret existing(RotationRecord record) {
        if (!advance.plan().target().canReread() || record.attempts().findAny().isEmpty()) {
            return null;
        }
        List<Token> listed = advance.access().list();
        for (Attempt attempt : record.attempts().toList()) {
            List<Token> made = marked.of(attempt, listed, null);
            NewSecret again = made.isEmpty() ? null : reread(attempt, made.get(0));
            if (again != null) {
                return again;
            }
        }
        return null;
    }

    /** Continues after a worker has created a successor, and maybe stored its secret, or has given its create up. */
    Result afterLook() {
        advance.requireOthers(advance.record());
        StoredSecret stored = advance.plan().checkedStore().orElse(null);
        StoreLook look = StoreLook.at(advance, stored);
        return switch (RotationRules.beforeStoring(look.content(), look.verdict())) {
            case ADOPT -> adopt(look.maker());
            case CREATE -> create(look.version());
            case SUPERSEDED -> throw superseded(look.version());
            default -> throw advance.stopped(Reason.STORED_SECRET_NOT_ACCEPTED);
        };
    }

    private Result adopt(@Nullable Attempt maker) {
        return maker != null && new Storage(advance).stored(maker) ? Result.GO_ON : Result.of(advance.elsewhere());
    }

    /** Notes the newer secret, which the next advance replaces. */
    private RotationStoppedException superseded(@Nullable String version) {
        RotationRecord next = advance.record().givenUp().replacing(version).verified(advance.now());
        if (advance.entry().write(next) && next.earlier().stream().anyMatch(attempt -> attempt.id() != null)) {
            advance.outcome(Outcome.APPLIED);
        }
        return advance.stopped(Reason.SUPERSEDED);
    }

    private Result create(@Nullable String version) {
        RotationRecord record = advance.record().replacing(version);
        NewSecret again = existing(record);
        return again == null ? create(version, record.givenUp()) : new Result(null, again);
    }

    /** Creates the first successor of a rotation that begins. */
    Result begin(RotationRecord fresh) {
        String version =
                advance.plan().checkedStore().map(StoredSecret::version).orElse(null);
        return create(version, fresh);
    }

    private Result create(@Nullable String version, RotationRecord record) {
        Token present = advance.access().get(advance.predecessor());
        if (!record.isFresh()) {
            advance.refuseIfRenamed(present);
        }
        Waiting later = RotationRules.nextCreate(record, advance.now());
        if (later != null) {
            return Result.of(later);
        }
        FreePlaces places = new FreePlaces(advance, marked);
        places.refuseStrangers(record);
        places.require(record);
        RotationTarget.Order order = advance.plan().target().order(present, RandomHex.nonce());
        RotationTarget.Mark mark = order.mark();
        Attempt attempt = new Attempt(mark.nonce(), mark.value(), order.name(), advance.now(), null, "");
        String store = advance.plan().store().id();
        RotationRecord announced = record.creating(store, present.name(), version, attempt);
        if (!advance.entry().write(announced) || !isSentNow(announced)) {
            return Result.of(advance.elsewhere());
        }
        return send(order);
    }

    /** Notes the sending time anew if this worker has paused since it was noted. */
    private boolean isSentNow(RotationRecord announced) {
        Instant now = advance.now();
        boolean paused = announced.successor().sentAt().plus(PAUSE).isBefore(now);
        return !paused || advance.entry().write(announced.sentAt(now));
    }

    private Result send(RotationTarget.Order order) {
        IssuedToken issued;
        try {
            issued = order.send();
        } catch (ApiTokenException e) {
            // A conflict may be the response to a repetition by a gateway, whose first request created a credential.
            if (e.outcome() == Outcome.NOT_APPLIED && !(e instanceof ConflictException)) {
                takeBack(e);
                throw e;
            }
            return afterLoss(order, e);
        }
        return new Result(null, noted(advance.record().successor(), issued));
    }

    private void takeBack(ApiTokenException refusal) {
        RotationRecord record = advance.record().withoutCurrent();
        if (record.earlier().isEmpty() && record.before() == null) {
            advance.entry().forget(refusal);
            return;
        }
        try {
            advance.entry().write(record);
        } catch (ApiTokenException e) {
            refusal.addSuppressed(e);
        }
    }

    /** Searches for the token of a lost response. Deletes it and creates another, unless its secret is known. */
    private Result afterLoss(RotationTarget.Order order, ApiTokenException lost) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        Result result;
        try {
            result = Uninterrupted.run(() -> found(order, lost));
        } catch (RotationStoppedException stopped) {
            throw stopped;
        } catch (ApiTokenException e) {
            if (!e.equals(lost)) {
                lost.addSuppressed(e);
            }
            throw lost;
        }
        if (result.equals(Result.GO_ON) && (interrupted || ++creates >= MAX_CREATES)) {
            throw CreateRolledBackException.of("reading the response", lost);
        }
        return result;
    }

    private Result found(RotationTarget.Order order, ApiTokenException lost) {
        List<Token> made =
                marked.of(advance.record().successor(), advance.access().list(), lost);
        if (made.isEmpty()) {
            throw lost;
        }
        Secret chosen = order.chosen().orElse(null);
        return chosen == null
                ? settle(made)
                : new Result(null, noted(advance.record().successor(), IssuedToken.of(made.get(0), chosen)));
    }

    /** Notes the successor in the journal. If that fails, deletes it: no other worker has its secret. */
    private NewSecret noted(Attempt attempt, IssuedToken issued) {
        advance.outcome(Outcome.APPLIED);
        NewSecret secret = new NewSecret(issued, advance.entry(), advance.now());
        String id = issued.token().id().toString();
        String hash = Fingerprint.of(issued.secret(), attempt.nonce(), id);
        try {
            advance.entry()
                    .note(advance.record().adopted(attempt, issued.token().id(), hash));
            return secret;
        } catch (IOException e) {
            throw new Handover(advance, secret).rolledBack("writing to the journal", e);
        }
    }
}
