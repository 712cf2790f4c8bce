package io.apitokens.rotation;

import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.SecretDelivery;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.TokenStatus;
import io.apitokens.VerifiedWrite;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.RotationStoppedException.Reason;
import io.apitokens.internal.Uninterrupted;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Creates a successor and stores its secret. */
final class Succession {

    /** The maximum number of creates in one advance, each with its own marker. */
    private static final int MAX_CREATES = 4;

    private final RotationPlan plan;
    private final HeldEntry entry;
    private final CanCreate tokens;
    private final Orphans orphans;

    Succession(RotationPlan plan, HeldEntry entry, Orphans orphans) {
        this.plan = plan;
        this.entry = entry;
        this.tokens = plan.tokens();
        this.orphans = orphans;
    }

    /** Creates the successor and stores its secret; returns false, with nothing sent, if another worker took over. */
    boolean stored() {
        for (int creates = 1; ; creates++) {
            String version = SecretDelivery.check(plan.store());
            TokenSpec spec = announced(version);
            if (spec == null) {
                return false;
            }
            IssuedToken issued = created(spec, creates == MAX_CREATES);
            if (issued != null) {
                handOver(issued);
                return true;
            }
        }
    }

    /** Records the token to be created; returns null if another worker took over. */
    private @Nullable TokenSpec announced(@Nullable String version) {
        Token present = tokens.get(plan.predecessor());
        TokenSpec spec = plan.successorOf(present);
        Markers.checkRoom(tokens, spec);
        checkQuota();
        if (entry.isHeld()) {
            plan.refuseIfRenamed(present, entry);
            if (!Objects.equals(version, RotationEntries.storeVersion(entry.now()))) {
                RotationStoppedException superseded =
                        RotationStoppedException.of(Reason.SUPERSEDED, plan.predecessor(), null);
                entry.forget(superseded);
                throw superseded;
            }
        }
        String nonce = Ledger.freshNonce();
        boolean written = entry.change(RotationEntries.creating(
                nonce, present, spec.name(), plan.timeSource().instant(), version));
        return written ? spec.withMarker(RotationEntries.marker(entry.now())) : null;
    }

    private void checkQuota() {
        OptionalInt quota = tokens.quota();
        if (quota.isEmpty()) {
            return;
        }
        long held = tokens.list().stream()
                .filter(token -> token.status() != TokenStatus.EXPIRED)
                .count();
        if (held >= quota.getAsInt()) {
            throw ConfigurationException.of(
                    "quota",
                    "of " + quota.getAsInt()
                            + " tokens is used up; no successor was created. Delete a token, or raise the"
                            + " quota in the client's builder.");
        }
    }

    /**
     * Creates the successor; returns null if the response was lost and its token was deleted. A retry is then safe.
     */
    private @Nullable IssuedToken created(TokenSpec spec, boolean last) {
        try {
            return tokens.create(spec);
        } catch (ApiTokenException e) {
            if (e.outcome() == Outcome.NOT_APPLIED) {
                entry.forget(e);
                throw e;
            }
            revokeOrphan(e);
            if (last || Thread.currentThread().isInterrupted()) {
                ApiTokenException undone = CreateRolledBackException.of("reading the response", e);
                entry.forget(undone);
                throw undone;
            }
            return null;
        }
    }

    /** Deletes the token of a create whose response was just lost, or throws. */
    private void revokeOrphan(ApiTokenException lost) {
        Duration time = Thread.currentThread().isInterrupted() ? Duration.ZERO : RecoveryLimits.DEFAULT.searchTimeout();
        try {
            Uninterrupted.run(() -> revokeOrphan(lost, time));
        } catch (RotationStoppedException stopped) {
            throw stopped;
        } catch (ApiTokenException e) {
            if (!e.equals(lost)) {
                lost.addSuppressed(e);
            }
            throw lost;
        }
    }

    private Token revokeOrphan(ApiTokenException lost, Duration searchTimeout) {
        Orphans.Sighting sighting = orphans.findAfter(
                lost,
                RotationEntries.marker(entry.now()),
                entry.value("name"),
                entry.instant("started"),
                searchTimeout,
                plan.timeSource());
        if (sighting instanceof Orphans.Doubtful doubtful) {
            throw plan.ambiguous(doubtful, lost);
        }
        if (!(sighting instanceof Orphans.One one)) {
            throw lost;
        }
        orphans.revoke(one.token());
        return one.token();
    }

    /** Verifies and stores the secret. Deletes the successor if the secret store certainly does not hold the secret. */
    private void handOver(IssuedToken issued) {
        String step = "writing to the journal";
        try {
            entry.note(RotationEntries.created(issued, entry.now()));
            step = "verifying the new secret";
            if (!new Proof(plan).accepts(issued.secret())) {
                throw new IOException("the vendor did not accept the secret");
            }
            // This is the last check that no other worker has taken over.
            step = "writing to the journal";
            entry.note(Map.of());
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            throw takenBack(issued, step, e);
        }
        VerifiedWrite write = VerifiedWrite.to(plan.store(), plan.timeSource());
        if (write.store(issued, RotationEntries.storeVersion(entry.now()))) {
            return;
        }
        if (write.isDisproved() || write.isUnchanged()) {
            throw takenBack(issued, "storing the secret", write.failure());
        }
        // Consumers may already use the secret, so keep the successor until the store's content is known. Keep the
        // lease:
        // the write may still complete.
        entry.drop();
        throw ConfigurationException.of(
                CallFacts.NO_CALL.with(Outcome.UNKNOWN),
                "the secret store did not confirm the successor's secret; both tokens were kept. Run the rotation again.",
                write.failure());
    }

    private ApiTokenException takenBack(IssuedToken issued, String step, Throwable failure) {
        ApiTokenException error = SecretDelivery.rollBack(tokens, issued, step, failure);
        if (error instanceof CreateRolledBackException) {
            entry.forget(error);
        }
        return error;
    }
}
