package io.apitokens;

import io.apitokens.internal.ForeignText;
import java.io.IOException;

/** A refused write: the store holds something other than the expected version. Nothing was changed. */
public final class SecretChangedException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception; for implementations of a secret store.
     *
     * @param place where the secret is kept; must contain no part of the secret
     */
    public SecretChangedException(String place) {
        super(ForeignText.printable(place)
                + " holds another version than expected; nothing was written. Read it again before writing.");
    }
}
