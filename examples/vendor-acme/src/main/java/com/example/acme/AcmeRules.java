package com.example.acme;

import com.google.gson.JsonObject;
import io.apitokens.call.ErrorDocument;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import java.util.List;
import java.util.regex.Pattern;

// tag::rules
/** The forms of Acme's ids and secrets, and its error responses. */
final class AcmeRules implements VendorRules {

    static final AcmeRules INSTANCE = new AcmeRules();
    static final Pattern SECRET = Pattern.compile("acme_[A-Za-z0-9]{8,200}");

    private static final Pattern ID = Pattern.compile("tk[1-9][0-9]{0,17}");

    @Override
    public String vendor() {
        return "acme";
    }

    @Override
    public Pattern idPattern() {
        return ID;
    }

    @Override
    public Pattern secretPattern() {
        return SECRET;
    }

    @Override
    public VendorError readError(RawResponse response) {
        List<JsonObject> errors = ErrorDocument.of(response).objects("errors");
        if (errors.isEmpty()) {
            return VendorError.SILENT;
        }
        JsonObject first = errors.get(0);
        return new VendorError(
                ErrorDocument.text(first, "code"), ErrorDocument.text(first, "message"), null, List.of());
    }
}
// end::rules
