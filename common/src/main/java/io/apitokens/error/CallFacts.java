package io.apitokens.error;

import io.apitokens.VendorSpi;
import io.apitokens.internal.ForeignText;
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
     * Returns a whole message: the call, what failed, the outcome, and the next action. Without an operation it is only
     * what failed, which then states the rest itself.
     *
     * @param failure what failed
     * @param retry the next action if the call had no effect; empty if there is none
     */
    String message(String failure, String retry) {
        if (operation == null) {
            return failure;
        }
        return switch (outcome) {
            case NOT_APPLIED -> message(failure, attempts == 0 ? "nothing was sent" : "nothing was changed", retry);
            case UNKNOWN -> message(failure, "it is unknown whether the request took effect", "Check before retrying.");
            case APPLIED -> message(failure, "the change was applied", "Do not retry.");
        };
    }

    /** Returns a whole message with a state and a next action of its own; the action may be empty. */
    String message(String failure, String state, String action) {
        String place = account == null ? "" : " at " + account;
        return (operation == null ? "" : operation + place + ": ")
                + failure
                + "; "
                + state
                + (action.isEmpty() ? "" : ". " + action);
    }

    /** {@return the components, printable} */
    @Override
    public String toString() {
        return ForeignText.components(
                "CallFacts", "account", account, "operation", operation, "attempts", attempts, "outcome", outcome);
    }
}
