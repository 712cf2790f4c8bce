package io.apitokens.codegen;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.swagger.v3.parser.util.DeserializationUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The document as it was written, with the keywords that the parser drops without an error. */
final class WrittenDocument {

    /** The keywords that a reference may have beside it: descriptions, and what the generator ignores everywhere. */
    private static final Set<String> WORDS = Set.of(
            "default",
            "deprecated",
            "description",
            "example",
            "examples",
            "externalDocs",
            "readOnly",
            "summary",
            "title",
            "writeOnly",
            "xml");

    private final JsonNode root;

    private WrittenDocument(JsonNode root) {
        this.root = root;
    }

    /** Reads a file. */
    static WrittenDocument read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("inputSpec must name a file in UTF-8, and no URL: " + file, e);
        }
    }

    /** Reads YAML or JSON. */
    static WrittenDocument of(String text) {
        return new WrittenDocument(DeserializationUtils.deserializeIntoTree(text, "document"));
    }

    /** Returns what is at a place: of a parameter its schema, which has the same place. */
    private JsonNode at(Place place) {
        JsonNode node = root;
        for (String name : place.names()) {
            JsonNode next = node.isArray() ? element(node, name) : node.path(name);
            boolean parameter = next.path("in").isTextual() && next.has("schema");
            node = parameter ? next.path("schema") : next;
        }
        return node;
    }

    /** Returns an element of an array by its index; a parameter by its name. */
    private static JsonNode element(JsonNode array, String name) {
        for (int i = 0; i < array.size(); i++) {
            if (name.equals("" + i) || name.equals(array.get(i).path("name").asText())) {
                return array.get(i);
            }
        }
        return MissingNode.getInstance();
    }

    /** Returns whether this file has something at a place; false if it came from another file. */
    boolean has(Place place) {
        return !at(place).isMissingNode();
    }

    /** Returns the keywords beside a reference that the parser drops. */
    List<String> besideReference(Place place) {
        List<String> dropped = new ArrayList<>();
        JsonNode schema = at(place);
        if (schema.path("$ref").isTextual()) {
            schema.fieldNames().forEachRemaining(name -> {
                if (!name.equals("$ref") && !WORDS.contains(name) && !Extensions.isUnknown(name)) {
                    dropped.add(name);
                }
            });
        }
        return dropped;
    }

    /** Returns the keywords beside an `allOf` of one reference that are neither words nor extensions. */
    List<String> besideAllOf(Place place) {
        List<String> dropped = new ArrayList<>();
        at(place).fieldNames().forEachRemaining(name -> {
            boolean kept = Set.of("allOf", "nullable", "type").contains(name) || name.startsWith("x-");
            if (!kept && !WORDS.contains(name)) {
                dropped.add(name);
            }
        });
        return dropped;
    }

    /** Returns the values of an enum that are no strings as they are written, such as {@code on} or {@code 1.10}. */
    List<String> otherThanStrings(Place place) {
        List<String> others = new ArrayList<>();
        for (JsonNode value : at(place.child("enum"))) {
            if (!value.isTextual() && !value.isNull()) {
                others.add(value.asText());
            }
        }
        return others;
    }
}
