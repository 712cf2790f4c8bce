package io.apitokens.error;

import io.apitokens.VendorSpi;
import io.apitokens.internal.ForeignText;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of an error response.
 *
 * @param status the HTTP status
 * @param vendorCode the vendor's own code, such as {@code E0000007}; null if there was none
 * @param requestId the request id to quote to the vendor's support; null if there was none
 * @param vendorMessage the vendor's message, cleaned; null if there was none or it must not be quoted
 * @param fieldErrors the first errors for single fields, in the vendor's order
 * @param fieldErrorCount the number of such errors in the response
 * @param retryAfter the delay that the vendor requested; null if there was none
 * @param fromVendor whether the response is certainly the vendor's own; its data may be withheld here
 * @param hint what the client itself knows about the failure, such as an expired credential; null for nothing
 */
@VendorSpi
public record ResponseFacts(
        int status,
        @Nullable String vendorCode,
        @Nullable String requestId,
        @Nullable String vendorMessage,
        List<FieldError> fieldErrors,
        int fieldErrorCount,
        @Nullable Duration retryAfter,
        boolean fromVendor,
        @Nullable String hint) {

    /**
     * Creates the facts of a response of which nothing is withheld. {@code fromVendor} is true if the response
     * contained a code, a message or a field error; a request id alone may be that of an intermediary.
     *
     * @param status the HTTP status
     * @param vendorCode the vendor's own code, or null
     * @param requestId the request id, or null
     * @param vendorMessage the vendor's message, cleaned, or null
     * @param fieldErrors errors for single fields, in the vendor's order
     * @param retryAfter the delay that the vendor requested, or null
     */
    public ResponseFacts(
            int status,
            @Nullable String vendorCode,
            @Nullable String requestId,
            @Nullable String vendorMessage,
            List<FieldError> fieldErrors,
            @Nullable Duration retryAfter) {
        this(
                status,
                vendorCode,
                requestId,
                vendorMessage,
                fieldErrors,
                fieldErrors.size(),
                retryAfter,
                vendorCode != null || vendorMessage != null || !fieldErrors.isEmpty(),
                null);
    }

    /**
     * Copies the list of field errors.
     *
     * @param status the HTTP status
     * @param vendorCode the vendor's own code, or null
     * @param requestId the request id, or null
     * @param vendorMessage the vendor's message, cleaned, or null
     * @param fieldErrors the first errors for single fields, in the vendor's order
     * @param fieldErrorCount the number of such errors in the response
     * @param retryAfter the delay that the vendor requested, or null
     * @param fromVendor whether the response is certainly the vendor's own
     * @param hint what the client itself knows about the failure, or null
     */
    public ResponseFacts {
        fieldErrors = List.copyOf(fieldErrors);
    }

    /** Returns a copy for a call that failed because of this response to another one. */
    ResponseFacts about(String what) {
        return new ResponseFacts(
                status,
                vendorCode,
                requestId,
                vendorMessage,
                fieldErrors,
                fieldErrorCount,
                retryAfter,
                fromVendor,
                hint == null ? what : what + "; " + hint);
    }

    /** Returns the next action if the request may be sent again. */
    String retry() {
        return retryAfter == null
                ? "Retry later."
                : "Retry after " + retryAfter.plusMillis(999).toSeconds() + " s.";
    }

    /** Returns what failed, with the vendor's own strings in quotes. */
    String describe(String meaning) {
        StringBuilder text = new StringBuilder(256).append(status).append(' ').append(meaning);
        if (vendorCode != null) {
            text.append(", code ").append(vendorCode);
        }
        if (requestId != null) {
            text.append(", request id ").append(requestId);
        }
        String before = ": ";
        if (vendorMessage != null && !vendorMessage.isEmpty()) {
            text.append(before).append('"').append(vendorMessage).append('"');
            before = ", ";
        }
        if (!fieldErrors.isEmpty()) {
            text.append(before).append(ForeignText.list(fieldErrors, ResponseFacts::quoted, fieldErrorCount, ", "));
        }
        return text.append(hint == null ? "" : "; " + hint).toString();
    }

    private static String quoted(FieldError error) {
        return (error.field().isEmpty() ? "" : error.field() + ": ") + '"' + error.message() + '"';
    }

    /** {@return what failed, printable} */
    @Override
    public String toString() {
        return "ResponseFacts[" + ForeignText.printable(describe("response")) + "]";
    }
}
