package io.apitokens.testkit;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated vendor's response; {@code body} is null if the vendor sends none. */
record SimulatedResponse(
        int status, List<ResponseHeader> headers, @Nullable String body) {
    static final String CONTENT_TYPE = "Content-Type";

    SimulatedResponse {
        headers = List.copyOf(headers);
    }

    static SimulatedResponse empty(int status) {
        return new SimulatedResponse(status, List.of(), null);
    }

    static SimulatedResponse json(int status, JsonElement body) {
        return text(status, "application/json", body.toString());
    }

    static SimulatedResponse text(int status, String mediaType, String body) {
        return new SimulatedResponse(status, List.of(new ResponseHeader(CONTENT_TYPE, mediaType)), body);
    }

    SimulatedResponse with(String name, String value) {
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
}
