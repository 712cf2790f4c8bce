package io.apitokens.inventory.revocation;

import io.apitokens.error.ApiTokenException;
import java.util.Objects;

/** What became of one token of a plan. */
public sealed interface Fate {

    /** The vendor said that it deleted the token, or that a repeated deletion found it gone. */
    record Deleted() implements Fate {}

    /** The vendor said that there is no such token: somebody else deleted it, or the credential cannot see it any more. */
    record AlreadyGone() implements Fate {}

    /**
     * It was tried and failed. Whether the token is alive tells the error's {@code outcome()}.
     *
     * @param error what happened
     */
    record Failed(ApiTokenException error) implements Fate {
        /**
         * Refuses null.
         *
         * @param error as the component
         */
        public Failed {
            Objects.requireNonNull(error, "error");
        }
    }

    /**
     * No deletion was sent.
     *
     * @param reason why
     */
    record NotTried(SpareReason reason) implements Fate {
        /**
         * Refuses null.
         *
         * @param reason as the component
         */
        public NotTried {
            Objects.requireNonNull(reason, "reason");
        }
    }
}
