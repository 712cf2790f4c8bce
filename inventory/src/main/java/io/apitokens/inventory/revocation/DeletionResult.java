package io.apitokens.inventory.revocation;

import io.apitokens.error.ApiTokenException;
import java.util.Objects;

/** The result for one token of a plan. */
public sealed interface DeletionResult {

    /**
     * The vendor confirmed the deletion, or a retry of the deletion found no such token, or the token was looked up
     * afterwards and is gone.
     */
    record Deleted() implements DeletionResult {}

    /**
     * The vendor reported that the token does not exist, and its list does not contain it. It was deleted elsewhere, or
     * is no longer visible to the credential.
     */
    record AlreadyGone() implements DeletionResult {}

    /**
     * The deletion, or the preceding read of the token or of the client's own token, failed. The error's
     * {@code outcome()} states whether the deletion may have taken effect; a look-up did not show that the token is
     * gone.
     *
     * @param error the failure
     */
    record Failed(ApiTokenException error) implements DeletionResult {
        /**
         * Rejects null.
         *
         * @param error the failure; not null
         */
        public Failed {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * No deletion was sent.
     *
     * @param reason the reason
     */
    record NotTried(SkipReason reason) implements DeletionResult {
        /**
         * Rejects null.
         *
         * @param reason the reason; not null
         */
        public NotTried {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
