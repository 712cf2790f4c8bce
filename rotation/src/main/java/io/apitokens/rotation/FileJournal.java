package io.apitokens.rotation;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.PrivateFile;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A journal in a JSON file, see {@link Journal#file}. */
final class FileJournal implements Journal {

    private static final int VERSION = 1;
    private static final int MAX_BYTES = 16 << 20;
    /** Unpaired surrogates, which UTF-8 cannot encode. */
    private static final Pattern SURROGATE = Pattern.compile("\\p{Cs}");

    private final PrivateFile file;

    FileJournal(Path path) {
        try {
            this.file = PrivateFile.at(path);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of("path", "does not name a file");
        }
    }

    @Override
    public List<JournalEntry> entries() throws IOException {
        return List.copyOf(read().values());
    }

    @Override
    public boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
            throws IOException {
        return file.locked(() -> {
            Map<String, JournalEntry> entries = read();
            if (!Changes.apply(entries, key, expected, next)) {
                return false;
            }
            byte[] content = text(entries).getBytes(StandardCharsets.UTF_8);
            if (content.length > MAX_BYTES) {
                throw new IOException(file + " would become longer than " + MAX_BYTES + " bytes");
            }
            file.replace(content);
            return true;
        });
    }

    private Map<String, JournalEntry> read() throws IOException {
        file.checkOwner();
        byte[] bytes = file.read(MAX_BYTES).orElse(null);
        if (bytes == null) {
            return new LinkedHashMap<>();
        }
        try (JsonReader in = new JsonReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))) {
            return entries(in);
        } catch (IOException | RuntimeException e) {
            // Do not quote the unknown content of the file.
            throw new IOException(file + " is not a journal that this version can read");
        }
    }

    private static Map<String, JournalEntry> entries(JsonReader in) throws IOException {
        Map<String, JournalEntry> entries = new LinkedHashMap<>();
        int version = 0;
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "version" -> version = in.nextInt();
                case "entries" -> {
                    in.beginArray();
                    while (in.hasNext()) {
                        JournalEntry entry = entry(in);
                        entries.put(entry.key(), entry);
                    }
                    in.endArray();
                }
                default -> throw new IOException("unknown member");
            }
        }
        in.endObject();
        if (version != VERSION || in.peek() != JsonToken.END_DOCUMENT) {
            throw new IOException("another version, or content after the journal");
        }
        return entries;
    }

    private static JournalEntry entry(JsonReader in) throws IOException {
        String key = "";
        String revision = "";
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
        return new JournalEntry(key, revision, values);
    }

    private static Map<String, String> values(JsonReader in) throws IOException {
        Map<String, String> values = new TreeMap<>();
        in.beginObject();
        while (in.hasNext()) {
            values.put(in.nextName(), in.nextString());
        }
        in.endObject();
        return values;
    }

    private static String text(Map<String, JournalEntry> entries) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonWriter out = new JsonWriter(text)) {
            out.setIndent("  ");
            out.beginObject().name("version").value(VERSION).name("entries").beginArray();
            for (JournalEntry entry : entries.values()) {
                out.beginObject();
                out.name("key").value(entry.key()).name("revision").value(entry.revision());
                out.name("values").beginObject();
                for (Map.Entry<String, String> value : new TreeMap<>(entry.values()).entrySet()) {
                    out.name(value.getKey()).value(value.getValue());
                }
                out.endObject().endObject();
            }
            out.endArray().endObject();
        }
        text.append('\n');
        return SURROGATE
                .matcher(text.getBuffer())
                .replaceAll(unpaired ->
                        String.format("\\\\u%04x", (int) unpaired.group().charAt(0)));
    }
}
