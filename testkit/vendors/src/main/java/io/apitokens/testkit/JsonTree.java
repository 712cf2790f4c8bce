package io.apitokens.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads and builds JSON trees. Reading a value of an unexpected type returns null. */
final class JsonTree {
    private final JsonObject object = new JsonObject();

    private JsonTree() {}

    static JsonTree object() {
        return new JsonTree();
    }

    /** Sets a field; null is written as an explicit null. */
    JsonTree set(String name, @Nullable Object value) {
        object.add(name, element(value));
        return this;
    }

    /** Sets a field unless the value is null. */
    JsonTree setIfPresent(String name, @Nullable Object value) {
        return value == null ? this : set(name, value);
    }

    JsonObject build() {
        return object;
    }

    static JsonArray array(Collection<?> values) {
        JsonArray array = new JsonArray();
        values.forEach(value -> array.add(element(value)));
        return array;
    }

    /** Builds an object with the fields in the order of their names, because an unordered map differs in each run. */
    static JsonObject of(Map<?, ?> fields) {
        Map<String, Object> sorted = new TreeMap<>();
        fields.forEach((name, value) -> sorted.put(String.valueOf(name), value));
        JsonTree tree = object();
        sorted.forEach(tree::set);
        return tree.build();
    }

    private static JsonElement element(@Nullable Object value) {
        if (value == null) {
            return JsonNull.INSTANCE;
        }
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof JsonTree json) {
            return json.build();
        }
        if (value instanceof Collection<?> values) {
            return array(values);
        }
        if (value instanceof Map<?, ?> fields) {
            return of(fields);
        }
        if (value instanceof Boolean flag) {
            return new JsonPrimitive(flag);
        }
        return value instanceof Number number ? new JsonPrimitive(number) : new JsonPrimitive(value.toString());
    }

    /** Parses a string; returns null if it is not exactly one strict JSON document. Vendors accept nothing looser. */
    static @Nullable JsonElement parse(String text) {
        return JsonSyntax.isDocument(text) ? JsonParser.parseString(text) : null;
    }

    static @Nullable JsonElement member(JsonObject object, String name) {
        JsonElement value = object.get(name);
        return value == null || value.isJsonNull() ? null : value;
    }

    static @Nullable String string(JsonObject object, String name) {
        JsonElement value = member(object, name);
        return value instanceof JsonPrimitive text && text.isString() ? text.getAsString() : null;
    }

    static @Nullable Long number(JsonObject object, String name) {
        JsonElement value = member(object, name);
        if (!(value instanceof JsonPrimitive number) || !number.isNumber()) {
            return null;
        }
        try {
            return number.getAsBigDecimal().longValueExact();
        } catch (ArithmeticException notWhole) {
            return null;
        }
    }

    static @Nullable JsonObject object(JsonObject object, String name) {
        return member(object, name) instanceof JsonObject nested ? nested : null;
    }

    /** Returns the strings of an array; null if the field is not an array of strings. */
    static @Nullable List<String> strings(JsonObject object, String name) {
        if (!(member(object, name) instanceof JsonArray array)) {
            return null;
        }
        List<String> texts = new ArrayList<>();
        for (JsonElement item : array) {
            if (!(item instanceof JsonPrimitive text) || !text.isString()) {
                return null;
            }
            texts.add(text.getAsString());
        }
        return texts;
    }
}
