package io.apitokens.proofs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.FieldError;
import io.apitokens.error.ResponseException;
import java.util.ArrayList;
import java.util.List;

/** Compares a recorded error answer with the exception that the client made of it. */
final class RecordedError {

    private static final String REQUEST_ID = "X-Okta-Request-Id";

    private RecordedError() {}

    static List<String> differences(RecordedExchange exchange, ResponseException error) {
        List<String> differences = new ArrayList<>();
        if (error.status() != exchange.status()) {
            differences.add("answer has status " + exchange.status() + ", the exception " + error.status());
        }
        if (Replay.document(exchange.responseBody()) instanceof JsonObject recorded) {
            differences.addAll(JsonDifference.between("answer", recorded, written(exchange, recorded, error)));
        } else if (error.vendorCode().isPresent()) {
            differences.add("answer has no code, the exception has");
        }
        return differences;
    }

    /** Writes the exception in the vendor's words. The vendor's link says no more than its code. */
    private static JsonObject written(RecordedExchange exchange, JsonObject recorded, ResponseException error) {
        JsonObject ours = new JsonObject();
        error.vendorCode().ifPresent(code -> ours.addProperty("errorCode", code));
        error.vendorCode()
                .filter(code -> recorded.has("errorLink"))
                .ifPresent(code -> ours.addProperty("errorLink", code));
        error.vendorMessage().ifPresent(text -> ours.addProperty("errorSummary", text));
        error.requestId().ifPresent(id -> ours.addProperty("errorId", id));
        if (recorded.has("errorCauses") || !error.fieldErrors().isEmpty()) {
            ours.add("errorCauses", causes(error.fieldErrors()));
        }
        if (exchange.responseHeaders().keySet().stream().anyMatch(REQUEST_ID::equalsIgnoreCase)) {
            // The header goes before the body's own id, which is then not kept.
            keep("errorId", recorded, ours);
        }
        if (error instanceof AuthenticationException) {
            // Its texts may quote the credential, so the exception has none of them.
            keep("errorSummary", recorded, ours);
            keep("errorCauses", recorded, ours);
        }
        return ours;
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

    private static void keep(String member, JsonObject recorded, JsonObject ours) {
        JsonElement value = recorded.get(member);
        if (value != null) {
            ours.add(member, value);
        }
    }
}
