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
 * @param fromVendor whether the response is certainly the vendor's own and not that of an intermediary
 */
@VendorSpi
public record VendorError(
        @Nullable String code,
        @Nullable String message,
        @Nullable String requestId,
        List<FieldError> fieldErrors,
        boolean fromVendor) {

    /** An error response without content beyond its status. */
    public static final VendorError SILENT = new VendorError(null, null, null, List.of());

    /**
     * Creates the content of a response that is the vendor's own if it has a code, a message or a field error. A request
     * id shows nothing: intermediaries set one, too.
     *
     * @param code the vendor's code, or null
     * @param message the vendor's message, or null
     * @param requestId the id for support requests, or null
     * @param fieldErrors the errors of single fields
     */
    public VendorError(
            @Nullable String code, @Nullable String message, @Nullable String requestId, List<FieldError> fieldErrors) {
        this(code, message, requestId, fieldErrors, isText(code) || isText(message) || !fieldErrors.isEmpty());
    }

    /**
     * Copies the list.
     *
     * @param code the vendor's code, or null
     * @param message the vendor's message, or null
     * @param requestId the id for support requests, or null
     * @param fieldErrors the errors of single fields
     * @param fromVendor whether the response is certainly the vendor's own
     */
    public VendorError {
        fieldErrors = List.copyOf(fieldErrors);
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** Returns a fixed string: the vendor's strings are not masked yet. */
    @Override
    public String toString() {
        return "VendorError[redacted]";
    }
}
