package io.apitokens;

import java.io.IOException;

/** A sink did not write, because something else is stored than its caller had seen. Nothing was changed. */
public final class NewerSecretException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; for those who implement a sink.
     *
     * @param place where the secret is kept, without any part of it
     */
    public NewerSecretException(String place) {
        super(place + " holds something else than expected; nothing was written");
    }
}
