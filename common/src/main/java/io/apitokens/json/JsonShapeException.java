package io.apitokens.json;

import io.apitokens.VendorSpi;
import io.apitokens.internal.ForeignText;
import java.io.IOException;

/**
 * Signals a response that is JSON but does not have the shape that the specification requires.
 *
 * <p>The message consists of schema names and JSON kinds only; it never quotes the document.
 */
@VendorSpi
public final class JsonShapeException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message schema names and JSON kinds, such as {@code ApiToken.id is missing or unreadable}; no text of the
     *     document
     */
    public JsonShapeException(String message) {
        super(ForeignText.printable(message));
    }
}
