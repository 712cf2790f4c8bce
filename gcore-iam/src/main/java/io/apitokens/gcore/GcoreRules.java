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

/** Reads Gcore's errors, which come in several shapes; what they mean is what HTTP says. */
final class GcoreRules implements VendorRules {

    private static final RateLimit HUNDRED_PER_SECOND = new RateLimit("iam", 100, Duration.ofSeconds(1));

    @Override
    public String vendor() {
        return "gcore";
    }

    /** For the whole of IAM, by the vendor's text of 2025. */
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
