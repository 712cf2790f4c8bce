package io.apitokens.error;

import org.jspecify.annotations.Nullable;

/**
 * Signals that the calling thread was interrupted or the call was cancelled. The interrupt flag of an interrupted
 * thread is set again.
 */
public final class CallInterruptedException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private CallInterruptedException(CallFacts facts, String message, @Nullable Throwable cause) {
        super(facts, facts.message(message, ""), cause);
    }

    /**
     * Creates the exception.
     *
     * @param facts the call that failed
     * @param message what happened, without any text from the vendor
     * @param cause the cause, or null
     * @return the exception to throw
     */
    public static CallInterruptedException of(CallFacts facts, String message, @Nullable Throwable cause) {
        return new CallInterruptedException(facts, message, cause);
    }
}
