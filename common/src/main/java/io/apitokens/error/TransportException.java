package io.apitokens.error;

import org.jspecify.annotations.Nullable;

/** No answer came: no connection, a connection that broke, or a body that ended early. */
public final class TransportException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private TransportException(CallFacts facts, String message, @Nullable Throwable cause) {
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
    public static TransportException of(CallFacts facts, String message, @Nullable Throwable cause) {
        return new TransportException(facts, message, cause);
    }
}
