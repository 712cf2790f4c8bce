package io.apitokens.rotation;

import io.apitokens.Access;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.IssuedToken;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStore;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.VerifiedWrite;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.ConflictException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.internal.Uninterrupted;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One create with all its retries, see {@link CreateRecovery#create}. */
final class RecoverableCreate {

    /** The maximum number of creates, each with its own marker, and the maximum number of rotations. */
    private static final int MAX_TRIES = 4;

    private static final String JOURNAL_STEP = "writing to the journal";

    private final LeasedJournal journal;
    private final RecoveryLimits limits;
    private final boolean rotating;
    private final CanCreate tokens;
    private final TokenSpec spec;
    private final Orphans orphans;
    private final CreateJournal entries;

    RecoverableCreate(
            LeasedJournal journal, RecoveryLimits limits, boolean rotating, CanCreate tokens, TokenSpec spec) {
        this.journal = journal;
        this.limits = limits;
        this.rotating = rotating;
        this.tokens = tokens;
        this.spec = spec;
        this.orphans = new Orphans(tokens, journal);
        this.entries = new CreateJournal(journal);
    }

    /** A new token whose secret only this create holds, with its journal entry. */
    private record Obtained(IssuedToken issued, JournalEntry entry) {
        String id() {
            return issued.token().id().toString();
        }
    }

    IssuedToken run() {
        Obtained obtained = obtain();
        settle(obtained);
        return obtained.issued();
    }

    Token runInto(SecretStore store) {
        SecretDelivery.requireEmpty(store);
        Obtained held = renewed(obtain());
        VerifiedWrite write = VerifiedWrite.to(store, journal.timeSource());
        if (!write.store(held.issued(), null)) {
            if (write.isDisproved()) {
                throw takenBack(held, "storing the secret", write.failure());
            }
            // Consumers may already use the secret, so keep the token. The exception holds the secret, and the journal
            // keeps the entry: the process may die before its caller has read the exception.
            journal.release(held.entry());
            throw SecretDelivery.kept(held.issued(), write);
        }
        entries.stored(held.entry(), held.id());
        return held.issued().token();
    }

    private Obtained obtain() {
        Markers.checkRoom(tokens, spec);
        ApiTokenException last = null;
        for (int i = 0; i < MAX_TRIES; i++) {
            JournalEntry entry = entries.sentNow(entries.open(tokens.account(), spec.name()));
            try {
                return new Obtained(tokens.create(spec.withMarker(CreateEntries.marker(entry))), entry);
            } catch (PartialCreateException partial) {
                entries.keep(entry, partial);
                throw partial;
            } catch (ApiTokenException e) {
                if (e instanceof ConflictException) {
                    // Perhaps the response to a repetition by a gateway, whose first request created a token.
                    entries.undone(entry, e);
                    throw e;
                }
                if (e.outcome() == Outcome.NOT_APPLIED) {
                    entries.forget(entry, e);
                    throw e;
                }
                last = e;
                Obtained won = afterLoss(entry, e);
                if (won != null) {
                    return won;
                }
            }
        }
        throw undone(Objects.requireNonNull(last));
    }

    private CreateRolledBackException undone(ApiTokenException lost) {
        return CreateRolledBackException.of("reading the response", lost);
    }

    /**
     * Searches for the token of a lost response and rotates or deletes it.
     *
     * @return the token with a new secret if it was rotated; null if it was deleted, so that the create can be retried
     */
    private @Nullable Obtained afterLoss(JournalEntry entry, ApiTokenException lost) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        Obtained rotated = Uninterrupted.run(() -> rotatedOrRevoked(entry, lost, interrupted));
        if (rotated == null && interrupted) {
            throw undone(lost);
        }
        return rotated;
    }

    private @Nullable Obtained rotatedOrRevoked(JournalEntry entry, ApiTokenException lost, boolean interrupted) {
        try {
            Orphans.Sighting sighting = orphans.findAfter(
                    lost,
                    CreateEntries.marker(entry),
                    spec.name(),
                    CreateEntries.started(entry),
                    interrupted ? Duration.ZERO : limits.searchTimeout(),
                    journal.timeSource());
            if (!(sighting instanceof Orphans.Found found)) {
                journal.release(entry);
                throw stillLost(lost, sighting);
            }
            Token first = found.tokens().get(0);
            boolean one = found.tokens().size() == 1;
            if (rotating && one && !interrupted && isWhole(first) && tokens instanceof CanRotate rotator) {
                return new Obtained(rotate(rotator, first), entry);
            }
            orphans.revoke(found.tokens());
            entries.undone(entry, lost);
            return null;
        } catch (LostCreateException known) {
            throw known;
        } catch (ApiTokenException e) {
            journal.release(entry);
            lost.addSuppressed(e);
            throw stillLost(lost, null);
        }
    }

    /** Returns whether the token has all requested grants. A create in two steps may have stopped after the first. */
    private boolean isWhole(Token token) {
        return spec.grants().size() == 1
                || (token.access() instanceof Access.Listed listed
                        && listed.grants().size() == spec.grants().size());
    }

    private static IssuedToken rotate(CanRotate rotator, Token token) {
        for (int i = 1; ; i++) {
            try {
                return rotator.rotate(token.id());
            } catch (ApiTokenException e) {
                if (e.outcome() == Outcome.NOT_APPLIED || i == MAX_TRIES) {
                    throw e;
                }
            }
        }
    }

    private LostCreateException stillLost(ApiTokenException lost, Orphans.@Nullable Sighting sighting) {
        if (sighting instanceof Orphans.Doubtful doubtful) {
            return LostCreateException.of(lost, spec.name(), new Candidates.Found(doubtful.tokens()));
        }
        return lost instanceof LostCreateException known
                ? known
                : LostCreateException.of(lost, spec.name(), new Candidates.NotLooked("no token has the marker"));
    }

    private Obtained renewed(Obtained obtained) {
        try {
            return new Obtained(obtained.issued(), entries.storing(obtained.entry()));
        } catch (IOException e) {
            throw takenBack(obtained, JOURNAL_STEP, e);
        }
    }

    private void settle(Obtained obtained) {
        try {
            entries.settle(obtained.entry(), obtained.id());
        } catch (IOException e) {
            throw takenBack(obtained, JOURNAL_STEP, e);
        }
    }

    private ApiTokenException takenBack(Obtained obtained, String step, Throwable failure) {
        ApiTokenException error = SecretDelivery.rollBack(tokens, obtained.issued(), step, failure);
        if (error instanceof PartialCreateException partial) {
            entries.keep(obtained.entry(), partial);
        } else {
            entries.undone(obtained.entry(), error);
        }
        return error;
    }
}
