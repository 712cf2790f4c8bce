package io.apitokens.rotation;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The JSON of journal entries: one line of text that every encoding of Unicode can store. */
final class EntryJson {

    /** Unpaired surrogates, which UTF-8 cannot encode. */
    private static final Pattern SURROGATE = Pattern.compile("\\p{Cs}");

    private EntryJson() {}

    /** Returns an entry as a JSON object; with the key alone if it has no revision, which means that it was removed. */
    static String of(String key, @Nullable JournalEntry entry) {
        return json(out -> {
            out.beginObject().name("key").value(key);
            if (entry != null) {
                out.name("revision").value(entry.revision()).name("values");
                write(out, entry.values());
            }
            out.endObject();
        });
    }

    /** Returns the values of an entry as a JSON object. */
    static String of(Map<String, String> values) {
        return json(out -> write(out, values));
    }

    /** Returns a string as a JSON string. Different strings have different JSON. */
    static String of(String text) {
        return json(out -> out.value(text));
    }

    /** Reads a change: the entry that a key has from then on. */
    static Change change(JsonReader in) throws IOException {
        String key = "";
        String revision = null;
        Map<String, String> values = Map.of();
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "key" -> key = in.nextString();
                case "revision" -> revision = in.nextString();
                case "values" -> values = values(in);
                default -> throw new IOException("unknown member");
            }
        }
        in.endObject();
        return new Change(key, revision == null ? null : new JournalEntry(key, revision, values));
    }

    static Map<String, String> values(JsonReader in) throws IOException {
        Map<String, String> values = new TreeMap<>();
        in.beginObject();
        while (in.hasNext()) {
            values.put(in.nextName(), in.nextString());
        }
        in.endObject();
        return values;
    }

    /**
     * The entry that a key has from then on.
     *
     * @param key the key
     * @param entry null if the entry was removed
     */
    record Change(String key, @Nullable JournalEntry entry) {}

    private interface Content {
        void writeTo(JsonWriter out) throws IOException;
    }

    private static void write(JsonWriter out, Map<String, String> values) throws IOException {
        out.beginObject();
        for (Map.Entry<String, String> value : new TreeMap<>(values).entrySet()) {
            out.name(value.getKey()).value(value.getValue());
        }
        out.endObject();
    }

    private static String json(Content content) {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return SURROGATE
                .matcher(text.getBuffer())
                .replaceAll(unpaired ->
                        String.format("\\\\u%04x", (int) unpaired.group().charAt(0)));
    }
}
