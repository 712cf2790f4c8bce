package io.apitokens.rotation;

import io.apitokens.TokenId;
import java.time.Instant;

/** How far a {@link Rotation} has come. */
public sealed interface RotationState {

    /**
     * The successor's secret is stored and was accepted, and the predecessor is gone.
     *
     * @param successor the token that took over; the predecessor of the next rotation
     */
    record Done(TokenId successor) implements RotationState {}

    /**
     * Nothing is due now.
     *
     * @param until when it is worth advancing again
     * @param reason what is waited for
     */
    record Waiting(Instant until, Reason reason) implements RotationState {}

    /** What is waited for. */
    enum Reason {
        /** Both tokens work, so that all consumers have time to take the new secret. */
        GRACE,
        /** The answer of a create was lost, and its token was not found yet. */
        LOST_CREATE,
        /** Another rotator of the same token is at work. */
        OTHER_ROTATOR
    }
}
