package io.apitokens.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.apitokens.VendorSpi;
import io.apitokens.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of an error answer, which may be anything; for implementing {@link VendorRules#readError}. Never throws: what is
 * not there, or not of the expected kind, is absent.
 */
@VendorSpi
public final class ErrorDocument {

    private static final int MAX_FIELD_ERRORS = 32;

    private final transient @Nullable JsonElement root;

    private ErrorDocument(@Nullable JsonElement root) {
        this.root = root;
    }

    /**
     * Reads a body.
     *
     * @param response the answer
     * @return a document that has nothing in it if the body is no JSON
     */
    public static ErrorDocument of(RawResponse response) {
        try {
            return new ErrorDocument(JsonParser.parseString(response.exposeBody()));
        } catch (JsonParseException notJson) {
            return new ErrorDocument(null);
        }
    }

    /**
     * Gives a text of the root object.
     *
     * @param name the property
     * @return null if there is no such text
     */
    public @Nullable String text(String name) {
        return root instanceof JsonObject object ? text(object.get(name)) : null;
    }

    /**
     * Gives the objects in an array of the root object.
     *
     * @param name the property
     * @return without anything in the array that is no object
     */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        if (root instanceof JsonObject object && object.get(name) instanceof JsonArray array) {
            for (JsonElement element : array) {
                if (element instanceof JsonObject item) {
                    objects.add(item);
                }
            }
        }
        return objects;
    }

    /**
     * Gives a text of an object that {@link #objects} gave.
     *
     * @param object the object
     * @param name the property
     * @return null if there is no such text
     */
    public static @Nullable String text(JsonObject object, String name) {
        return text(object.get(name));
    }

    /**
     * Reads complaints of the form {@code {"field": "text"}}, with lists in place of a text and objects nested to any depth.
     *
     * @param name the property of the root object that holds them
     * @return one entry for each text, nested names joined by dots; at most 32
     */
    public List<FieldError> nestedFieldErrors(String name) {
        List<FieldError> errors = new ArrayList<>();
        if (root instanceof JsonObject object) {
            collect("", object.get(name), errors);
        }
        return errors;
    }

    private static void collect(String path, @Nullable JsonElement element, List<FieldError> errors) {
        if (element instanceof JsonObject object) {
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                if (errors.size() == MAX_FIELD_ERRORS) {
                    return;
                }
                collect(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), errors);
            }
        } else if (element instanceof JsonArray array) {
            array.forEach(item -> collect(path, item, errors));
        } else {
            String message = text(element);
            if (message != null && errors.size() < MAX_FIELD_ERRORS) {
                errors.add(new FieldError(path, null, message));
            }
        }
    }

    private static @Nullable String text(@Nullable JsonElement element) {
        return element != null
                        && element.isJsonPrimitive()
                        && element.getAsJsonPrimitive().isString()
                ? element.getAsString()
                : null;
    }
}
