package io.apitokens.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import io.apitokens.error.InvalidInputException;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What generated adapters and builders call. The readers consume exactly one value; one of the wrong kind is skipped and
 * read as null. The writers leave null out unless they say otherwise.
 */
public final class Json {

    /** Reads and writes a text as an element of a list. */
    public static final TypeAdapter<String> STRING = new StringElement();

    /** Reads and writes an integer as an element of a list. */
    public static final TypeAdapter<Long> INTEGER = new IntegerElement();

    private Json() {}

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
     * Enters an object.
     *
     * @param in where to read
     * @return false if the value is something else, which is then skipped
     * @throws IOException if the document is broken
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
     * Enters an object that has an identity, and so must be one.
     *
     * @param in where to read
     * @param schema the name of the object's schema
     * @throws JsonShapeException if the value is something else
     * @throws IOException if the document is broken
     */
    public static void requireObject(JsonReader in, String schema) throws IOException {
        JsonToken kind = in.peek();
        if (kind != JsonToken.BEGIN_OBJECT) {
            throw new JsonShapeException(schema + ": expected an object, got " + nameOf(kind));
        }
        in.beginObject();
    }

    /**
     * Insists on an identity.
     *
     * @param <T> the type of the identity
     * @param value what was read
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
     * Insists on an identity unless a secret was read: an issued token without a number must not be lost.
     *
     * @param <T> the type of the identity
     * @param value what was read
     * @param secret the secret of the same object
     * @param field schema and field
     * @return the value; null only beside a secret
     * @throws JsonShapeException if there is neither an identity nor a secret
     */
    public static <T> @Nullable T identityUnless(@Nullable Secret secret, @Nullable T value, String field)
            throws JsonShapeException {
        if (secret == null) {
            return identity(value, field);
        }
        return "".equals(value) ? null : value;
    }

    /**
     * Reads a text.
     *
     * @param in where to read
     * @return null if the value is not a JSON string
     * @throws IOException if the document is broken
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
     * @param in where to read
     * @return null if the value is not a JSON number, has a fraction, or does not fit into 64 bits
     * @throws IOException if the document is broken
     */
    public static @Nullable Long integer(JsonReader in) throws IOException {
        if (in.peek() == JsonToken.NUMBER) {
            // Not nextLong(): it goes through double beyond 64 bits, and would read 2^63 as 2^63 - 1.
            return exact(in.nextString());
        }
        in.skipValue();
        return null;
    }

    private static @Nullable Long exact(String number) {
        int length = number.length();
        int first = number.charAt(0) == '-' ? 1 : 0;
        if (length - first > 18) {
            return exactByDecimal(number);
        }
        long value = 0;
        for (int i = first; i < length; i++) {
            int digit = number.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return exactByDecimal(number);
            }
            value = value * 10 + digit;
        }
        return first == 1 ? -value : value;
    }

    private static @Nullable Long exactByDecimal(String number) {
        try {
            return new BigDecimal(number).longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            return null;
        }
    }

    /**
     * Reads a truth value.
     *
     * @param in where to read
     * @return null if the value is neither a JSON boolean nor one of the strings {@code "true"} and {@code "false"}
     * @throws IOException if the document is broken
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
     * Reads a point in time.
     *
     * @param in where to read
     * @return null if the value is JSON null; never read as null otherwise, see {@link Timestamp#instant()}
     * @throws IOException if the document is broken
     */
    public static @Nullable Timestamp timestamp(JsonReader in) throws IOException {
        JsonToken kind = in.peek();
        if (kind == JsonToken.STRING) {
            return Timestamp.parse(in.nextString());
        }
        in.skipValue();
        return kind == JsonToken.NULL ? null : Timestamp.UNKNOWN;
    }

    /**
     * Reads a secret, and tells an {@link AnswerReader} about it at once.
     *
     * @param in where to read
     * @param soFar what an earlier key of the same name held; it is kept
     * @return null if there is none so far and the value is not a JSON string, or is blank
     * @throws IOException if the document is broken
     */
    public static @Nullable Secret secret(JsonReader in, @Nullable Secret soFar) throws IOException {
        String text = string(in);
        if (text == null || text.isBlank()) {
            return soFar;
        }
        Secret found = Secret.of(text);
        if (in instanceof AnswerReader answer) {
            answer.keep(found);
        }
        return soFar == null ? found : soFar;
    }

    /**
     * Reads an object that may be null although its adapter insists on an object.
     *
     * @param <T> the type of the object
     * @param in where to read
     * @param adapter what reads it
     * @return null if the value is JSON null
     * @throws IOException if the document is broken, or the object is not of its shape
     */
    public static <T> @Nullable T nullable(JsonReader in, TypeAdapter<T> adapter) throws IOException {
        if (in.peek() == JsonToken.NULL) {
            in.nextNull();
            return null;
        }
        return adapter.read(in);
    }

    /**
     * Reads a list. One element that is null or cannot be read makes the whole list unreadable, so that a list is never
     * shorter than what the vendor sent.
     *
     * @param <T> the type of the elements
     * @param in where to read
     * @param element what reads an element
     * @return null if the value is not a JSON array or an element could not be read
     * @throws IOException if the document is broken, or an element with an identity is not of its shape
     */
    public static <T> @Nullable List<T> list(JsonReader in, TypeAdapter<T> element) throws IOException {
        if (in.peek() != JsonToken.BEGIN_ARRAY) {
            in.skipValue();
            return null;
        }
        List<T> list = new ArrayList<>();
        boolean whole = true;
        in.beginArray();
        while (in.hasNext()) {
            T value = element.read(in);
            if (value == null) {
                whole = false;
            } else {
                list.add(value);
            }
        }
        in.endArray();
        return whole ? List.copyOf(list) : null;
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

    /**
     * Insists on a value.
     *
     * @param <T> the type of the value
     * @param value the value
     * @param field schema and field
     * @return the value
     * @throws InvalidInputException if the value is null
     */
    public static <T> T require(@Nullable T value, String field) {
        if (value == null) {
            throw InvalidInputException.of(field, "must be given");
        }
        return value;
    }

    /**
     * Insists on a choice that null is part of.
     *
     * @param given whether the choice was made
     * @param field schema and field
     * @throws InvalidInputException if it was not
     */
    public static void requireGiven(boolean given, String field) {
        if (!given) {
            throw InvalidInputException.of(field, "must be given, if only as null");
        }
    }

    /**
     * Checks the length of a text in characters.
     *
     * @param value the text; null passes
     * @param field schema and field
     * @param min the least length
     * @param max the greatest length
     * @throws InvalidInputException if the text is shorter or longer
     */
    public static void checkLength(@Nullable String value, String field, int min, int max) {
        if (value != null) {
            int length = value.codePointCount(0, value.length());
            if (length < min || length > max) {
                throw InvalidInputException.of(
                        field, "must have " + bounds(min, max, Integer.MAX_VALUE) + " characters");
            }
        }
    }

    /**
     * Checks the range of an integer.
     *
     * @param value the integer; null passes
     * @param field schema and field
     * @param min the least value
     * @param max the greatest value
     * @throws InvalidInputException if the integer is less or greater
     */
    public static void checkRange(@Nullable Long value, String field, long min, long max) {
        if (value != null && (value < min || value > max)) {
            throw InvalidInputException.of(field, "must be " + bounds(min, max, Long.MAX_VALUE));
        }
    }

    /**
     * Checks the size of a list, and that it holds no null.
     *
     * @param values the list; null passes
     * @param field schema and field
     * @param min the least size
     * @param max the greatest size
     * @throws InvalidInputException if the list is shorter or longer, or an element is null
     */
    public static void checkSize(@Nullable List<?> values, String field, int min, int max) {
        if (values == null) {
            return;
        }
        if (values.size() < min || values.size() > max) {
            throw InvalidInputException.of(field, "must have " + bounds(min, max, Integer.MAX_VALUE) + " elements");
        }
        for (Object value : values) {
            if (value == null) {
                throw InvalidInputException.of(field, "must not hold null");
            }
        }
    }

    /**
     * Refuses the one point in time that cannot be written: leaving it out, or writing null, would say something else.
     *
     * @param value the point in time; null passes
     * @param field schema and field
     * @throws InvalidInputException if it is {@link Timestamp#UNKNOWN}
     */
    public static void checkKnown(@Nullable Timestamp value, String field) {
        if (Timestamp.UNKNOWN.equals(value)) {
            throw InvalidInputException.of(field, "must be a known point in time");
        }
    }

    private static String bounds(long min, long max, long unbounded) {
        if (max == unbounded) {
            return "at least " + min;
        }
        return min == Long.MIN_VALUE ? "at most " + max : min + " to " + max;
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

    private static final class StringElement extends TypeAdapter<String> {

        @Override
        public @Nullable String read(JsonReader in) throws IOException {
            return string(in);
        }

        @Override
        public void write(JsonWriter out, @Nullable String value) throws IOException {
            out.value(value);
        }
    }

    private static final class IntegerElement extends TypeAdapter<Long> {

        @Override
        public @Nullable Long read(JsonReader in) throws IOException {
            return integer(in);
        }

        @Override
        public void write(JsonWriter out, @Nullable Long value) throws IOException {
            out.value(value);
        }
    }
}
