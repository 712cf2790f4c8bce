// Generated from spec.yaml. Do not edit.
package io.apitokens.golden.envelope;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.Json;
import io.apitokens.json.JsonByteReader;
import io.apitokens.json.JsonShapeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a value out of the objects around it. */
final class JsonPayload<T> extends TypeAdapter<T> {

    /** Reads a secret that stands alone. */
    static final TypeAdapter<Secret> SECRET = new TypeAdapter<>() {
        @Override
        public @Nullable Secret read(JsonReader in) throws IOException {
            return Json.secret(in, null);
        }

        @Override
        public void write(JsonWriter out, Secret value) {
            throw new UnsupportedOperationException("a secret is never written");
        }
    };

    private final String path;
    private final Part<T> payload;

    private JsonPayload(String path, Part<T> payload) {
        this.path = path;
        this.payload = payload;
    }

    /** Reads a part of a document. */
    interface Part<T> {

        /** Reads one value; returns null if it is unreadable. */
        @Nullable
        T read(JsonReader in) throws IOException;
    }

    /** Reads the value at a path of property names. */
    static <T> JsonPayload<T> of(String path, TypeAdapter<T> payload) {
        return new JsonPayload<>(path, payload::read);
    }

    /** Reads the list at a path of property names. */
    static <T> JsonPayload<List<T>> list(String path, TypeAdapter<T> element) {
        return new JsonPayload<>(path, in -> {
            List<T> list = new ArrayList<>();
            readList(in, element, list);
            return List.copyOf(list);
        });
    }

    /** Adds the readable elements of a list, and returns the number of all. The reader reports the others. */
    static <T> long readList(JsonReader in, TypeAdapter<T> element, List<T> list) throws IOException {
        if (in.peek() != JsonToken.BEGIN_ARRAY) {
            throw new JsonShapeException("expected an array");
        }
        in.beginArray();
        long count = 0;
        while (in.hasNext()) {
            T value = ((JsonByteReader) in).element(element);
            if (value != null) {
                list.add(value);
            }
            count++;
        }
        in.endArray();
        return count;
    }

    /** Reads the parts of a value that are at some paths, and skips everything else. */
    static void readParts(JsonReader in, String at, Map<String, Part<?>> parts) throws IOException {
        Part<?> part = parts.get(at);
        if (part != null) {
            part.read(in);
        } else if (parts.keySet().stream().noneMatch(path -> path.startsWith(at + "/"))) {
            in.skipValue();
        } else if (Json.beginObject(in)) {
            while (in.hasNext()) {
                readParts(in, at + "/" + in.nextName().replace("~", "~0").replace("/", "~1"), parts);
            }
            in.endObject();
        }
    }

    @Override
    public T read(JsonReader in) throws IOException {
        List<T> found = new ArrayList<>(1);
        readParts(in, "", Map.of(path, part -> {
            T value = payload.read(part);
            if (value != null) {
                found.add(value);
            }
            return value;
        }));
        if (found.isEmpty()) {
            throw new JsonShapeException("the content at \"" + path + "\" is missing or unreadable");
        }
        return found.get(0);
    }

    @Override
    public void write(JsonWriter out, T value) {
        throw new UnsupportedOperationException("is only ever read");
    }
}
