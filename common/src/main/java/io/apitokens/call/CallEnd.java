package io.apitokens.call;

import io.apitokens.Account;
import io.apitokens.error.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a call ended.
 *
 * @param account the account that was called
 * @param operation the operation
 * @param attempts how many requests were tried; 0 when nothing was sent
 * @param duration from the beginning to the end, all waits included
 * @param status the status of the last answer; 0 when there was none
 * @param outcome whether it took effect; of a good call {@link Outcome#APPLIED}, unless it only reads
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

    /**
     * Tells whether the call succeeded.
     *
     * @return true if there was no error
     */
    public boolean succeeded() {
        return error == null;
    }
}
