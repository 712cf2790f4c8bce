package io.apitokens.proofs;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares JSON by meaning: keys in any order, numbers by value, dates as instants, and everything else exactly. */
final class JsonDifference {

    private static final Set<String> DATES = Set.of("created", "expiresAt", "lastUpdated");

    private final List<String> found = new ArrayList<>();

    private JsonDifference() {}

    /**
     * Returns the differences between two documents.
     *
     * @param what the start of each path, such as {@code request}
     * @return one line for each difference, without the values; empty if the documents mean the same
     */
    static List<String> between(String what, JsonElement recorded, JsonElement actual) {
        JsonDifference difference = new JsonDifference();
        difference.compare(what, "", recorded, actual);
        return difference.found;
    }

    private void compare(String path, String key, @Nullable JsonElement recorded, @Nullable JsonElement actual) {
        if (recorded == null || actual == null) {
            found.add(path + (recorded == null ? " is not in the recording" : " is in the recording only"));
        } else if (recorded instanceof JsonObject one && actual instanceof JsonObject other) {
            objects(path, one, other);
        } else if (recorded instanceof JsonArray one && actual instanceof JsonArray other) {
            arrays(path, one, other);
        } else if (!recorded.equals(actual) && !sameNumber(recorded, actual) && !sameDate(key, recorded, actual)) {
            found.add(path + " differs");
        }
    }

    private void objects(String path, JsonObject recorded, JsonObject actual) {
        for (String key : recorded.keySet()) {
            compare(path + "." + key, key, recorded.get(key), actual.get(key));
        }
        for (String key : actual.keySet()) {
            if (!recorded.has(key)) {
                compare(path + "." + key, key, null, actual.get(key));
            }
        }
    }

    private void arrays(String path, JsonArray recorded, JsonArray actual) {
        if (recorded.size() != actual.size()) {
            found.add(path + " has " + recorded.size() + " elements in the recording, not " + actual.size());
            return;
        }
        for (int i = 0; i < recorded.size(); i++) {
            compare(path + "[" + i + "]", "", recorded.get(i), actual.get(i));
        }
    }

    private static boolean sameNumber(JsonElement one, JsonElement other) {
        return one instanceof JsonPrimitive a
                && other instanceof JsonPrimitive b
                && a.isNumber()
                && b.isNumber()
                && a.getAsBigDecimal().compareTo(b.getAsBigDecimal()) == 0;
    }

    private static boolean sameDate(String key, JsonElement one, JsonElement other) {
        if (!DATES.contains(key)
                || !(one instanceof JsonPrimitive a && other instanceof JsonPrimitive b)
                || !(a.isString() && b.isString())) {
            return false;
        }
        try {
            return OffsetDateTime.parse(a.getAsString()).isEqual(OffsetDateTime.parse(b.getAsString()));
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
