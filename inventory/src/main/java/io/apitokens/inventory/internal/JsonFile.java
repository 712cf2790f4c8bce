package io.apitokens.inventory.internal;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.ForeignText;
import java.io.EOFException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON file with one list of objects, whose errors name the file and the entry. */
public final class JsonFile {

    private static final long LONGEST = 64L << 20;
    private static final int DEEPEST = 16;

    private final Path path;
    private final JsonObject root;
    private int entry;

    private JsonFile(Path path, JsonObject root) {
        this.path = path;
        this.root = root;
    }

    /**
     * Reads a file.
     *
     * @param path the file, UTF-8, at most 64 MiB
     * @return its content
     * @throws ConfigurationException if it cannot be read, or is no JSON object
     */
    public static JsonFile read(Path path) {
        try {
            if (Files.size(path) > LONGEST) {
                throw refused(path, "is longer than 64 MiB: split it");
            }
            String text = Files.readString(path, StandardCharsets.UTF_8);
            refuseInvalid(new JsonReader(new StringReader(text)));
            JsonElement parsed = JsonParser.parseString(text);
            if (!parsed.isJsonObject()) {
                throw refused(path, "is not one JSON object");
            }
            return new JsonFile(path, parsed.getAsJsonObject());
        } catch (MalformedJsonException | EOFException e) {
            throw refused(path, "is not valid JSON; nothing of it is used");
        } catch (IOException e) {
            throw refused(
                    path, "cannot be read (" + e.getClass().getSimpleName() + "): check the path and its permissions");
        } catch (JsonParseException e) {
            throw refused(path, e.getMessage() + "; nothing of it is used");
        }
    }

    /** Reads a document without leniency, and refuses what a parser would drop: a field that is there twice. */
    private static void refuseInvalid(JsonReader in) throws IOException {
        Deque<Set<String>> open = new ArrayDeque<>();
        for (JsonToken next = in.peek(); next != JsonToken.END_DOCUMENT; next = in.peek()) {
            switch (next) {
                case BEGIN_OBJECT -> {
                    in.beginObject();
                    open.push(new HashSet<>());
                }
                case BEGIN_ARRAY -> {
                    in.beginArray();
                    open.push(new HashSet<>());
                }
                case END_OBJECT -> {
                    in.endObject();
                    open.pop();
                }
                case END_ARRAY -> {
                    in.endArray();
                    open.pop();
                }
                case NAME -> {
                    String name = in.nextName();
                    if (!open.element().add(name)) {
                        throw new JsonParseException("has the field \"" + name + "\" twice: keep one of them");
                    }
                }
                default -> in.skipValue();
            }
            if (open.size() > DEEPEST) {
                throw new MalformedJsonException("it is nested too deeply");
            }
        }
    }

    /**
     * Returns the list of the file, which may have no other field.
     *
     * @param field the field with the list
     * @return its objects; {@link #required} and the other methods refer to the one that was returned last
     * @throws ConfigurationException if there is no such list
     */
    public Iterable<JsonObject> list(String field) {
        JsonElement list = root.get(field);
        if (list == null || !list.isJsonArray() || root.size() != 1) {
            throw refused(path, "does not have exactly one field, the list \"" + field + "\"");
        }
        List<JsonObject> objects = new ArrayList<>();
        for (JsonElement each : list.getAsJsonArray()) {
            entry++;
            if (!each.isJsonObject()) {
                throw invalid("is no object");
            }
            objects.add(each.getAsJsonObject());
        }
        entry = 0;
        return () -> objects.stream().peek(each -> entry++).iterator();
    }

    /**
     * Refuses fields of other names, which may be misspelt.
     *
     * @param object an entry
     * @param fields the allowed fields
     */
    public void allowOnly(JsonObject object, String... fields) {
        Set<String> allowed = Set.of(fields);
        for (String name : object.keySet()) {
            if (!allowed.contains(name)) {
                throw invalid("has the unknown field \"" + name + "\": use " + String.join(", ", fields));
            }
        }
    }

    /**
     * Returns a string of an entry.
     *
     * @param object the entry
     * @param field the field
     * @return its value, not blank
     * @throws ConfigurationException if it is missing, blank or no string
     */
    public String required(JsonObject object, String field) {
        String value = optional(object, field);
        if (value == null) {
            throw invalid("lacks \"" + field + "\": add it");
        }
        return value;
    }

    /**
     * Returns a string of an entry.
     *
     * @param object the entry
     * @param field the field
     * @return its value, not blank; null if it is missing
     * @throws ConfigurationException if it is blank or no string
     */
    public @Nullable String optional(JsonObject object, String field) {
        JsonElement value = object.get(field);
        if (value == null) {
            return null;
        }
        if (!value.isJsonPrimitive()
                || !value.getAsJsonPrimitive().isString()
                || value.getAsString().isBlank()) {
            throw invalid("has no text in \"" + field + "\"");
        }
        return value.getAsString();
    }

    /**
     * Creates the error for the current entry.
     *
     * @param problem what is wrong, worded to follow the entry
     * @return the exception to throw
     */
    public ConfigurationException invalid(String problem) {
        return refused(path, "entry " + entry + " " + problem);
    }

    private static ConfigurationException refused(Path path, String problem) {
        return ConfigurationException.of(ForeignText.printable("file " + path), problem);
    }
}
