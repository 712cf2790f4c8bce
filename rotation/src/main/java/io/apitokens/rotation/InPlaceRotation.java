package io.apitokens.rotation;

import io.apitokens.ApiTokens;
import io.apitokens.CanRotate;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.UnsupportedCapabilityException;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

/**
 * Replaces the secret of a token at once, by the vendor's own rotation. The token keeps its id, and <em>every consumer
 * that still has the old secret is rejected from then on</em>. Use it where two secrets must never be valid together,
 * for example for a leaked one; otherwise use {@link Rotation}.
 *
 * <p>The new secret is lost if the process dies between the vendor's response and the write to the secret store. The
 * token still exists, and running again rotates once more. That needs a credential other than the token's own.
 * Therefore the client's own token is refused, and so is every token while the client's own token is unknown.
 *
 * <pre>{@code
 * SecretStore store = SecretStore.file(directory.resolve("ci.token"));
 * Journal journal = Journal.file(directory.resolve("rotations.journal"));
 * // The client must know the token that it authenticates with: that one is never rotated in place.
 * try (AstroIam astro = builder.ownToken(own).build()) {
 *     // Ends the old secret at once. Run it again after the time that it returns, until the state is Done.
 *     InPlaceRotation.of(astro.tokens(), id, store, journal).run();
 * }
 * }</pre>
 */
public final class InPlaceRotation {

    private final InPlacePlan plan;

    private InPlaceRotation(InPlacePlan plan) {
        this.plan = plan;
    }

    /**
     * Prepares an in-place rotation. Nothing is read or sent.
     *
     * @param tokens the account; its credential must not be the token itself
     * @param id the token
     * @param store the secret store from which the consumers read the secret
     * @param journal shared by all processes that rotate this token
     * @return the prepared rotation
     * @throws UnsupportedCapabilityException if the vendor cannot rotate tokens; its message names an alternative
     */
    public static InPlaceRotation of(ApiTokens tokens, TokenId id, SecretStore store, Journal journal) {
        CanRotate rotator = tokens.require(CanRotate.class);
        return new InPlaceRotation(new InPlacePlan(
                rotator,
                Objects.requireNonNull(id, "id"),
                Objects.requireNonNull(store, "store"),
                new LeasedJournal(journal, TimeSource.system(), RecoveryLimits.DEFAULT.lease()),
                rotator::verify,
                RecoveryLimits.DEFAULT.visibilityDelay(),
                false));
    }

    /**
     * Sets the time source; use the client's.
     *
     * @param timeSource the time source
     * @return the changed copy
     */
    public InPlaceRotation withTimeSource(TimeSource timeSource) {
        return new InPlaceRotation(plan.withJournal(
                new LeasedJournal(plan.journal().journal(), timeSource, RecoveryLimits.DEFAULT.lease())));
    }

    /**
     * Sets the verification of the stored secret. Default: {@link ApiTokens#verify}.
     *
     * @param test makes a call with the secret
     * @return the changed copy
     */
    public InPlaceRotation withVerifier(Function<Secret, SecretStatus> test) {
        return new InPlaceRotation(plan.withVerification(Objects.requireNonNull(test, "test")));
    }

    /**
     * Sets the visibility delay: how long after it was sent a request may take effect at the vendor. Default: 10 minutes.
     *
     * @param length the longest delay
     * @return the changed copy
     * @throws InvalidInputException if it is not positive
     */
    public InPlaceRotation withVisibilityDelay(Duration length) {
        return new InPlaceRotation(plan.withVisibilityDelay(RecoveryLimits.positive("visibilityDelay", length)));
    }

    /**
     * Confirms that the token is not the client's own, where the client does not know its own token.
     *
     * @return the changed copy
     */
    public InPlaceRotation withUnknownOwnTokenAccepted() {
        return new InPlaceRotation(plan.withUnknownOwnTokenAccepted());
    }

    /**
     * Rotates the token and stores its new secret. When the visibility delay after the last request is over, a further run
     * verifies the stored secret once more: a request whose response was lost, or that a gateway repeats, may have taken effect late and
     * replaced the secret. If so, that run rotates again.
     *
     * @return {@link RotationState.Waiting} with {@link RotationState.Reason#SETTLING} once the new secret is stored and
     *     was accepted: run again then; {@link RotationState.Done} with the token's id after that; or
     *     {@link RotationState.Waiting} if another thread or process is rotating the token
     * @throws InvalidInputException if the token is, or may be, the client's own; nothing was sent
     * @throws ConfigurationException if the secret store or the journal cannot be used; nothing was rotated, unless its
     *     {@code outcome()} is {@code APPLIED}: then the new secret was stored, but could not be read or verified
     * @throws NotFoundException if there is no such token
     * @throws RotationStoppedException if the new secret could not be stored, in which case the exception holds it; if
     *     the secret store holds a newer secret; if the stored secret is not accepted
     * @throws ApiTokenException if rotating failed; if {@code outcome()} is not {@code NOT_APPLIED}, the old secret is
     *     or may be invalid, and running again recovers
     */
    public RotationState run() {
        TokenId own = plan.tokens().ownToken().orElse(null);
        if (own == null ? !plan.unknownOwnTokenAccepted() : own.equals(plan.id())) {
            throw InvalidInputException.of(
                    "id",
                    own == null
                            ? "may be the client's own token, which is unknown: set ownToken(…), or"
                                    + " accept that with withUnknownOwnTokenAccepted()"
                            : "is the client's own token: a lost response would lock the client out; use Rotation");
        }
        return new InPlaceRotationRun(plan).run();
    }

    @Override
    public String toString() {
        return "InPlaceRotation[" + plan.id() + "]";
    }
}
