package io.apitokens.inventory.revocation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The format of a file with a plan.
 *
 * @param name the field of the first line that has the version
 * @param version the version that is written and read
 * @param words the kind of plan in words
 */
record PlanFormat(String name, int version, String words) {

    /** Returns the beginning of the first line. */
    JsonObject head() {
        JsonObject head = new JsonObject();
        head.addProperty(name, version);
        return head;
    }

    /** Checks the first line; a file of another version need not have anything else in common. */
    void check(String text, Function<String, ConfigurationException> refusal) {
        String first = text.lines().findFirst().orElse("");
        int found;
        try {
            found = element(JsonParser.parseString(first).getAsJsonObject(), name)
                    .getAsInt();
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException | NumberFormatException e) {
            throw refusal.apply("is no " + words + ": save(…) of a plan writes one");
        }
        if (found != version) {
            throw refusal.apply("is a plan of the version " + found + ", and this library reads version " + version
                    + ": apply it with the library that wrote it, or plan again");
        }
    }

    /** Returns what a parser makes of the lines, or refuses them. */
    <T> T parsed(Supplier<T> parser, Function<String, ConfigurationException> refusal) {
        try {
            return parser.get();
        } catch (JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | IllegalArgumentException
                | DateTimeException
                | ApiTokenException e) {
            throw refusal.apply("has a line that cannot be read; nothing of it is used: plan again");
        }
    }

    static JsonElement element(JsonObject object, String field) {
        JsonElement element = object.get(field);
        if (element == null) {
            throw new JsonParseException(field + " is missing");
        }
        return element;
    }

    static String text(JsonObject object, String field) {
        return element(object, field).getAsString();
    }

    static @Nullable Instant instant(JsonObject object, String field) {
        return object.has(field) ? Instant.parse(text(object, field)) : null;
    }

    static List<String> texts(JsonObject object, String field) {
        List<String> values = new ArrayList<>();
        for (JsonElement each : element(object, field).getAsJsonArray()) {
            values.add(each.getAsString());
        }
        return List.copyOf(values);
    }

    static JsonArray array(List<String> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
