package io.apitokens.testkit;

import io.apitokens.json.Json;

/**
 * A request that passed authentication. The {@code Authorization} value is not kept.
 *
 * @param method the HTTP method
 * @param path the path with the query, exactly as the client sent it
 * @param body the body as a string, empty if there was none
 */
public record SimulatedRequest(String method, String path, String body) {

    /** {@return the components, with control and format characters as escapes} */
    @Override
    public String toString() {
        return Json.components("SimulatedRequest", "method", method, "path", path, "body", body);
    }
}
