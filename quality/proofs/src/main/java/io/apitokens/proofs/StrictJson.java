package io.apitokens.proofs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Parses JSON strictly: without leniency, and with each key once per object, so that no content is hidden. */
final class StrictJson {

    private StrictJson() {}

    /** Parses a whole string; returns null if it is not a JSON document. */
    static @Nullable JsonElement parse(String text) {
        JsonReader in = new JsonReader(new StringReader(text));
        in.setStrictness(Strictness.STRICT);
        try {
            JsonElement root = read(in);
            return in.peek() == JsonToken.END_DOCUMENT ? root : null;
        } catch (IOException | IllegalStateException | NumberFormatException e) {
            return null;
        }
    }

    private static JsonElement read(JsonReader in) throws IOException {
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object(in);
            case BEGIN_ARRAY -> array(in);
            case STRING -> new JsonPrimitive(in.nextString());
            case NUMBER -> new JsonPrimitive(new BigDecimal(in.nextString()));
            case BOOLEAN -> new JsonPrimitive(in.nextBoolean());
            default -> {
                in.nextNull();
                yield JsonNull.INSTANCE;
            }
        };
    }

    private static JsonObject object(JsonReader in) throws IOException {
        JsonObject object = new JsonObject();
        in.beginObject();
        while (in.hasNext()) {
            String name = in.nextName();
            if (object.has(name)) {
                throw new IOException("an object has a duplicate key");
            }
            object.add(name, read(in));
        }
        in.endObject();
        return object;
    }

    private static JsonArray array(JsonReader in) throws IOException {
        JsonArray array = new JsonArray();
        in.beginArray();
        while (in.hasNext()) {
            array.add(read(in));
        }
        in.endArray();
        return array;
    }
}
