package io.apitokens.testkit.rotation;

import io.apitokens.call.ErrorDocument;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import io.apitokens.error.FieldError;
import java.util.List;
import java.util.regex.Pattern;

/** Reads Quill's error responses, and knows its ids and secrets. */
final class QuillRules implements VendorRules {

    static final QuillRules INSTANCE = new QuillRules(false);

    private static final Pattern ID = Pattern.compile("qt[1-9][0-9]{0,17}");
    private static final Pattern SECRET = Pattern.compile("quill-[a-z0-9-]{1,200}");

    private final boolean uniqueNames;

    QuillRules(boolean uniqueNames) {
        this.uniqueNames = uniqueNames;
    }

    @Override
    public boolean isNameTaken(int status, VendorError error) {
        return uniqueNames && "Q409".equals(error.code());
    }

    @Override
    public String vendor() {
        return "quill";
    }

    @Override
    public Pattern idPattern() {
        return ID;
    }

    @Override
    public Pattern secretPattern() {
        return SECRET;
    }

    /** Reads {@code {"failure": {"code": …}}}. */
    @Override
    public VendorError readError(RawResponse response) {
        return ErrorDocument.of(response).nestedFieldErrors("failure").stream()
                .filter(error -> error.field().equals("code"))
                .map(FieldError::message)
                .findFirst()
                .map(code -> new VendorError(code, null, null, List.of()))
                .orElse(VendorError.SILENT);
    }
}
