package io.apitokens.error;

import org.jspecify.annotations.Nullable;

/** Signals that no complete response arrived: no connection, a broken connection, or a body that ended early. */
public final class TransportException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private TransportException(CallFacts facts, String message, @Nullable Throwable cause) {
        super(
                facts,
                facts.message(message, cause == null ? "Retry later." : "See the cause."),
                RedactedCause.withoutMessage(cause));
    }

    /**
     * Creates the exception.
     *
     * @param facts the call that failed
     * @param message what happened, without any text from the vendor
     * @param cause the cause, or null
     * @return the exception to throw
     */
    public static TransportException of(CallFacts facts, String message, @Nullable Throwable cause) {
        return new TransportException(facts, message, cause);
    }
}
