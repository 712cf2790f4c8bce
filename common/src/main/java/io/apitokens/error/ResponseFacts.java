package io.apitokens.error;

import io.apitokens.VendorSpi;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an error answer said.
 *
 * @param status the HTTP status
 * @param vendorCode the vendor's own code, such as {@code E0000007}
 * @param requestId the id to quote to the vendor's support
 * @param vendorMessage the vendor's text, cleaned; null when there was none or it may not be repeated
 * @param fieldErrors complaints about single fields, in the vendor's order
 * @param retryAfter how long the vendor asked to wait
 * @param fromVendor whether the answer had anything of the vendor's own in it, told here or withheld
 */
@VendorSpi
public record ResponseFacts(
        int status,
        @Nullable String vendorCode,
        @Nullable String requestId,
        @Nullable String vendorMessage,
        List<FieldError> fieldErrors,
        @Nullable Duration retryAfter,
        boolean fromVendor) {

    /**
     * Describes an answer of which nothing is withheld: it was the vendor's own if it said anything.
     *
     * @param status as the component
     * @param vendorCode as the component
     * @param requestId as the component
     * @param vendorMessage as the component
     * @param fieldErrors as the component
     * @param retryAfter as the component
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
                retryAfter,
                vendorCode != null || requestId != null || vendorMessage != null || !fieldErrors.isEmpty());
    }

    /**
     * Copies the list.
     *
     * @param status as the component
     * @param vendorCode as the component
     * @param requestId as the component
     * @param vendorMessage as the component
     * @param fieldErrors as the component
     * @param retryAfter as the component
     * @param fromVendor as the component
     */
    public ResponseFacts {
        fieldErrors = List.copyOf(fieldErrors);
    }

    String describe(String meaning) {
        StringBuilder text = new StringBuilder().append(status).append(' ').append(meaning);
        if (vendorCode != null) {
            text.append(", code ").append(vendorCode);
        }
        if (requestId != null) {
            text.append(", request id ").append(requestId);
        }
        if (vendorMessage != null && !vendorMessage.isEmpty()) {
            text.append(": ").append(vendorMessage);
        }
        for (FieldError error : fieldErrors) {
            text.append("; ").append(error.field()).append(error.field().isEmpty() ? "" : ": ");
            text.append(error.message());
        }
        return text.toString();
    }
}
