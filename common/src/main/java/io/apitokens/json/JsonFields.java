package io.apitokens.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.VendorSpi;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes fields for generated adapters. Null is omitted unless a method states otherwise. */
@VendorSpi
public final class JsonFields {

    private JsonFields() {}

    /**
     * Returns a value as a JSON string, without its secrets.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param adapter the adapter of the value
     * @return the JSON, on one line
     */
    public static <T> String toJson(T value, TypeAdapter<T> adapter) {
        StringWriter text = new StringWriter(256);
        try {
            adapter.write(new JsonWriter(text), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * Writes a string.
     *
     * @param out the writer
     * @param name the name of the field
     * @param value the string; null to omit the field
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.name(name).value(value);
        }
    }

    /**
     * Writes a secret that the caller has chosen.
     *
     * @param out the writer of a request
     * @param name the name of the field
     * @param value the secret; null to omit the field
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable Secret value) throws IOException {
        if (value != null) {
            out.name(name).value(value.expose());
        }
    }

    /**
     * Writes an integer.
     *
     * @param out the writer
     * @param name the name of the field
     * @param value the integer; null to omit the field
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable Long value) throws IOException {
        if (value != null) {
            out.name(name).value(value.longValue());
        }
    }

    /**
     * Writes a boolean.
     *
     * @param out the writer
     * @param name the name of the field
     * @param value the boolean; null to omit the field
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            out.name(name).value(value.booleanValue());
        }
    }

    /**
     * Writes a timestamp.
     *
     * @param out the writer
     * @param name the name of the field
     * @param value the timestamp; null or {@link Timestamp#UNKNOWN} to omit the field
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable Timestamp value) throws IOException {
        if (value != null && !value.equals(Timestamp.UNKNOWN)) {
            out.name(name).value(value.exact());
        }
    }

    /**
     * Writes a timestamp with a fixed number of fraction digits of the second.
     *
     * @param out the writer
     * @param name the name of the field
     * @param value the timestamp; null or {@link Timestamp#UNKNOWN} to omit the field
     * @param fractionDigits the number of digits, 0 to 9; finer digits are truncated
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable Timestamp value, int fractionDigits)
            throws IOException {
        if (value != null && !value.equals(Timestamp.UNKNOWN)) {
            out.name(name).value(value.toText(fractionDigits));
        }
    }

    /**
     * Writes a timestamp as whole seconds since 1970; a fraction is truncated.
     *
     * @param out the writer
     * @param name the name of the field
     * @param value the timestamp; null or {@link Timestamp#UNKNOWN} to omit the field
     * @param asString whether the number is written in a string; a value that could not be parsed always is
     * @throws IOException if writing fails
     */
    public static void writeUnixTime(JsonWriter out, String name, @Nullable Timestamp value, boolean asString)
            throws IOException {
        Instant instant = Timestamp.instantOf(value);
        if (instant != null && !asString) {
            out.name(name).value(instant.getEpochSecond());
        } else {
            write(out, name, instant == null ? value : Timestamp.ofUnread(Long.toString(instant.getEpochSecond())));
        }
    }

    /**
     * Writes an object or a value that has an adapter.
     *
     * @param <T> the type of the value
     * @param out the writer
     * @param name the name of the field
     * @param value the value; null to omit the field
     * @param adapter the adapter of the value
     * @throws IOException if writing fails
     */
    public static <T> void write(JsonWriter out, String name, @Nullable T value, TypeAdapter<T> adapter)
            throws IOException {
        if (value != null) {
            out.name(name);
            adapter.write(out, value);
        }
    }

    /**
     * Writes a list.
     *
     * @param <T> the type of the elements
     * @param out the writer
     * @param name the name of the field
     * @param values the list; null to omit the field
     * @param element the adapter of an element
     * @throws IOException if writing fails
     */
    public static <T> void writeList(JsonWriter out, String name, @Nullable List<T> values, TypeAdapter<T> element)
            throws IOException {
        if (values != null) {
            out.name(name).beginArray();
            for (T value : values) {
                element.write(out, value);
            }
            out.endArray();
        }
    }

    /**
     * Writes null for a field that must be present even if null; does nothing for any other value.
     *
     * @param out the writer
     * @param name the name of the field
     * @param value the value of the field
     * @throws IOException if writing fails
     */
    public static void writeIfNull(JsonWriter out, String name, @Nullable Object value) throws IOException {
        if (value == null) {
            boolean before = out.getSerializeNulls();
            out.setSerializeNulls(true);
            out.name(name).nullValue();
            out.setSerializeNulls(before);
        }
    }
}
