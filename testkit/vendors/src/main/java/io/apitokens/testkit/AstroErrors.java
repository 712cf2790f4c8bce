package io.apitokens.testkit;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Astro's error body. */
final class AstroErrors {
    private static final AtomicLong REQUESTS = new AtomicLong();

    private AstroErrors() {}

    static Answer of(int status, String message) {
        return Answer.json(status, body(status, message).build());
    }

    /** Returns a 400 response that names one invalid field. */
    static Refusal invalid(String field, String code, String message) {
        Json error = Json.object().set("field", field).set("code", code).set("message", message);
        Json body = body(400, "Invalid request: " + field).set("fieldErrors", List.of(error));
        return new Refusal(Answer.json(400, body.build()));
    }

    private static Json body(int status, String message) {
        String requestId = String.format("sim-request-%06d", REQUESTS.incrementAndGet());
        return Json.object().set("message", message).set("requestId", requestId).set("statusCode", status);
    }
}
