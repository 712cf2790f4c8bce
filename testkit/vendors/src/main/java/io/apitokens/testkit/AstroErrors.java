package io.apitokens.testkit;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Astro's error body. */
final class AstroErrors {
    private static final AtomicLong REQUESTS = new AtomicLong();

    private AstroErrors() {}

    static SimulatedResponse of(int status, String message) {
        return SimulatedResponse.json(status, body(status, message).build());
    }

    /** Returns a 400 response that names one invalid field. */
    static Refusal invalid(String field, String code, String message) {
        JsonTree error = JsonTree.object().set("field", field).set("code", code).set("message", message);
        JsonTree body = body(400, "Invalid request: " + field).set("fieldErrors", List.of(error));
        return new Refusal(SimulatedResponse.json(400, body.build()));
    }

    private static JsonTree body(int status, String message) {
        String requestId = String.format("sim-request-%06d", REQUESTS.incrementAndGet());
        return JsonTree.object()
                .set("message", message)
                .set("requestId", requestId)
                .set("statusCode", status);
    }
}
