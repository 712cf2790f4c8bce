package io.apitokens.benchmarks.hand;

import java.io.IOException;

/** A response with an error status. */
final class HandException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int status;

    HandException(int status, String body) {
        super("HTTP " + status + ": " + body);
        this.status = status;
    }

    int status() {
        return status;
    }
}
