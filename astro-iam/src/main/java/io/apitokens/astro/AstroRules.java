package io.apitokens.astro;

import com.google.gson.JsonObject;
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

/** Reads Astro's error responses. Their HTTP status defines their meaning. */
final class AstroRules implements VendorRules {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final RateLimit READS = new RateLimit("GET", 25, SECOND);
    private static final RateLimit WRITES = new RateLimit("POST", 10, SECOND);
    private static final RateLimit DELETES = new RateLimit("DELETE", 5, SECOND);

    @Override
    public String vendor() {
        return "astro";
    }

    /**
     * Returns the documented limit, which applies to each API token. Updates and rotations are POST requests as well.
     */
    @Override
    public RateLimit rateLimit(Operation operation) {
        return switch (operation.method()) {
            case GET -> READS;
            case POST, PUT -> WRITES;
            case DELETE -> DELETES;
        };
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
