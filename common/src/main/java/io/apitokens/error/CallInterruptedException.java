package io.apitokens.error;

import org.jspecify.annotations.Nullable;

/** The calling thread was interrupted, or the call cancelled; the thread's interrupt flag is set again. */
public final class CallInterruptedException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private CallInterruptedException(CallFacts facts, String message, @Nullable Throwable cause) {
        super(facts, message, cause);
    }

    /**
     * Creates the error.
     *
     * @param facts the call that failed
     * @param message what happened, without any text of the vendor
     * @param cause what led to it, or null
     * @return the error to throw
     */
    public static CallInterruptedException of(CallFacts facts, String message, @Nullable Throwable cause) {
        return new CallInterruptedException(facts, message, cause);
    }
}
