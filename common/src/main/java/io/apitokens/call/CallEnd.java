package io.apitokens.call;

import io.apitokens.Account;
import io.apitokens.error.Outcome;
import io.apitokens.internal.ForeignText;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The end of a call.
 *
 * @param account the account that was called
 * @param operation the operation
 * @param attempts the number of attempts; 0 if nothing was sent
 * @param duration the time from the start to the end, including all delays
 * @param status the status of the last response; 0 if there was none
 * @param outcome whether the call took effect; {@link Outcome#APPLIED} for a successful call that is not a read
 * @param error the simple name of the exception's class; null if the call succeeded
 */
public record CallEnd(
        Account account,
        Operation operation,
        int attempts,
        Duration duration,
        int status,
        Outcome outcome,
        @Nullable String error) {

    /** {@return true if the call succeeded} */
    public boolean succeeded() {
        return error == null;
    }

    /** {@return the components, printable} */
    @Override
    public String toString() {
        return ForeignText.components(
                "CallEnd",
                "account",
                account,
                "operation",
                operation,
                "attempts",
                attempts,
                "duration",
                duration,
                "status",
                status,
                "outcome",
                outcome,
                "error",
                error);
    }
}
