package io.apitokens.proofs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.FieldError;
import io.apitokens.error.ResponseException;
import java.util.ArrayList;
import java.util.List;

/** Compares a recorded error response with the exception that the client created from it. */
final class RecordedError {

    private static final String REQUEST_ID = "X-Okta-Request-Id";

    private RecordedError() {}

    static List<String> differences(RecordedExchange exchange, ResponseException error) {
        List<String> differences = new ArrayList<>();
        if (error.status() != exchange.status()) {
            differences.add("response has status " + exchange.status() + ", the exception " + error.status());
        }
        if (Replay.document(exchange.responseBody()) instanceof JsonObject recorded) {
            differences.addAll(JsonDifference.between("response", recorded, toVendorJson(exchange, recorded, error)));
        } else if (error.vendorCode().isPresent()) {
            differences.add("response has no code, the exception has one");
        }
        return differences;
    }

    /** Converts the exception to the vendor's error document. The vendor's link contains no more than its code. */
    private static JsonObject toVendorJson(RecordedExchange exchange, JsonObject recorded, ResponseException error) {
        JsonObject actual = new JsonObject();
        error.vendorCode().ifPresent(code -> actual.addProperty("errorCode", code));
        error.vendorCode()
                .filter(code -> recorded.has("errorLink"))
                .ifPresent(code -> actual.addProperty("errorLink", code));
        error.vendorMessage().ifPresent(text -> actual.addProperty("errorSummary", text));
        error.requestId().ifPresent(id -> actual.addProperty("errorId", id));
        if (recorded.has("errorCauses") || !error.fieldErrors().isEmpty()) {
            actual.add("errorCauses", causes(error.fieldErrors()));
        }
        if (exchange.responseHeaders().keySet().stream().anyMatch(REQUEST_ID::equalsIgnoreCase)) {
            // The id in the header takes precedence, so the exception does not have the id in the body.
            keep("errorId", recorded, actual);
        }
        if (error instanceof AuthenticationException) {
            // The vendor's messages may quote the credential, so the exception does not have them.
            keep("errorSummary", recorded, actual);
            keep("errorCauses", recorded, actual);
        }
        return actual;
    }

    private static JsonArray causes(List<FieldError> errors) {
        JsonArray causes = new JsonArray();
        for (FieldError error : errors) {
            JsonObject cause = new JsonObject();
            cause.addProperty("errorSummary", error.message());
            causes.add(cause);
        }
        return causes;
    }

    private static void keep(String member, JsonObject recorded, JsonObject actual) {
        JsonElement value = recorded.get(member);
        if (value != null) {
            actual.add(member, value);
        }
    }
}
