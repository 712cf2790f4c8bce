package io.apitokens.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.apitokens.VendorSpi;
import io.apitokens.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON body of an error response, for implementations of {@link VendorRules#readError}. Never throws: a property
 * that is missing or of another type is absent.
 */
@VendorSpi
public final class ErrorDocument {

    /** The names of further fields are not joined: joined names can be far longer than the document. */
    private static final int MOST_NAMED = 32;

    private final transient @Nullable JsonElement root;

    private ErrorDocument(@Nullable JsonElement root) {
        this.root = root;
    }

    /**
     * Parses a body.
     *
     * @param response the error response
     * @return a document without properties if the body is not JSON
     */
    public static ErrorDocument of(RawResponse response) {
        JsonObject flat = FlatObject.read(response.bytes());
        if (flat != null) {
            return new ErrorDocument(flat);
        }
        try {
            return new ErrorDocument(JsonParser.parseString(response.exposeBody()));
        } catch (JsonParseException notJson) {
            return new ErrorDocument(null);
        }
    }

    /**
     * Returns whether a property of the root object reports an error. Envelopes have such a property in every response,
     * and leave it null, false, 0 or an empty list or object if there is no error.
     */
    boolean reports(String name) {
        JsonElement value = root instanceof JsonObject object ? object.get(name) : null;
        if (value instanceof JsonPrimitive plain) {
            return plain.isString()
                    || !(plain.getAsString().equals("false")
                            || plain.getAsString().equals("0"));
        }
        return value instanceof JsonObject object
                ? object.size() > 0
                : value instanceof JsonArray array && array.size() > 0;
    }

    /**
     * Returns a string or number property of the root object, such as an error code.
     *
     * @param name the property
     * @return the string, or the number as it was written; null if there is neither
     */
    public @Nullable String text(String name) {
        return root instanceof JsonObject object ? text(object.get(name)) : null;
    }

    /**
     * Returns a string property of the root object, such as a message.
     *
     * @param name the property
     * @return null if there is none, or it is a number
     */
    public @Nullable String string(String name) {
        return root instanceof JsonObject object && object.get(name) instanceof JsonPrimitive plain && plain.isString()
                ? plain.getAsString()
                : null;
    }

    /**
     * Returns the objects in a property of the root object, such as {@code {"errors": [{"code": 1}]}} or {@code {"error":
     * {"code": 1}}}.
     *
     * @param name the property
     * @return in the array's order, without elements of other types; the object itself if there is no array; empty if
     *     there is neither
     */
    public List<JsonObject> objects(String name) {
        List<JsonObject> objects = new ArrayList<>();
        JsonElement value = root instanceof JsonObject object ? object.get(name) : null;
        if (value instanceof JsonObject one) {
            objects.add(one);
        } else if (value instanceof JsonArray array) {
            for (JsonElement element : array) {
                if (element instanceof JsonObject item) {
                    objects.add(item);
                }
            }
        }
        return objects;
    }

    /**
     * Returns a string or number property of an object that {@link #objects} returned.
     *
     * @param object the object
     * @param name the property
     * @return the string, or the number as it was written; null if there is neither
     */
    public static @Nullable String text(JsonObject object, String name) {
        return text(object.get(name));
    }

    /**
     * Reads field errors of the form {@code {"field": "text"}}. Lists may replace the string, and objects may nest to
     * any depth.
     *
     * @param name the property of the root object that holds them
     * @return one entry for each string, nested names joined by dots; the names of those after the 32nd may be shorter
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
                collect(errors.size() < MOST_NAMED ? joined(path, entry.getKey()) : path, entry.getValue(), errors);
            }
        } else if (element instanceof JsonArray array) {
            array.forEach(item -> collect(path, item, errors));
        } else if (element instanceof JsonPrimitive message && message.isString()) {
            errors.add(new FieldError(path, null, message.getAsString()));
        }
    }

    private static String joined(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static @Nullable String text(@Nullable JsonElement element) {
        return element instanceof JsonPrimitive plain && !plain.isBoolean() ? plain.getAsString() : null;
    }
}
