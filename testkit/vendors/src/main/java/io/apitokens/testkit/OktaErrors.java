package io.apitokens.testkit;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Okta's error body. */
final class OktaErrors {
    private static final AtomicLong IDS = new AtomicLong();

    private OktaErrors() {}

    static SimulatedResponse of(int status, String code, String summary, String... causes) {
        List<JsonTree> reasons = List.of(causes).stream()
                .map(cause -> JsonTree.object().set("errorSummary", cause))
                .toList();
        JsonTree body = JsonTree.object()
                .set("errorCode", code)
                .set("errorSummary", summary)
                .set("errorLink", code)
                .set("errorId", String.format("oaesim%014d", IDS.incrementAndGet()))
                .set("errorCauses", reasons);
        return SimulatedResponse.json(status, body.build());
    }

    static Refusal invalid(String cause) {
        return new Refusal(of(400, "E0000001", "Api validation failed: apiToken", cause));
    }

    static Refusal unreadable() {
        return new Refusal(of(400, "E0000003", "The request body was not well-formed."));
    }

    static Refusal unknown(String id) {
        return unknown(id, "ApiToken");
    }

    static Refusal unknown(String id, String type) {
        return new Refusal(of(404, "E0000007", "Not found: Resource not found: " + id + " (" + type + ")"));
    }

    /** Returns the default error of a status. */
    static SimulatedResponse of(int status) {
        return switch (status) {
            case 400 -> of(400, "E0000001", "Api validation failed");
            case 401 -> of(401, "E0000011", "Invalid token provided");
            case 403 -> of(403, "E0000006", "You do not have permission to perform the requested action");
            case 404 -> of(404, "E0000008", "The requested path was not found");
            case 405 -> of(405, "E0000022", "The endpoint does not support the provided HTTP method");
            case 429 -> of(429, "E0000047", "API call exceeded rate limit due to too many requests.");
            case 503 -> of(503, "E0000181", "Service is temporarily unavailable");
            default -> of(status, "E0000009", "Simulated failure");
        };
    }
}
