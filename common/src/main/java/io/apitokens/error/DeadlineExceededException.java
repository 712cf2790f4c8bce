package io.apitokens.error;

import org.jspecify.annotations.Nullable;

/** The time for the call was over before an answer came. */
public final class DeadlineExceededException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private DeadlineExceededException(CallFacts facts, String message, @Nullable Throwable cause) {
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
    public static DeadlineExceededException of(CallFacts facts, String message, @Nullable Throwable cause) {
        return new DeadlineExceededException(facts, message, cause);
    }
}
