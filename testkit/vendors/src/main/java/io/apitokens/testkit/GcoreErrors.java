package io.apitokens.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gcore's error bodies, which have three formats. */
final class GcoreErrors {
    private GcoreErrors() {}

    /** Returns a 400 response that names a field and its error. */
    static Refusal invalid(String field, String text) {
        return invalid(JsonTree.object().set(field, List.of(text)));
    }

    static Refusal invalidRole(String text) {
        return invalid(JsonTree.object().set("client_user", JsonTree.object().set("role", List.of(text))));
    }

    private static Refusal invalid(JsonTree fields) {
        return new Refusal(SimulatedResponse.json(
                400, JsonTree.object().set("errors", fields).build()));
    }

    static Refusal refused(int status, String text) {
        return new Refusal(message(status, text));
    }

    static SimulatedResponse message(int status, String text) {
        return SimulatedResponse.json(
                status, JsonTree.object().set("message", text).build());
    }

    /** Rejects a credential. Gcore quotes a part of it in the message, so clients must not log the message. */
    static Refusal unauthenticated(String exceptionClass, String text, @Nullable String quoted) {
        JsonTree body = JsonTree.object()
                .set("exception_class", exceptionClass)
                .set("message", quoted == null ? text : text + quoted.substring(0, Math.min(8, quoted.length())))
                .set("request_id", "sim-request");
        return new Refusal(SimulatedResponse.json(401, body.build()));
    }
}
