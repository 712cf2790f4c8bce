package io.apitokens.transport;

import java.io.IOException;

/** A transport failed before a single byte of the request was sent, so that the vendor cannot have acted on it. */
public final class NotSentException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what happened
     * @param cause what led to it
     */
    public NotSentException(String message, Throwable cause) {
        super(message, cause);
    }
}
