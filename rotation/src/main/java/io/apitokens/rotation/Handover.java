package io.apitokens.rotation;

import io.apitokens.IssuedToken;
import io.apitokens.SecretStatus;
import io.apitokens.TokenId;
import io.apitokens.VerifiedWrite;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.internal.Uninterrupted;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.rotation.RotationState.Waiting;
import io.apitokens.spi.RotationTarget;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Verifies the secret of a new successor and stores it. Until the first write, only this process holds the secret, so a
 * failure deletes the successor. From then on it may be stored, now or later, and the successor stays alive.
 */
final class Handover {

    private static final int MAX_WRITES = 3;

    private final Advance advance;
    private final NewSecret secret;

    Handover(Advance advance, NewSecret secret) {
        this.advance = advance;
        this.secret = secret;
    }

    /**
     * Verifies and stores the secret.
     *
     * @param keep receives the secret if this must go on later
     * @return what to wait for; null if the secret is stored, or the store holds another one
     */
    @Nullable
    RotationState handOver(Keeper keep) {
        if (secret.mayBeStored()) {
            return advance.entry().complete(advance.record(), Outcome.UNKNOWN) ? write(keep) : advance.elsewhere();
        }
        Waiting later = activation();
        String step = "verifying the new secret";
        try {
            if (later == null && !isAccepted()) {
                later = verifiedLater();
                if (later == null) {
                    throw new IOException("the vendor did not accept the secret");
                }
            }
            // Renew the lease; before a write this is the last check that no other worker has taken over.
            step = "writing to the journal";
            if (later == null || advance.entry().isHalfOver()) {
                advance.entry().note(advance.record());
            }
        } catch (Throwable e) {
            Uninterrupted.restore(e);
            throw rolledBack(step, e);
        }
        if (later != null) {
            keep.keep(secret);
            return later;
        }
        return write(keep);
    }

    private boolean isAccepted() {
        SecretVerifier verifier = advance.plan().verifier();
        return verifier.isAbsent() || verifier.verdict(secret.issued().secret()) == SecretStatus.ACCEPTED;
    }

    /** Receives a secret that is to be handed over later. */
    @FunctionalInterface
    interface Keeper {
        void keep(NewSecret secret);
    }

    private @Nullable Waiting activation() {
        Instant from = secret.since().plus(advance.plan().activationDelay());
        return advance.now().isBefore(from) ? new Waiting(from, Reason.ACTIVATION) : null;
    }

    /** Returns when to verify again; null if the verification timeout has passed. */
    private @Nullable Waiting verifiedLater() {
        Instant first = secret.since().plus(advance.plan().activationDelay());
        Instant end = first.plus(advance.plan().verificationTimeout());
        Instant now = advance.now();
        if (!now.isBefore(end)) {
            return null;
        }
        Instant next = now.plus(Duration.ofSeconds(1L << Math.min(secret.countVerification() - 1, 10)));
        return new Waiting(next.isBefore(end) ? next : end, Reason.ACTIVATION);
    }

    private @Nullable RotationState write(Keeper keep) {
        VerifiedWrite write = VerifiedWrite.to(advance.plan().store(), advance.timeSource());
        if (write.storeOnce(secret.issued(), advance.record().storeVersion())) {
            return null;
        }
        advance.outcome(Outcome.UNKNOWN);
        if (write.isDisproved()) {
            // What was read may be an old copy, and the store's client may have written twice: the successor stays
            // alive.
            return advance.entry().complete(advance.record().givenUp(), Outcome.UNKNOWN) ? null : advance.elsewhere();
        }
        int writes = secret.countWrite();
        if (writes < MAX_WRITES
                && !(write.failure() instanceof Error)
                && !Thread.currentThread().isInterrupted()) {
            keep.keep(secret);
            return new Waiting(advance.now().plusSeconds(writes), Reason.STORE_UNCONFIRMED);
        }
        // Keep the lease: the write may still complete.
        advance.entry().drop();
        throw ConfigurationException.of(
                CallFacts.NO_CALL.with(Outcome.UNKNOWN),
                "the secret store did not confirm the successor's secret; both tokens were kept. Run the rotation again.",
                write.failure());
    }

    /**
     * Deletes the successor, whose secret only this process holds and has not written. Where a secret can be read again,
     * another worker may store it at any time: then nothing is deleted, and a later advance takes the successor over.
     */
    ApiTokenException rolledBack(String step, Throwable failure) {
        IssuedToken issued = secret.issued();
        TokenId id = issued.token().id();
        if (isReadable()) {
            ApiTokenException kept = ConfigurationException.of(
                    CallFacts.NO_CALL.with(Outcome.APPLIED),
                    step + " failed; the successor " + id + " was kept. Run the rotation again.",
                    failure);
            giveUp(kept);
            return kept;
        }
        ApiTokenException error;
        try {
            Uninterrupted.run(() -> {
                advance.plan().target().retire(id);
                return id;
            });
            advance.outcome(Outcome.NOT_APPLIED);
            error = CreateRolledBackException.of(secret.facts(), step, failure);
        } catch (Throwable notProved) {
            if (!notProved.equals(failure)) {
                failure.addSuppressed(notProved);
            }
            error = PartialCreateException.of(secret.facts(), step, id, issued.secret(), failure);
        }
        giveUp(error);
        return error;
    }

    /** Returns whether another worker may read the secret again; true if that is unknown. */
    private boolean isReadable() {
        RotationTarget target = advance.plan().target();
        if (!target.canReread() || target.recognition() == RotationTarget.Recognition.DIFFERENCE) {
            return target.canReread();
        }
        try {
            return Uninterrupted.run(
                    () -> target.reread(secret.issued().token()).isPresent());
        } catch (ApiTokenException e) {
            return true;
        }
    }

    /** Keeps the mark of the create: a gateway may have sent the create twice. */
    private void giveUp(ApiTokenException error) {
        if (advance.entry().isHeld()) {
            try {
                advance.entry().write(advance.record().givenUp());
            } catch (ApiTokenException e) {
                error.addSuppressed(e);
            }
        }
    }
}
