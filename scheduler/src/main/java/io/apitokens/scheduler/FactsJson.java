package io.apitokens.scheduler;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** The JSON object that a record's strings are stored as. */
final class FactsJson {

    private FactsJson() {}

    static String of(Map<String, String> values) {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.beginObject();
            for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
                out.name(value.getKey()).value(value.getValue());
            }
            out.endObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot be written to", e);
        }
        return text.toString();
    }

    static Map<String, String> read(String json) throws IOException {
        Map<String, String> values = new HashMap<>();
        try (JsonReader in = new JsonReader(new StringReader(json))) {
            in.beginObject();
            while (in.hasNext()) {
                values.put(in.nextName(), in.nextString());
            }
            in.endObject();
        }
        return values;
    }
}
