package io.apitokens.call;

import io.apitokens.VendorSpi;
import io.apitokens.error.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's error answer says, in its own words, which may quote a credential: never log it. The core cleans it before
 * anybody sees it in an exception.
 *
 * @param code the vendor's code, or null
 * @param message the vendor's text, or null
 * @param requestId the id to quote to support, or null
 * @param fieldErrors complaints about single fields
 */
@VendorSpi
public record VendorError(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId,
        List<FieldError> fieldErrors) {

    /** An answer that says nothing beyond its status. */
    public static final VendorError SILENT = new VendorError(null, null, null, List.of());

    /**
     * Copies the list.
     *
     * @param code as the component
     * @param message as the component
     * @param requestId as the component
     * @param fieldErrors as the component
     */
    public VendorError {
        fieldErrors = List.copyOf(fieldErrors);
    }

    /** Tells nothing: the text is not cleaned yet. */
    @Override
    public String toString() {
        return "VendorError[redacted]";
    }
}
