package io.apitokens.rotation;

import io.apitokens.IssuedToken;
import io.apitokens.SecretDelivery;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.TokenId;
import io.apitokens.VerifiedWrite;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.RotationStoppedException.Reason;
import io.apitokens.internal.Uninterrupted;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One run of a {@link InPlaceRotation}. Continues where an earlier run ended. Used once. */
final class InPlaceRotationRun {

    private static final int MAX_ROTATIONS = 4;

    private final InPlacePlan plan;
    private final TokenId id;
    private final SecretStore store;
    private final LeasedJournal journal;
    private Instant sentAt = Instant.EPOCH;

    InPlaceRotationRun(InPlacePlan plan) {
        this.plan = plan;
        this.id = plan.id();
        this.store = plan.store();
        this.journal = plan.journal().newWorker();
    }

    RotationState run() {
        JournalEntry found = journal.find(InPlaceEntries.key(id)).orElse(null);
        if (found != null && journal.isLeasedElsewhere(found)) {
            return otherRotator(found);
        }
        requireSameStore(found);
        // Do not accept a secret that an earlier run stored: this run must invalidate the secret that works now.
        StoredSecret stored = SecretDelivery.check(store).orElse(null);
        RotationState settled = found == null ? null : settled(found, stored);
        if (settled != null) {
            return settled;
        }
        String version = stored == null ? null : stored.version();
        if (found != null && isOthersAndWorks(found, stored)) {
            RotationStoppedException stopped =
                    RotationStoppedException.of(Reason.SUPERSEDED, id, CallFacts.NO_CALL.with(earlier(found)), null);
            forget(found, stopped);
            throw stopped;
        }
        plan.tokens().get(id);
        JournalEntry entry = lease(found, version);
        return entry == null ? otherRotator(null) : rotate(entry);
    }

    /**
     * Verifies again the secret that an earlier run stored, when a late or repeated request can no longer take effect.
     *
     * @return what to wait for, or that it is done; null if the token is to be rotated
     */
    private @Nullable RotationState settled(JournalEntry found, @Nullable StoredSecret stored) {
        Instant sentAt = InPlaceEntries.storedFrom(found);
        if (sentAt == null || stored == null || !InPlaceEntries.isOf(found, stored.secret())) {
            return null;
        }
        Instant until = sentAt.plus(plan.visibilityDelay());
        if (journal.now().isBefore(until)) {
            return new RotationState.Waiting(until, RotationState.Reason.SETTLING);
        }
        return switch (plan.verdict(stored.secret())) {
            case ACCEPTED -> {
                forget(found, null);
                yield new RotationState.Done(id);
            }
            case REJECTED -> null;
            case UNKNOWN ->
                throw RotationStoppedException.of(
                        Reason.STORED_SECRET_NOT_ACCEPTED, id, CallFacts.NO_CALL.with(Outcome.APPLIED), null);
        };
    }

    private void requireSameStore(@Nullable JournalEntry found) {
        if (found != null && !InPlaceEntries.isFor(found, store.id())) {
            throw ConfigurationException.of(
                    "secret store",
                    "is not the one of this token's unfinished in-place rotation; nothing was sent. Use the store that"
                            + " the journal names.");
        }
    }

    /**
     * Returns whether another writer has replaced the secret that an unfinished run was to replace. A secret that the
     * vendor rejects is replaced: a run that paused may have stored it late.
     */
    private boolean isOthersAndWorks(JournalEntry found, @Nullable StoredSecret stored) {
        String version = stored == null ? null : stored.version();
        if (Objects.equals(version, InPlaceEntries.storeVersion(found))) {
            return false;
        }
        return stored == null
                || (!InPlaceEntries.isOf(found, stored.secret())
                        && plan.verdict(stored.secret()) != SecretStatus.REJECTED);
    }

    /** Returns whether an earlier run, which did not finish, has rotated the token. */
    private static Outcome earlier(JournalEntry found) {
        return InPlaceEntries.isRotated(found) ? Outcome.APPLIED : Outcome.UNKNOWN;
    }

    private RotationState otherRotator(@Nullable JournalEntry found) {
        return new RotationState.Waiting(
                found == null ? journal.now().plusSeconds(1) : journal.leaseEnd(found),
                RotationState.Reason.OTHER_ROTATOR);
    }

    private @Nullable JournalEntry lease(@Nullable JournalEntry found, @Nullable String version) {
        Map<String, String> values = InPlaceEntries.sending(RandomHex.nonce(), store.id(), version);
        if (found == null) {
            return journal.open(InPlaceEntries.key(id), values);
        }
        try {
            return journal.change(found, values);
        } catch (IOException e) {
            throw LeasedJournal.unusable(e);
        }
    }

    private RotationState rotate(JournalEntry entry) {
        IssuedToken issued = issued(entry);
        JournalEntry next = noted(entry, issued);
        VerifiedWrite write = VerifiedWrite.to(store, journal.timeSource());
        if (!write.store(issued, InPlaceEntries.storeVersion(entry))) {
            journal.release(next);
            throw RotationStoppedException.notStored(id, issued, write.failure());
        }
        return prove(next, issued.facts());
    }

    private JournalEntry noted(JournalEntry entry, IssuedToken issued) {
        try {
            JournalEntry next = journal.change(entry, InPlaceEntries.rotated(issued, entry));
            if (next != null) {
                return next;
            }
        } catch (IOException e) {
            throw RotationStoppedException.notStored(id, issued, e);
        }
        throw RotationStoppedException.notStored(
                id, issued, new IOException("another worker has taken over the rotation"));
    }

    /** Rotates until a response is received. Another rotation does no harm: the secret of a lost response is lost. */
    private IssuedToken issued(JournalEntry entry) {
        ApiTokenException lost = null;
        for (int i = 1; ; i++) {
            sentAt = journal.now();
            try {
                return plan.tokens().rotate(id);
            } catch (ApiTokenException e) {
                boolean refused = e.outcome() == Outcome.NOT_APPLIED;
                lost = refused ? lost : e;
                if (!refused && i < MAX_ROTATIONS && !Thread.currentThread().isInterrupted()) {
                    continue;
                }
                if (lost == null) {
                    forget(entry, e);
                    throw e;
                }
                journal.release(entry);
                if (refused) {
                    // The rejection does not show whether the request with the lost response took effect.
                    lost.addSuppressed(e);
                }
                throw lost;
            }
        }
    }

    private RotationState prove(JournalEntry entry, CallFacts rotated) {
        try {
            requireAccepted(rotated);
        } catch (ApiTokenException e) {
            journal.release(entry);
            throw e;
        }
        noteStored(entry, rotated);
        return new RotationState.Waiting(sentAt.plus(plan.visibilityDelay()), RotationState.Reason.SETTLING);
    }

    private void noteStored(JournalEntry entry, CallFacts rotated) {
        try {
            journal.finish(entry, InPlaceEntries.stored(sentAt));
        } catch (IOException e) {
            throw ConfigurationException.of(
                    rotated, "the new secret is stored and was accepted, but the journal could not be written", e);
        }
    }

    /** Verifies the stored secret. Whatever fails here, the token was rotated. */
    private void requireAccepted(CallFacts rotated) {
        SecretStatus status;
        try {
            StoredSecret stored = store.read().orElse(null);
            status = stored == null ? SecretStatus.UNKNOWN : plan.verdict(stored.secret());
        } catch (Throwable e) {
            throw notVerified(rotated, e);
        }
        if (status != SecretStatus.ACCEPTED) {
            throw RotationStoppedException.of(Reason.STORED_SECRET_NOT_ACCEPTED, id, rotated, null);
        }
    }

    private static ApiTokenException notVerified(CallFacts rotated, Throwable cause) {
        String problem = "the new secret was stored, but it could not be read or verified";
        if (cause instanceof CallInterruptedException) {
            return CallInterruptedException.of(rotated, problem + " because the thread was interrupted", cause);
        }
        Uninterrupted.restore(cause);
        return ConfigurationException.of(rotated, problem, cause);
    }

    /** Removes an entry. If that fails, the next run rotates once more, which does no harm. */
    private void forget(JournalEntry entry, @Nullable ApiTokenException reason) {
        try {
            journal.remove(entry);
        } catch (IOException e) {
            if (reason != null) {
                reason.addSuppressed(LeasedJournal.unusable(e));
            }
        }
    }
}
