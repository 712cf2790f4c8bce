package io.apitokens.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that passed authentication and matched an operation. */
record SimulatedCall(IncomingRequest request, String caller, Map<String, String> pathValues) {
    String pathValue(String name) {
        String value = pathValues.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the path has no " + name);
        }
        return value;
    }

    /** Returns the first value of a query parameter; null if the query lacks it. */
    @Nullable
    String query(String name) {
        List<String> values = request.queryValues(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** Returns the body if it is a JSON object, otherwise null. */
    @Nullable
    JsonObject body() {
        JsonElement root = JsonTree.parse(request.body());
        return root != null && root.isJsonObject() ? root.getAsJsonObject() : null;
    }
}
