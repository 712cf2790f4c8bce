package io.apitokens.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/** Changes to a response's JSON document. The result is valid JSON that differs from what clients expect. */
final class Distortion {
    private static final String UNKNOWN = "SIMULATED_UNKNOWN";

    private Distortion() {}

    /** Adds an undocumented field to every object. */
    static JsonElement addField(JsonElement element) {
        children(element).forEach(Distortion::addField);
        if (element instanceof JsonObject object) {
            object.add(
                    "simulatedField",
                    JsonTree.object()
                            .set("nested", List.of(1, true))
                            .set("none", null)
                            .build());
        }
        return element;
    }

    static JsonElement changeEnums(JsonElement element, Set<String> names) {
        changeEnums("", element, names);
        return element;
    }

    private static void changeEnums(String parent, JsonElement element, Set<String> names) {
        if (element instanceof JsonArray array) {
            array.forEach(item -> changeEnums(parent, item, names));
        }
        if (element instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                String name = member.getKey();
                if (names.contains(name) || names.contains(parent + "." + name)) {
                    member.setValue(new JsonPrimitive(UNKNOWN));
                } else {
                    changeEnums(name, member.getValue(), names);
                }
            }
        }
    }

    /** Writes a document with each field of each object twice. A JSON tree cannot hold duplicate fields. */
    static String writeTwice(JsonElement element) {
        StringJoiner parts = new StringJoiner(",");
        if (element instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> member : object.entrySet()) {
                String text = new JsonPrimitive(member.getKey()) + ":" + writeTwice(member.getValue());
                parts.add(text).add(text);
            }
            return "{" + parts + "}";
        }
        if (element instanceof JsonArray array) {
            array.forEach(item -> parts.add(writeTwice(item)));
            return "[" + parts + "]";
        }
        return element.toString();
    }

    /** Wraps a root array in an object, and any other root in an array. */
    static JsonElement changeRoot(JsonElement element) {
        return element.isJsonArray()
                ? JsonTree.object().set("items", element).build()
                : JsonTree.array(List.of(element));
    }

    private static List<JsonElement> children(JsonElement element) {
        List<JsonElement> children = new ArrayList<>();
        if (element instanceof JsonObject object) {
            object.entrySet().forEach(field -> children.add(field.getValue()));
        } else if (element instanceof JsonArray array) {
            array.forEach(children::add);
        }
        return children;
    }
}
