package io.apitokens.inventory.revocation;

import io.apitokens.error.ApiTokenException;
import java.util.Objects;

/** The result for one token of a restriction, or of its undoing. */
public sealed interface RestrictionResult {

    /** The vendor confirmed the condition, or the token was read afterwards and has it. */
    record Changed() implements RestrictionResult {}

    /** The token already had the condition; nothing was sent. */
    record Unchanged() implements RestrictionResult {}

    /** The condition was set, and the former one again, because the check after the first tokens failed. */
    record RolledBack() implements RestrictionResult {}

    /**
     * The update, or the preceding read, failed. The error's {@code outcome()} states whether the update may have taken
     * effect.
     *
     * @param error the failure
     */
    record Failed(ApiTokenException error) implements RestrictionResult {
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
     * No update was sent.
     *
     * @param reason the reason
     */
    record NotTried(SkipReason reason) implements RestrictionResult {
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
