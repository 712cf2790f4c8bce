package io.apitokens.error;

import io.apitokens.internal.ForeignText;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's error for one field of a request.
 *
 * @param field the vendor's name of the field, nested names joined by dots; empty if the vendor named none
 * @param code the vendor's code; null if there is none
 * @param message the vendor's message; in an exception it is truncated and likely credentials are masked
 */
public record FieldError(String field, @Nullable String code, String message) {

    /** {@return the components, printable} */
    @Override
    public String toString() {
        return ForeignText.components("FieldError", "field", field, "code", code, "message", message);
    }
}
