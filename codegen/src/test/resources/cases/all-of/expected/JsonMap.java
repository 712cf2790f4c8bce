// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.allof;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.json.Json;
import io.apitokens.json.JsonByteReader;
import io.apitokens.json.JsonShapeException;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the properties of an object that the specification does not name, in the order of the document. */
final class JsonMap<T> {

    /** Reads any value as its JSON, and writes it. */
    static final TypeAdapter<String> ANY = new TypeAdapter<>() {
        @Override
        public String read(JsonReader in) throws IOException {
            StringWriter text = new StringWriter();
            copy(in, new JsonWriter(text));
            return text.toString();
        }

        @Override
        public void write(JsonWriter out, String value) throws IOException {
            out.jsonValue(value);
        }
    };

    private static final int MOST = 100_000;

    private final TypeAdapter<T> element;
    private final Map<String, T> values = new LinkedHashMap<>();
    private boolean whole = true;

    JsonMap(TypeAdapter<T> element) {
        this.element = element;
    }

    /** Reads the value of one property. */
    void read(JsonReader in, String name) throws IOException {
        T value = element.read(in);
        if (value == null) {
            whole = false;
        } else if (values.put(name, value) == null && values.size() > MOST) {
            throw new JsonShapeException("an object has more than 100,000 properties");
        }
    }

    /** Returns all properties; null if one could not be read, so that a map never has fewer than the vendor sent. */
    @Nullable
    Map<String, T> values() {
        return whole ? Collections.unmodifiableMap(values) : null;
    }

    /** Reads an object; returns null if the value is none. */
    static <T> @Nullable Map<String, T> read(JsonReader in, TypeAdapter<T> element) throws IOException {
        if (!Json.beginObject(in)) {
            return null;
        }
        JsonMap<T> map = new JsonMap<>(element);
        while (in.hasNext()) {
            map.read(in, in.nextName());
        }
        in.endObject();
        return map.values();
    }

    /** Writes an object; null omits the field. */
    static <T> void write(
            JsonWriter out, String name, @Nullable Map<String, T> values, TypeAdapter<T> element)
            throws IOException {
        if (values != null) {
            out.name(name).beginObject();
            writeAll(out, values, element);
            out.endObject();
        }
    }

    /** Writes the properties into the present object. */
    static <T> void writeAll(JsonWriter out, @Nullable Map<String, T> values, TypeAdapter<T> element)
            throws IOException {
        if (values != null) {
            for (Map.Entry<String, T> entry : values.entrySet()) {
                out.name(entry.getKey());
                element.write(out, entry.getValue());
            }
        }
    }

    /** Returns an unmodifiable copy in the same order. */
    static <T> Map<String, T> copyOf(Map<String, T> values) {
        Map<String, T> copy = new LinkedHashMap<>(values);
        copy.forEach((name, value) -> {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(value, "value");
        });
        return Collections.unmodifiableMap(copy);
    }

    /** Returns the names only: a value of any type may be a secret. */
    static @Nullable Set<String> names(@Nullable Map<String, String> values) {
        return values == null ? null : values.keySet();
    }

    /** Rejects null, and names that the specification declares. */
    static void check(@Nullable Map<String, ?> values, String field, String... declared) {
        if (values == null) {
            return;
        }
        values.forEach((name, value) -> {
            if (name == null || value == null) {
                throw InvalidInputException.of(field, "must not contain null");
            }
        });
        for (String name : declared) {
            if (values.containsKey(name)) {
                throw InvalidInputException.of(field, "must not contain " + name + ", which has a component of its own");
            }
        }
    }

    /** Rejects also values that are not JSON. */
    static void checkJson(@Nullable Map<String, String> values, String field, String... declared) {
        check(values, field, declared);
        if (values != null && !values.values().stream().allMatch(JsonMap::isJson)) {
            throw InvalidInputException.of(field, "must contain JSON values only");
        }
    }

    private static boolean isJson(String text) {
        JsonByteReader in = new JsonByteReader(text.getBytes(StandardCharsets.UTF_8));
        try {
            in.skipValue();
            return in.peek() == JsonToken.END_DOCUMENT;
        } catch (IOException e) {
            return false;
        }
    }

    private static void copy(JsonReader in, JsonWriter out) throws IOException {
        int depth = 0;
        do {
            switch (in.peek()) {
                case BEGIN_ARRAY -> {
                    in.beginArray();
                    out.beginArray();
                    depth++;
                }
                case BEGIN_OBJECT -> {
                    in.beginObject();
                    out.beginObject();
                    depth++;
                }
                case END_ARRAY -> {
                    in.endArray();
                    out.endArray();
                    depth--;
                }
                case END_OBJECT -> {
                    in.endObject();
                    out.endObject();
                    depth--;
                }
                case NAME -> out.name(in.nextName());
                case STRING -> out.value(in.nextString());
                case NUMBER -> out.jsonValue(in.nextString());
                case BOOLEAN -> out.value(in.nextBoolean());
                default -> {
                    in.nextNull();
                    out.nullValue();
                }
            }
        } while (depth > 0);
    }
}
