package io.apitokens.gcore;

import io.apitokens.error.FieldError;
import io.apitokens.http.ErrorDocument;
import io.apitokens.http.Operation;
import io.apitokens.http.RateLimit;
import io.apitokens.http.RawResponse;
import io.apitokens.http.VendorError;
import io.apitokens.http.VendorRules;
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
