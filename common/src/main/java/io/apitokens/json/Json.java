package io.apitokens.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.VendorSpi;
import io.apitokens.internal.ForeignText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads values for generated adapters. A method that reads consumes exactly one value; one of the wrong kind is skipped
 * and read as null.
 *
 * @see JsonFields
 */
@VendorSpi
public final class Json {

    /** Reads and writes a string as an element of a list. */
    public static final TypeAdapter<String> STRING = new ListElement.Text();

    /** Reads and writes an integer as an element of a list. */
    public static final TypeAdapter<Long> INTEGER = new ListElement.Whole();

    private Json() {}

    /**
     * Returns an adapter for a type that is a string in JSON. It reads null for a value of another kind.
     *
     * @param <T> the type
     * @param of makes a value of its string
     * @param text returns the string of a value
     * @return the adapter
     */
    public static <T> TypeAdapter<T> text(Function<String, T> of, Function<T, String> text) {
        return new ListElement.Value<>(of, text);
    }

    /**
     * Returns an adapter for a type that is an object in JSON.
     *
     * @param <T> the type
     * @param reader reads an object
     * @param writer writes an object
     * @return the adapter
     */
    public static <T> TypeAdapter<T> object(ObjectReader<T> reader, ObjectWriter<T> writer) {
        return new ObjectAdapter<>(reader, writer);
    }

    /**
     * Returns an adapter for an object that occurs in requests only. It reads no object.
     *
     * @param <T> the type
     * @param writer writes an object
     * @return the adapter
     */
    public static <T> TypeAdapter<T> written(ObjectWriter<T> writer) {
        return object(
                in -> {
                    throw new UnsupportedOperationException("an object of a request is only ever written");
                },
                writer);
    }

    /**
     * Reads an object.
     *
     * @param <T> the type
     */
    @FunctionalInterface
    public interface ObjectReader<T> {

        /**
         * Reads one value.
         *
         * @param in the reader
         * @return null if the value is no readable object
         * @throws IOException if the document is malformed, or the object does not have its shape
         */
        @Nullable
        T read(JsonReader in) throws IOException;
    }

    /**
     * Writes an object.
     *
     * @param <T> the type
     */
    @FunctionalInterface
    public interface ObjectWriter<T> {

        /**
         * Writes one object.
         *
         * @param value the object
         * @param out the writer
         * @throws IOException if writing fails
         */
        void write(T value, JsonWriter out) throws IOException;
    }

    /**
     * Enters an object, or skips a value of another kind.
     *
     * @param in the reader
     * @return false if the value was not an object and was skipped
     * @throws IOException if the document is malformed
     */
    public static boolean beginObject(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.BEGIN_OBJECT) {
            in.beginObject();
            return true;
        }
        in.skipValue();
        return false;
    }

    /**
     * Enters an object that has an identity, and rejects a value of another kind. In a list that is a field, such a
     * value counts as an object without fields.
     *
     * @param in the reader
     * @param schema the name of the object's schema
     * @throws JsonShapeException if the value is not an object
     * @throws IOException if the document is malformed
     */
    public static void requireObject(JsonReader in, String schema) throws IOException {
        JsonToken kind = in.peek();
        if (kind != JsonToken.BEGIN_OBJECT) {
            if (in instanceof JsonByteReader reader && reader.takeForEmptyObject()) {
                return;
            }
            throw new JsonShapeException(schema + ": expected an object, got " + nameOf(kind));
        }
        in.beginObject();
    }

    /**
     * Checks that an identity is present.
     *
     * @param <T> the type of the identity
     * @param value the value that was read
     * @param field schema and field
     * @return the value
     * @throws JsonShapeException if the value is null or empty
     */
    public static <T> T identity(@Nullable T value, String field) throws JsonShapeException {
        if (value == null || value.equals("")) {
            throw new JsonShapeException(field + " is missing or unreadable");
        }
        return value;
    }

    /**
     * Checks that an identity is present and that no strict field has a value of another type.
     *
     * @param <T> the type of the identity
     * @param misread schema and field of a strict field that could not be read; null if there is none
     * @param value the value that was read
     * @param field schema and field
     * @return the value
     * @throws JsonShapeException if a strict field could not be read, or the value is null or empty
     */
    public static <T> T identity(@Nullable String misread, @Nullable T value, String field) throws JsonShapeException {
        if (misread != null) {
            throw misread(misread);
        }
        return identity(value, field);
    }

    private static JsonShapeException misread(String field) {
        return new JsonShapeException(field + " has another type than documented");
    }

    /**
     * Checks that an identity is present, unless a secret was read or the object is a record of a page. An issued token
     * without an id must not be lost, and a record without an id must not cost the other records of its page.
     *
     * @param <T> the type of the identity
     * @param in the reader, at the end of the object
     * @param value the value that was read
     * @param secret the secret of the same object; null if there is none
     * @param field schema and field
     * @return the value; null only if there is a secret, or in a list that is a field of another object
     * @throws JsonShapeException if there is no identity where one is required
     */
    public static <T> @Nullable T identityUnless(
            JsonReader in, @Nullable Secret secret, @Nullable T value, String field) throws JsonShapeException {
        JsonByteReader reader = in instanceof JsonByteReader bytes ? bytes : null;
        if (reader != null) {
            reader.identify(value);
        }
        if (secret == null && (reader == null || !reader.isInPage())) {
            return identity(value, field);
        }
        return "".equals(value) ? null : value;
    }

    /**
     * Checks an identity like {@link #identityUnless(JsonReader, Secret, Object, String)}, and that no strict field has a
     * value of another type. A record of a page with such a value is returned without its identity, so that it is
     * reported and does not cost the other records.
     *
     * @param <T> the type of the identity
     * @param in the reader, at the end of the object
     * @param secret the secret of the same object; null if there is none
     * @param misread schema and field of a strict field that could not be read; null if there is none
     * @param value the value that was read
     * @param field schema and field
     * @return the value; null only if there is a secret, or in a list that is a field of another object
     * @throws JsonShapeException if a strict field could not be read, or there is no identity where one is required
     */
    public static <T> @Nullable T identityUnless(
            JsonReader in, @Nullable Secret secret, @Nullable String misread, @Nullable T value, String field)
            throws JsonShapeException {
        T identity = identityUnless(in, secret, value, field);
        if (misread == null) {
            return identity;
        }
        if (in instanceof JsonByteReader reader && reader.isInPage()) {
            return null;
        }
        throw misread(misread);
    }

    /**
     * Returns whether the next value is not null, so that a reader that returns null for it has misread it.
     *
     * @param in the reader
     * @return true if the value is not JSON null
     * @throws IOException if the document is malformed
     */
    public static boolean isPresent(JsonReader in) throws IOException {
        return in.peek() != JsonToken.NULL;
    }

    /**
     * Reads a string.
     *
     * @param in the reader
     * @return null if the value is not a JSON string
     * @throws IOException if the document is malformed
     */
    public static @Nullable String string(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.STRING) {
            return in.nextString();
        }
        in.skipValue();
        return null;
    }

    /**
     * Reads an integer.
     *
     * @param in the reader
     * @return null if the value is not a JSON number, has a nonzero fraction, or does not fit into 64 bits
     * @throws IOException if the document is malformed
     */
    public static @Nullable Long integer(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NUMBER) {
            // Do not use nextLong(): beyond 64 bits Gson converts through double and would read 2^63 as 2^63 - 1.
            return WholeNumber.parse(in.nextString());
        }
        in.skipValue();
        return null;
    }

    /**
     * Reads a boolean.
     *
     * @param in the reader
     * @return null if the value is neither a JSON boolean nor one of the strings {@code "true"} and {@code "false"}
     * @throws IOException if the document is malformed
     */
    public static @Nullable Boolean bool(JsonReader in) throws IOException {
        JsonToken kind = in.peek();
        if (kind == JsonToken.BOOLEAN) {
            return in.nextBoolean();
        }
        String text = string(in);
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    /**
     * Reads a timestamp.
     *
     * @param in the reader
     * @return null only if the value is JSON null; a timestamp without {@link Timestamp#instant()} if it cannot be
     *     parsed
     * @throws IOException if the document is malformed
     */
    public static @Nullable Timestamp timestamp(JsonReader in) throws IOException {
        JsonToken kind = in.peek();
        if (kind == JsonToken.STRING) {
            return in instanceof JsonByteReader response ? response.nextTimestamp() : Timestamp.parse(in.nextString());
        }
        in.skipValue();
        return kind == JsonToken.NULL ? null : Timestamp.UNKNOWN;
    }

    /**
     * Reads a point in time that is written as whole seconds since 1970, as a number or in a string.
     *
     * @param in the reader
     * @return null only if the value is JSON null; a timestamp without {@link Timestamp#instant()} if it cannot be
     *     parsed, is negative, or is after the year 9999, as milliseconds are
     * @throws IOException if the document is malformed
     */
    public static @Nullable Timestamp unixTime(JsonReader in) throws IOException {
        JsonToken kind = in.peek();
        if (kind == JsonToken.STRING || kind == JsonToken.NUMBER) {
            return Timestamp.ofUnixTime(in.nextString());
        }
        in.skipValue();
        return kind == JsonToken.NULL ? null : Timestamp.UNKNOWN;
    }

    /**
     * Reads a secret, and keeps it in the {@link JsonByteReader} at once.
     *
     * @param in the reader
     * @param soFar the secret that an earlier key of the same name held, or null; it takes precedence
     * @return null if there is none so far and the value is not a JSON string, is blank, or was masked on its way
     * @throws IOException if the document is malformed
     */
    public static @Nullable Secret secret(JsonReader in, @Nullable Secret soFar) throws IOException {
        String text = string(in);
        if (text == null || text.isBlank() || isMasked(text)) {
            return soFar;
        }
        Secret found = Secret.of(text);
        if (in instanceof JsonByteReader response) {
            response.keep(found);
        }
        return soFar == null ? found : soFar;
    }

    /** Returns whether a gateway has put asterisks, dots, or a word in brackets in place of a secret. */
    private static boolean isMasked(String text) {
        return text.contains("***") || text.contains("...") || text.startsWith("[") || text.startsWith("<");
    }

    /**
     * Reads the second part of a credential. The {@link JsonByteReader} keeps no part, only the {@link #joined} parts.
     *
     * @param in the reader
     * @param soFar the part that an earlier key of the same name held, or null; it takes precedence
     * @return null if there is none so far and the value is not a JSON string, or is blank
     * @throws IOException if the document is malformed
     */
    public static @Nullable Secret secretPart(JsonReader in, @Nullable Secret soFar) throws IOException {
        String text = string(in);
        return soFar == null && text != null && !text.isBlank() ? Secret.of(text) : soFar;
    }

    /**
     * Joins the parts of a credential, and keeps it in the {@link JsonByteReader} at once.
     *
     * @param in the reader
     * @param first the first part, a string or an integer; null if it was not read
     * @param second the second part; null if it was not read
     * @return both parts with a colon between them; null if one of them was not read, or is blank
     */
    public static @Nullable Secret joined(JsonReader in, @Nullable Object first, @Nullable Secret second) {
        if (first == null || second == null || first.toString().isBlank()) {
            return null;
        }
        Secret whole = Secret.of(first + ":" + second.expose());
        if (in instanceof JsonByteReader response) {
            response.keep(whole);
        }
        return whole;
    }

    /**
     * Reads an object or JSON null with an adapter that accepts objects only.
     *
     * @param <T> the type of the object
     * @param in the reader
     * @param adapter the adapter of the object
     * @return null if the value is JSON null
     * @throws IOException if the document is malformed, or the object does not have its shape
     */
    public static <T> @Nullable T nullable(JsonReader in, TypeAdapter<T> adapter) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        return adapter.read(in);
    }

    /**
     * Reads a list. One null or unreadable element makes the whole list unreadable, so that a list is never shorter
     * than the one that the vendor sent. So does the element that exceeds the limit of a {@link JsonByteReader}.
     *
     * @param <T> the type of the elements
     * @param in the reader
     * @param element the adapter of an element
     * @return null if the value is not a JSON array or an element could not be read
     * @throws IOException if the document is malformed, or an element with an identity does not have its shape
     */
    public static <T> @Nullable List<T> list(JsonReader in, TypeAdapter<T> element) throws IOException {
        if (in.peek() != JsonToken.BEGIN_ARRAY) {
            in.skipValue();
            return null;
        }
        in.beginArray();
        List<T> list = List.of();
        boolean whole = true;
        while (in.hasNext()) {
            boolean taken = mayTakeElement(in);
            if (!taken) {
                in.skipValue();
            }
            T value = taken ? element.read(in) : null;
            if (value == null) {
                whole = false;
            } else {
                list = with(list, value);
            }
        }
        in.endArray();
        return whole ? List.copyOf(list) : null;
    }

    private static boolean mayTakeElement(JsonReader in) {
        return !(in instanceof JsonByteReader response) || response.mayTakeElement();
    }

    /**
     * Appends an element. A list of one or two elements, such as roles or zones, is created immutable and needs no
     * copy.
     */
    private static <T> List<T> with(List<T> list, T next) {
        switch (list.size()) {
            case 0 -> {
                return List.of(next);
            }
            case 1 -> {
                return List.of(list.get(0), next);
            }
            case 2 -> {
                List<T> growing = new ArrayList<>(list);
                growing.add(next);
                return growing;
            }
            default -> {
                list.add(next);
                return list;
            }
        }
    }

    /**
     * Returns a string for {@code toString}: control, format and bidirectional characters are shown as escapes.
     *
     * @param text a string from a response
     * @return the printable string
     */
    public static String printable(String text) {
        return ForeignText.printable(text);
    }

    /**
     * Returns what the {@code toString} of a record returns, printable.
     *
     * @param type the simple name of the record
     * @param namesAndValues the name of each component, followed by its value
     * @return such as {@code Role[name=owner, id=2]}
     */
    public static String components(String type, @Nullable Object... namesAndValues) {
        return ForeignText.components(type, namesAndValues);
    }

    private static String nameOf(JsonToken kind) {
        return switch (kind) {
            case BEGIN_ARRAY -> "an array";
            case BEGIN_OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL -> "null";
            default -> "nothing";
        };
    }
}
