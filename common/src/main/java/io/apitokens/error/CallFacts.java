package io.apitokens.error;

import io.apitokens.VendorSpi;
import org.jspecify.annotations.Nullable;

/**
 * The facts about a failed call that every exception carries.
 *
 * @param account the account that was called, such as {@code gcore/9262944}; null if no call is concerned
 * @param operation the vendor's operation, such as {@code createApiToken}; null if no call is concerned
 * @param attempts the number of requests that were attempted, including the first; 0 if none was attempted
 * @param outcome whether the call took effect
 */
@VendorSpi
public record CallFacts(@Nullable String account, @Nullable String operation, int attempts, Outcome outcome) {

    /** The facts of a failure before any call: nothing was sent. */
    public static final CallFacts NO_CALL = new CallFacts(null, null, 0, Outcome.NOT_APPLIED);

    /**
     * Returns a copy with another outcome.
     *
     * @param other the new outcome
     * @return the changed copy
     */
    public CallFacts with(Outcome other) {
        return new CallFacts(account, operation, attempts, other);
    }

    /**
     * Returns the start of a message, such as {@code createApiToken at gcore/9262944: }; empty without an operation.
     */
    String prefix() {
        if (operation == null) {
            return "";
        }
        return account == null ? operation + ": " : operation + " at " + account + ": ";
    }

    /** Returns the end of a message, which states the outcome; empty for {@link Outcome#NOT_APPLIED}. */
    String suffix() {
        return switch (outcome) {
            case NOT_APPLIED -> "";
            case UNKNOWN -> "; it is unknown whether it took effect";
            case APPLIED -> "; it took effect";
        };
    }
}
