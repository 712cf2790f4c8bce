package io.apitokens.testkit;

import com.google.gson.JsonElement;
import io.apitokens.VendorSpi;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response of a simulated account; for vendor implementations. Immutable. */
@VendorSpi
public final class SimulatedResponse {
    static final String CONTENT_TYPE = "Content-Type";

    private final int status;
    private final List<ResponseHeader> headers;
    private final @Nullable String body;

    private SimulatedResponse(int status, List<ResponseHeader> headers, @Nullable String body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /**
     * Creates a response without a body.
     *
     * @param status the HTTP status
     * @return the response, without headers
     */
    public static SimulatedResponse empty(int status) {
        return new SimulatedResponse(status, List.of(), null);
    }

    /**
     * Creates a response with a JSON body.
     *
     * @param status the HTTP status
     * @param body the document
     * @return the response, with {@code Content-Type: application/json}
     */
    public static SimulatedResponse json(int status, JsonElement body) {
        return text(status, "application/json", body.toString());
    }

    /**
     * Creates a response whose body is a JSON object, with its fields in the order of their names.
     *
     * @param status the HTTP status
     * @param fields the fields: JSON elements, strings, numbers, booleans, lists and maps of these
     * @return the response, with {@code Content-Type: application/json}
     */
    public static SimulatedResponse json(int status, Map<String, ?> fields) {
        return json(status, JsonTree.of(fields));
    }

    /**
     * Creates a response with any body.
     *
     * @param status the HTTP status
     * @param mediaType the value of {@code Content-Type}
     * @param body the body, sent in UTF-8
     * @return the response
     */
    public static SimulatedResponse text(int status, String mediaType, String body) {
        return new SimulatedResponse(status, List.of(new ResponseHeader(CONTENT_TYPE, mediaType)), body);
    }

    /**
     * Adds a header line.
     *
     * @param name the header's name
     * @param value the header's value
     * @return the changed copy
     */
    public SimulatedResponse with(String name, String value) {
        List<ResponseHeader> lines = new ArrayList<>(headers);
        lines.add(new ResponseHeader(name, value));
        return new SimulatedResponse(status, lines, body);
    }

    /** Replaces headers of the same names and adds the new ones, repeated lines included. */
    SimulatedResponse withAll(List<ResponseHeader> others) {
        List<ResponseHeader> lines = new ArrayList<>(headers);
        lines.removeIf(old -> others.stream().anyMatch(next -> next.name().equalsIgnoreCase(old.name())));
        lines.addAll(others);
        return new SimulatedResponse(status, lines, body);
    }

    SimulatedResponse withBody(@Nullable String other) {
        return new SimulatedResponse(status, headers, other);
    }

    int status() {
        return status;
    }

    List<ResponseHeader> headers() {
        return headers;
    }

    /** Returns the body; null if the vendor sends none. */
    @Nullable
    String body() {
        return body;
    }
}
