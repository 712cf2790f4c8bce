package io.apitokens.json;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import io.apitokens.Secret;
import io.apitokens.VendorSpi;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON response and keeps the first secret in it, even if the rest is truncated or malformed. Not
 * thread-safe.
 *
 * <p>Reads UTF-8 bytes and accepts JSON as in RFC 8259 except for three harmless extensions: raw control characters in
 * strings, literals in any case such as {@code TRUE}, and Gson's escapes of a single quote and a line feed. A raw tab
 * in a description must not cost the only copy of a secret. Comments, {@code NaN}, single-quoted strings and prefixes
 * are errors.
 */
@VendorSpi
public final class JsonByteReader extends JsonReader {

    /**
     * The maximum nesting depth. It exceeds what any response needs, cannot exhaust the stack of nested readers, and
     * fits the 64 bits of {@link #open}.
     */
    private static final int NESTING_LIMIT = 64;

    /** The maximum number of elements in all lists of a document together; few bytes can become a large object. */
    private static final int MOST_ELEMENTS = 100_000;

    private static final Reader NOTHING = Reader.nullReader();

    private final JsonText text;

    /** One bit for each open array or object, the innermost lowest: 1 for an object, 0 for an array. */
    private long open;

    private int depth;
    private boolean first = true;
    private boolean named;
    private @Nullable JsonToken peeked;
    private boolean truth;
    private @Nullable Secret secret;
    private @Nullable String identity;
    private @Nullable String problem;
    private int skipped;
    private boolean inEmpty;
    private int elements;

    /**
     * Creates a reader.
     *
     * @param utf8 the response body, not copied; the caller limits its length
     */
    public JsonByteReader(byte[] utf8) {
        super(NOTHING);
        this.text = new JsonText(utf8);
    }

    /** {@return the first secret that was read so far; null if none was read} */
    public @Nullable Secret secret() {
        return secret;
    }

    /**
     * Reads an element of a list. One that does not have its shape is skipped as a whole.
     *
     * @param <T> the type of the elements
     * @param adapter the adapter of an element
     * @return null if the element was skipped; see {@link #problem()}
     * @throws JsonShapeException if the lists of the document have more than 100,000 elements together
     * @throws IOException if the document is malformed
     */
    public <T> @Nullable T element(TypeAdapter<T> adapter) throws IOException {
        if (!mayTakeElement()) {
            throw new JsonShapeException("its lists have more than 100,000 elements");
        }
        int outside = depth;
        peek();
        int begin = text.position();
        String found = "an element is null";
        try {
            T value = adapter.read(this);
            if (value != null) {
                return value;
            }
        } catch (JsonShapeException e) {
            found = String.valueOf(e.getMessage());
            if (depth == outside && text.position() == begin) {
                skipValue();
            }
            while (depth > outside) {
                skipToken();
            }
        }
        problem = problem == null ? found : problem;
        skipped++;
        return null;
    }

    /** Keeps the identity of an object that was just read, if it is in no list: the document or the content of others. */
    void identify(@Nullable Object value) {
        boolean inList = open != (1L << depth) - 1;
        if (!inList && value != null) {
            identity = value.toString();
        }
    }

    /** {@return the identity of the outermost object that has one; null if none was read, or if it may lack none} */
    public @Nullable String identity() {
        return identity;
    }

    /** Returns whether the present element belongs to a list, or another value, that is a field of the document. */
    boolean isInPage() {
        return depth > 1;
    }

    /**
     * Takes the next value for an empty object, if it is an element of a list that is a field. The record then has no
     * identity, so that it is reported and costs no other record.
     */
    boolean takeForEmptyObject() throws IOException {
        if (!isInPage() || (open & 1) == 1) {
            return false;
        }
        skipValue();
        inEmpty = true;
        return true;
    }

    /** Counts an element of a list; returns false if it exceeds the limit and must be skipped. */
    boolean mayTakeElement() {
        return ++elements <= MOST_ELEMENTS;
    }

    /**
     * Describes the elements that {@link #element} has skipped.
     *
     * @return null if there are none; no text of the document
     */
    public @Nullable String problem() {
        return problem == null ? null : skipped + " of its records cannot be read: " + problem;
    }

    void keep(Secret found) {
        if (secret == null) {
            secret = found;
        }
    }

    @Override
    public JsonToken peek() throws IOException {
        JsonToken known = peeked;
        if (known == null) {
            known = advance();
            peeked = known;
        }
        return known;
    }

    private JsonToken advance() throws IOException {
        int next = text.next();
        if (depth == 0) {
            if (first) {
                return value(next);
            }
            if (next == JsonText.END) {
                return JsonToken.END_DOCUMENT;
            }
            throw text.malformed("unexpected content after the document");
        }
        return (open & 1) == 1 ? inObject(next) : inArray(next);
    }

    private JsonToken inArray(int next) throws IOException {
        if (next == ']') {
            return JsonToken.END_ARRAY;
        }
        return value(first ? next : afterComma(next));
    }

    private JsonToken inObject(int next) throws IOException {
        if (named) {
            if (next != ':') {
                throw unexpected(next);
            }
            text.pass();
            return value(text.next());
        }
        if (next == '}') {
            return JsonToken.END_OBJECT;
        }
        int quote = first ? next : afterComma(next);
        if (quote != '"') {
            throw unexpected(quote);
        }
        text.pass();
        return JsonToken.NAME;
    }

    private int afterComma(int next) throws IOException {
        if (next != ',') {
            throw unexpected(next);
        }
        text.pass();
        return text.next();
    }

    /** Returns the type of the next value. Consumes the opening quote of a string, and all of a literal. */
    private JsonToken value(int next) throws IOException {
        switch (next) {
            case '"' -> {
                text.pass();
                return JsonToken.STRING;
            }
            case '{' -> {
                return JsonToken.BEGIN_OBJECT;
            }
            case '[' -> {
                return JsonToken.BEGIN_ARRAY;
            }
            case 't', 'T' -> {
                return truth("true", true);
            }
            case 'f', 'F' -> {
                return truth("false", false);
            }
            case 'n', 'N' -> {
                text.word("null");
                return JsonToken.NULL;
            }
            default -> {
                if (next == '-' || (next >= '0' && next <= '9')) {
                    return JsonToken.NUMBER;
                }
                throw unexpected(next);
            }
        }
    }

    private JsonToken truth(String word, boolean value) throws IOException {
        text.word(word);
        truth = value;
        return JsonToken.BOOLEAN;
    }

    private IOException unexpected(int next) {
        return next == JsonText.END ? new EOFException("the document is incomplete") : text.malformed("not JSON");
    }

    private void expect(JsonToken wanted) throws IOException {
        JsonToken found = peek();
        if (found != wanted) {
            throw new IllegalStateException("expected " + wanted + ", found " + found);
        }
        peeked = null;
    }

    /** Marks a value as consumed: the next element is not the first in its container, and has no name yet. */
    private void passed() {
        first = false;
        named = false;
    }

    private void enter(JsonToken begin, int kind) throws IOException {
        expect(begin);
        if (depth == NESTING_LIMIT) {
            throw new MalformedJsonException("the document is nested too deeply");
        }
        text.pass();
        open = open << 1 | kind;
        depth++;
        first = true;
        named = false;
    }

    private void leave(JsonToken end) throws IOException {
        expect(end);
        text.pass();
        open >>>= 1;
        depth--;
        passed();
    }

    @Override
    public void beginArray() throws IOException {
        enter(JsonToken.BEGIN_ARRAY, 0);
    }

    @Override
    public void endArray() throws IOException {
        leave(JsonToken.END_ARRAY);
    }

    @Override
    public void beginObject() throws IOException {
        enter(JsonToken.BEGIN_OBJECT, 1);
    }

    @Override
    public void endObject() throws IOException {
        if (inEmpty) {
            inEmpty = false;
            return;
        }
        leave(JsonToken.END_OBJECT);
    }

    @Override
    public boolean hasNext() throws IOException {
        if (inEmpty) {
            return false;
        }
        JsonToken next = peek();
        return next != JsonToken.END_ARRAY && next != JsonToken.END_OBJECT && next != JsonToken.END_DOCUMENT;
    }

    @Override
    public String nextName() throws IOException {
        expect(JsonToken.NAME);
        named = true;
        return text.string();
    }

    /** Returns the index of the next name; see {@link FieldNames#next}. */
    int nextName(byte[][] names, int likely) throws IOException {
        expect(JsonToken.NAME);
        named = true;
        return text.name(names, likely);
    }

    @Override
    public String nextString() throws IOException {
        if (peek() == JsonToken.NUMBER) {
            expect(JsonToken.NUMBER);
            passed();
            return text.number();
        }
        expect(JsonToken.STRING);
        passed();
        return text.string();
    }

    /** Reads a string as a timestamp. */
    Timestamp nextTimestamp() throws IOException {
        expect(JsonToken.STRING);
        passed();
        return text.timestamp();
    }

    @Override
    public boolean nextBoolean() throws IOException {
        expect(JsonToken.BOOLEAN);
        passed();
        return truth;
    }

    @Override
    public void nextNull() throws IOException {
        expect(JsonToken.NULL);
        passed();
    }

    @Override
    public void skipValue() throws IOException {
        int outside = depth;
        do {
            skipToken();
        } while (depth > outside);
    }

    private void skipToken() throws IOException {
        JsonToken next = peek();
        switch (next) {
            case BEGIN_ARRAY -> beginArray();
            case BEGIN_OBJECT -> beginObject();
            case END_ARRAY -> endArray();
            case END_OBJECT -> endObject();
            case NAME -> {
                expect(JsonToken.NAME);
                text.skipString();
                named = true;
            }
            default -> skipPlain(next);
        }
    }

    private void skipPlain(JsonToken next) throws IOException {
        expect(next);
        passed();
        if (next == JsonToken.STRING) {
            text.skipString();
        } else if (next == JsonToken.NUMBER) {
            text.skipNumber();
        }
    }

    @Override
    public int nextInt() throws IOException {
        return Integer.parseInt(nextString());
    }

    @Override
    public long nextLong() throws IOException {
        return Long.parseLong(nextString());
    }

    @Override
    public double nextDouble() throws IOException {
        return Double.parseDouble(nextString());
    }

    /** Returns no names, because the names in a path may be a vendor's data. */
    @Override
    public String getPath() {
        return "$";
    }

    @Override
    public String getPreviousPath() {
        return "$";
    }

    @Override
    public void close() {
        peeked = JsonToken.END_DOCUMENT;
    }

    @Override
    public String toString() {
        return "JsonByteReader";
    }
}
