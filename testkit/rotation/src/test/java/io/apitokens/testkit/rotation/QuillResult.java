package io.apitokens.testkit.rotation;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.json.Json;
import io.apitokens.json.JsonShapeException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of Quill's envelope.
 *
 * @param records the records without their secrets: one, those of a page, or none beside a secret
 * @param secret the secret; null if there is none
 * @param pages the count of pages; 0 unless the result is one
 */
record QuillResult(List<JsonObject> records, @Nullable Secret secret, long pages) {

    /** Reads an envelope with one record, a secret, or both. */
    static final TypeAdapter<QuillResult> ONE = new Adapter(false);

    /** Reads an envelope with a page of records. */
    static final TypeAdapter<QuillResult> PAGE = new Adapter(true);

    /** Writes the body of a request. */
    static final TypeAdapter<JsonObject> BODY = new TypeAdapter<>() {
        @Override
        public void write(JsonWriter out, JsonObject value) throws IOException {
            out.jsonValue(value.toString());
        }

        @Override
        public JsonObject read(JsonReader in) {
            throw new UnsupportedOperationException();
        }
    };

    JsonObject record() throws JsonShapeException {
        if (records.isEmpty()) {
            throw new JsonShapeException("the envelope holds no record");
        }
        return records.get(0);
    }

    private static final class Adapter extends TypeAdapter<QuillResult> {
        private final boolean page;

        Adapter(boolean page) {
            this.page = page;
        }

        @Override
        public QuillResult read(JsonReader in) throws IOException {
            List<JsonObject> records = new ArrayList<>();
            Secret secret = null;
            long pages = 0;
            Json.requireObject(in, "Envelope");
            while (in.hasNext()) {
                String name = in.nextName();
                if (name.equals("pages")) {
                    pages = in.nextLong();
                } else if (!name.equals("result")) {
                    in.skipValue();
                } else if (page) {
                    readAll(in, records);
                } else if (in.peek() == JsonToken.STRING) {
                    secret = Json.secret(in, secret);
                } else {
                    secret = readOne(in, records);
                }
            }
            in.endObject();
            if (page ? pages == 0 : records.isEmpty() && secret == null) {
                throw new JsonShapeException("the envelope holds no result");
            }
            return new QuillResult(records, secret, pages);
        }

        private static void readAll(JsonReader in, List<JsonObject> records) throws IOException {
            if (in.peek() != JsonToken.BEGIN_ARRAY) {
                throw new JsonShapeException("Envelope.result: expected an array");
            }
            for (JsonElement record : JsonParser.parseReader(in).getAsJsonArray()) {
                records.add(record.getAsJsonObject());
            }
        }

        private static @Nullable Secret readOne(JsonReader in, List<JsonObject> records) throws IOException {
            Secret secret = null;
            JsonObject record = new JsonObject();
            Json.requireObject(in, "Token");
            while (in.hasNext()) {
                String name = in.nextName();
                if (name.equals("value")) {
                    secret = Json.secret(in, secret);
                } else {
                    record.add(name, JsonParser.parseReader(in));
                }
            }
            in.endObject();
            records.add(record);
            return secret;
        }

        @Override
        public void write(JsonWriter out, QuillResult value) {
            throw new UnsupportedOperationException();
        }
    }
}
