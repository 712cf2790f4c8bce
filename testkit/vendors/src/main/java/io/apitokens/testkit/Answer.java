package io.apitokens.testkit;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A simulated vendor's response; {@code body} is null if the vendor sends none. */
record Answer(int status, List<Header> headers, @Nullable String body) {
    static final String CONTENT_TYPE = "Content-Type";

    Answer {
        headers = List.copyOf(headers);
    }

    static Answer empty(int status) {
        return new Answer(status, List.of(), null);
    }

    static Answer json(int status, JsonElement body) {
        return text(status, "application/json", body.toString());
    }

    static Answer text(int status, String mediaType, String body) {
        return new Answer(status, List.of(new Header(CONTENT_TYPE, mediaType)), body);
    }

    Answer with(String name, String value) {
        List<Header> lines = new ArrayList<>(headers);
        lines.add(new Header(name, value));
        return new Answer(status, lines, body);
    }

    /** Replaces headers of the same names and adds the new ones, repeated lines included. */
    Answer withAll(List<Header> others) {
        List<Header> lines = new ArrayList<>(headers);
        lines.removeIf(old -> others.stream().anyMatch(next -> next.name().equalsIgnoreCase(old.name())));
        lines.addAll(others);
        return new Answer(status, lines, body);
    }

    Answer withBody(@Nullable String other) {
        return new Answer(status, headers, other);
    }
}
