package io.apitokens.transport;

import java.io.IOException;

/** A transport failure before the first byte of the request was sent. The vendor cannot have acted on the request. */
public final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the failure
     * @param cause the cause of the failure
     */
    public NotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
