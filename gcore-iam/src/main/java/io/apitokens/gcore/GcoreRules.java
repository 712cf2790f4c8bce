package io.apitokens.gcore;

import io.apitokens.call.ErrorDocument;
import io.apitokens.call.Operation;
import io.apitokens.call.RateLimit;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import io.apitokens.error.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads Gcore's error responses, which have several shapes. Their HTTP status defines their meaning. */
final class GcoreRules implements VendorRules {

    private static final RateLimit HUNDRED_PER_SECOND = new RateLimit("iam", 100, Duration.ofSeconds(1));

    @Override
    public String vendor() {
        return "gcore";
    }

    /** Returns the limit on all IAM operations together, from the vendor's documentation of 2025. */
    @Override
    public RateLimit rateLimit(Operation operation) {
        return HUNDRED_PER_SECOND;
    }

    @Override
    public VendorError readError(RawResponse response) {
        ErrorDocument document = ErrorDocument.of(response);
        List<FieldError> fields = new ArrayList<>(document.nestedFieldErrors("errors"));
        fields.addAll(document.nestedFieldErrors("invalid_fields"));
        return new VendorError(
                document.text("exception_class"), document.text("message"), document.text("request_id"), fields);
    }
}
