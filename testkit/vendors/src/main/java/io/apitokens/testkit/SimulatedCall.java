package io.apitokens.testkit;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.apitokens.VendorSpi;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request to a simulated account; for vendor implementations. */
@VendorSpi
public final class SimulatedCall {
    private final IncomingRequest request;
    private final String caller;
    private final Map<String, String> pathValues;

    SimulatedCall(IncomingRequest request, String caller, Map<String, String> pathValues) {
        this.request = request;
        this.caller = caller;
        this.pathValues = pathValues;
    }

    /**
     * Returns a value of the path.
     *
     * @param name the name in the path of {@link SimulatedAccount#on}
     * @return the segment, decoded, not empty
     */
    public String pathValue(String name) {
        String value = pathValues.get(name);
        if (value == null) {
            throw new IllegalArgumentException("the path has no " + name);
        }
        return value;
    }

    /**
     * Returns the first value of a query parameter.
     *
     * @param name the parameter's name
     * @return decoded; null if the query lacks it
     */
    public @Nullable String query(String name) {
        List<String> values = queryValues(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * Returns the values of a query parameter.
     *
     * @param name the parameter's name
     * @return decoded, in order; empty if the query lacks it
     */
    public List<String> queryValues(String name) {
        return request.queryValues(name);
    }

    /**
     * Returns a header of the request.
     *
     * @param name the header's name, case-insensitive
     * @return the last value; null if there is none
     */
    public @Nullable String header(String name) {
        return request.header(name);
    }

    /** {@return the body if it is one strict JSON object; null otherwise} */
    public @Nullable JsonObject body() {
        JsonElement root = JsonTree.parse(request.body());
        return root != null && root.isJsonObject() ? root.getAsJsonObject() : null;
    }

    String method() {
        return request.method();
    }

    /** Returns the body as the client sent it. */
    String text() {
        return request.body();
    }

    /** {@return this server's origin as the client addresses it, for links: {@code http://127.0.0.1:PORT}} */
    public String origin() {
        return request.origin();
    }

    /** {@return the path with the query, exactly as the client sent it} */
    public String target() {
        return request.target();
    }

    /** Returns the id of the token that the request authenticated with. */
    String caller() {
        return caller;
    }
}
