package io.apitokens.error;

import org.jspecify.annotations.Nullable;

/** Signals that the deadline of the call passed before a response arrived. */
public final class DeadlineExceededException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private DeadlineExceededException(CallFacts facts, String message, @Nullable Throwable cause) {
        super(facts, facts.message(message, "Retry later or allow more time."), cause);
    }

    /**
     * Creates the exception.
     *
     * @param facts the call that failed
     * @param message what happened, without any text from the vendor
     * @param cause the cause, or null
     * @return the exception to throw
     */
    public static DeadlineExceededException of(CallFacts facts, String message, @Nullable Throwable cause) {
        return new DeadlineExceededException(facts, message, cause);
    }
}
