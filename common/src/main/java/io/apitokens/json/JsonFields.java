package io.apitokens.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import io.apitokens.VendorSpi;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What generated adapters call to write. Null is left out unless they say otherwise. */
@VendorSpi
public final class JsonFields {

    private JsonFields() {}

    /**
     * Writes a value as JSON text, without its secrets.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param adapter what writes it
     * @return the text, on one line
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
     * Writes a text.
     *
     * @param out where to write
     * @param name the name of the field
     * @param value null to leave the field out
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable String value) throws IOException {
        if (value != null) {
            out.name(name).value(value);
        }
    }

    /**
     * Writes an integer.
     *
     * @param out where to write
     * @param name the name of the field
     * @param value null to leave the field out
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable Long value) throws IOException {
        if (value != null) {
            out.name(name).value(value.longValue());
        }
    }

    /**
     * Writes a truth value.
     *
     * @param out where to write
     * @param name the name of the field
     * @param value null to leave the field out
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable Boolean value) throws IOException {
        if (value != null) {
            out.name(name).value(value.booleanValue());
        }
    }

    /**
     * Writes a point in time.
     *
     * @param out where to write
     * @param name the name of the field
     * @param value null or {@link Timestamp#UNKNOWN} to leave the field out
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable Timestamp value) throws IOException {
        if (value != null && !value.equals(Timestamp.UNKNOWN)) {
            out.name(name).value(value.toString());
        }
    }

    /**
     * Writes a point in time with a fixed number of digits after the second.
     *
     * @param out where to write
     * @param name the name of the field
     * @param value null or {@link Timestamp#UNKNOWN} to leave the field out
     * @param fractionDigits the number of digits; what is finer is cut off
     * @throws IOException if writing fails
     */
    public static void write(JsonWriter out, String name, @Nullable Timestamp value, int fractionDigits)
            throws IOException {
        if (value != null && !value.equals(Timestamp.UNKNOWN)) {
            out.name(name).value(value.toText(fractionDigits));
        }
    }

    /**
     * Writes an object or a value that has an adapter.
     *
     * @param <T> the type of the value
     * @param out where to write
     * @param name the name of the field
     * @param value null to leave the field out
     * @param adapter what writes the value
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
     * @param out where to write
     * @param name the name of the field
     * @param values null to leave the field out
     * @param element what writes an element
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
     * Writes null for a field that must be there even then; does nothing for any other value.
     *
     * @param out where to write
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
