package io.apitokens.astro;

import com.google.gson.JsonObject;
import io.apitokens.error.FieldError;
import io.apitokens.http.ErrorDocument;
import io.apitokens.http.RawResponse;
import io.apitokens.http.VendorError;
import io.apitokens.http.VendorRules;
import java.util.ArrayList;
import java.util.List;

/** Reads Astro's errors; what they mean is what HTTP says. */
final class AstroRules implements VendorRules {

    @Override
    public String vendor() {
        return "astro";
    }

    @Override
    public VendorError readError(RawResponse response) {
        ErrorDocument document = ErrorDocument.of(response);
        List<FieldError> fields = new ArrayList<>();
        for (JsonObject error : document.objects("fieldErrors")) {
            String field = ErrorDocument.text(error, "field");
            String message = ErrorDocument.text(error, "message");
            fields.add(new FieldError(
                    field == null ? "" : field,
                    ErrorDocument.text(error, "code"),
                    message == null ? "refused" : message));
        }
        return new VendorError(null, document.text("message"), document.text("requestId"), fields);
    }
}
