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
     * Returns the failure of this call because another call, on which it depends, failed. Its type is that of the other
     * failure where this is true of this call as well, and else {@link ConfigurationException}.
     *
     * @param what what is missing because of it
     * @param other the failure of the other call
     * @return the exception to throw
     */
    public ApiTokenException failedFor(String what, ApiTokenException other) {
        if (other instanceof ResponseException response) {
            ErrorKind kind = kind(response);
            ResponseFacts facts = response.response();
            // An object that the other call did not find says nothing about the object of this one.
            return kind == null
                    ? ConfigurationException.of(this, what + ": " + facts.describe("unexpected response"), other)
                    : ResponseException.of(kind, this, facts.about(what));
        }
        if (other instanceof TransportException) {
            return TransportException.of(this, what + ": the request for it got no response", other);
        }
        if (other instanceof DeadlineExceededException) {
            return DeadlineExceededException.of(this, what + ": the request for it took too long", other);
        }
        if (other instanceof UnreadableResponseException || other instanceof ConfigurationException) {
            return ConfigurationException.of(this, what + ": " + other.getMessage(), other);
        }
        return ConfigurationException.of(this, what, other);
    }

    private static @Nullable ErrorKind kind(ResponseException response) {
        if (response instanceof AuthenticationException) {
            return ErrorKind.AUTHENTICATION;
        }
        if (response instanceof PermissionDeniedException) {
            return ErrorKind.PERMISSION_DENIED;
        }
        if (response instanceof RateLimitedException) {
            return ErrorKind.RATE_LIMITED;
        }
        return response instanceof VendorUnavailableException ? ErrorKind.VENDOR_UNAVAILABLE : null;
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
        if (outcome == Outcome.NOT_APPLIED) {
            return message(failure, attempts == 0 ? "nothing was sent" : "nothing was changed", retry);
        }
        return outcome == Outcome.APPLIED
                ? message(failure, "the change was applied", "Do not retry.")
                : message(failure, "it is unknown whether the request took effect", "Check before retrying.");
    }

    /** Returns a whole message with a state and a next action of its own; the action may be empty. */
    String message(String failure, String state, String action) {
        StringBuilder message = new StringBuilder(failure.length() + state.length() + action.length() + 80);
        if (operation != null) {
            message.append(operation);
            if (account != null) {
                message.append(" at ").append(account);
            }
            message.append(": ");
        }
        message.append(failure).append("; ").append(state);
        if (!action.isEmpty()) {
            message.append(". ").append(action);
        }
        return message.toString();
    }

    /** {@return the components, printable} */
    @Override
    public String toString() {
        return ForeignText.components(
                "CallFacts", "account", account, "operation", operation, "attempts", attempts, "outcome", outcome);
    }
}
