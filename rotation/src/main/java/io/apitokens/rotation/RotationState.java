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
        /** The overlap has passed, but the predecessor was used not long ago; see {@link Rotation.Builder#untilUnused}. */
        STILL_USED,
        /**
         * The overlap has passed, and it is unknown whether the predecessor is used. The vendor does not state it, or the
         * last use may be this rotation's own. The predecessor stays for the longest time of
         * {@link Rotation.Builder#untilUnused}.
         */
        LAST_USE_UNKNOWN,
        /**
         * The predecessor is deactivated. Until it is deleted, an administrator can activate it again; see
         * {@link Rotation.Builder#deactivatedFor}.
         */
        DEACTIVATED,
        /** The response of a create was lost, and its token is not found yet. */
        LOST_CREATE,
        /**
         * The new secret is not accepted yet, or too young. Only this object holds it: advance this object again. Another
         * object creates another successor. See {@link Rotation.Builder#activationDelay}.
         */
        ACTIVATION,
        /**
         * The secret store did not confirm a write. Only this object holds the secret: advance this object again, which
         * writes again. Another one finds out what the store holds.
         */
        STORE_UNCONFIRMED,
        /**
         * Several successors were created whose secrets were not stored. Another one is created after a growing delay, at
         * most about an hour.
         */
        STORE_UNRELIABLE,
        /**
         * The predecessor is deleted, or no longer found. After this time a last search deletes what late or repeated
         * creates have left, and confirms that the predecessor is gone.
         */
        SETTLING,
        /** Another thread or process is rotating the same token. */
        OTHER_ROTATOR
    }
}
