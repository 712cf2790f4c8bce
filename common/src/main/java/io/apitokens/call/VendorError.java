package io.apitokens.call;

import io.apitokens.VendorSpi;
import io.apitokens.error.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of a vendor's error response, as the vendor wrote it. It may quote a credential, so it must not be
 * logged. The client masks it before it appears in an exception.
 *
 * @param code the vendor's code, or null
 * @param message the vendor's message, or null
 * @param requestId the id for support requests, or null
 * @param fieldErrors the errors of single fields
 */
@VendorSpi
public record VendorError(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId,
        List<FieldError> fieldErrors) {

    /** An error response without content beyond its status. */
    public static final VendorError SILENT = new VendorError(null, null, null, List.of());

    /**
     * Copies the list.
     *
     * @param code the vendor's code, or null
     * @param message the vendor's message, or null
     * @param requestId the id for support requests, or null
     * @param fieldErrors the errors of single fields
     */
    public VendorError {
        fieldErrors = List.copyOf(fieldErrors);
    }

    /** Returns a fixed string: the vendor's strings are not masked yet. */
    @Override
    public String toString() {
        return "VendorError[redacted]";
    }
}
