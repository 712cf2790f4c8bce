package io.apitokens.okhttp;

import java.io.IOException;

/** A failure found by this package. Its message is fixed and quotes nothing of the peer. */
final class ExchangeException extends IOException {

    private static final long serialVersionUID = 1L;

    ExchangeException(String message) {
        super(message);
    }

    /** Records no stack: the message says all, and one is thrown for each used connection that is rejected. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
