package io.apitokens.rotation;

import io.apitokens.TokenId;
import java.time.Instant;

/** The progress of a {@link Rotation}. */
public sealed interface RotationState {

    /**
     * The successor's secret is stored and was accepted, and the predecessor is deleted.
     *
     * @param successor the new token; the predecessor of the next rotation
     */
    record Done(TokenId successor) implements RotationState {}

    /**
     * Nothing is due now.
     *
     * @param until the time from which advancing again is useful
     * @param reason why nothing is due
     */
    record Waiting(Instant until, Reason reason) implements RotationState {}

    /** Why nothing is due. */
    enum Reason {
        /** The overlap: both tokens work, so that all consumers have time to read the new secret. */
        OVERLAP,
        /** The response of a create was lost, and its token is not found yet. */
        LOST_CREATE,
        /** Another thread or process is rotating the same token. */
        OTHER_ROTATOR
    }
}
