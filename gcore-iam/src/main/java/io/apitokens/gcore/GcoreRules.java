package io.apitokens.gcore;

import io.apitokens.error.FieldError;
import io.apitokens.http.ErrorDocument;
import io.apitokens.http.RawResponse;
import io.apitokens.http.VendorError;
import io.apitokens.http.VendorRules;
import java.util.ArrayList;
import java.util.List;

/** Reads Gcore's errors, which come in several shapes; what they mean is what HTTP says. */
final class GcoreRules implements VendorRules {

    @Override
    public String vendor() {
        return "gcore";
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
