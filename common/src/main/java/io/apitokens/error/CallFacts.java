package io.apitokens.error;

import io.apitokens.VendorSpi;
import org.jspecify.annotations.Nullable;

/**
 * What every error knows about the call that failed.
 *
 * @param account the account that was called, such as {@code gcore/9262944}; null where no call is concerned
 * @param operation the vendor's operation, such as {@code createApiToken}; null where no call is concerned
 * @param attempts how many requests were tried, the first included; 0 when nothing was sent
 * @param outcome whether the call took effect
 */
@VendorSpi
public record CallFacts(@Nullable String account, @Nullable String operation, int attempts, Outcome outcome) {

    /** Of a failure before any call: nothing was sent. */
    public static final CallFacts NO_CALL = new CallFacts(null, null, 0, Outcome.NOT_APPLIED);

    /**
     * Returns the same facts with another outcome.
     *
     * @param other the outcome to tell
     * @return the changed copy
     */
    public CallFacts with(Outcome other) {
        return new CallFacts(account, operation, attempts, other);
    }

    /** Names the call at the head of a message, such as {@code createApiToken at gcore/9262944: }. */
    String prefix() {
        if (operation == null) {
            return "";
        }
        return account == null ? operation + ": " : operation + " at " + account + ": ";
    }

    /** Tells the outcome at the end of a message. */
    String suffix() {
        return switch (outcome) {
            case NOT_APPLIED -> "";
            case UNKNOWN -> "; it is unknown whether it took effect";
            case APPLIED -> "; it took effect";
        };
    }
}
