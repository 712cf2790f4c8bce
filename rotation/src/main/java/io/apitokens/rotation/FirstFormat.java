package io.apitokens.rotation;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The first format of a journal's file: one JSON document with all entries. It is read, and no longer written. */
final class FirstFormat {

    static final int MAX_BYTES = 16 << 20;

    private static final int VERSION = 1;

    private FirstFormat() {}

    /**
     * Reads a document.
     *
     * @throws IOException if it is no whole document of this format
     */
    static Map<String, JournalEntry> entries(byte[] document) throws IOException {
        String text = new String(document, StandardCharsets.UTF_8);
        try (JsonReader in = new JsonReader(new StringReader(text))) {
            Map<String, JournalEntry> entries = entries(in);
            if (in.peek() == JsonToken.END_DOCUMENT) {
                return entries;
            }
        } catch (RuntimeException e) {
            throw new IOException("no document of this format", e);
        }
        throw new IOException("content after the document");
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
                        EntryJson.Change read = EntryJson.change(in);
                        if (read.entry() == null) {
                            throw new IOException("an entry without a revision");
                        }
                        entries.put(read.key(), read.entry());
                    }
                    in.endArray();
                }
                default -> throw new IOException("unknown member");
            }
        }
        in.endObject();
        if (version != VERSION) {
            throw new IOException("another version");
        }
        return entries;
    }
}
