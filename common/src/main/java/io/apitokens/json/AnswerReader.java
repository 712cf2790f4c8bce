package io.apitokens.json;

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
 * Reads one answer, and remembers the first secret in it, so that the secret is not lost when the rest of the document
 * turns out to be cut off or broken. Not thread-safe.
 *
 * <p>Reads the bytes as they came, and takes for JSON what RFC 8259 does but for two harmless things: raw control characters
 * in a text, and {@code TRUE} for {@code true}. A raw tab in a description must not cost the one copy of a secret; comments,
 * {@code NaN}, single quotes and prefixes are errors.
 */
@VendorSpi
public final class AnswerReader extends JsonReader {

    /** Far above what any answer needs, far below what would exhaust a stack of nested readers. */
    private static final int NESTING_LIMIT = 64;

    private static final Reader NOTHING = Reader.nullReader();

    private final JsonText text;

    /** One bit for each array or object that is open, the innermost lowest: 1 for an object. */
    private long open;

    private int depth;
    private boolean first = true;
    private boolean named;
    private @Nullable JsonToken peeked;
    private boolean truth;
    private @Nullable Secret secret;

    /**
     * Creates a reader.
     *
     * @param utf8 the answer; bounded by the caller, and not copied
     */
    public AnswerReader(byte[] utf8) {
        super(NOTHING);
        this.text = new JsonText(utf8);
    }

    /**
     * Gives the first secret that was read so far.
     *
     * @return null if none was read
     */
    public @Nullable Secret secret() {
        return secret;
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
            throw text.malformed("something follows the document");
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

    /** What a value begins with; of a text the quote is passed, of one of the three words all of it. */
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
        return next == JsonText.END ? new EOFException("the document has no end") : text.malformed("not JSON");
    }

    private void expect(JsonToken wanted) throws IOException {
        JsonToken found = peek();
        if (found != wanted) {
            throw new IllegalStateException("expected " + wanted + ", found " + found);
        }
        peeked = null;
    }

    /** Passes a value: what comes next is no longer the first of its kind, and has no name yet. */
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
        leave(JsonToken.END_OBJECT);
    }

    @Override
    public boolean hasNext() throws IOException {
        JsonToken next = peek();
        return next != JsonToken.END_ARRAY && next != JsonToken.END_OBJECT && next != JsonToken.END_DOCUMENT;
    }

    @Override
    public String nextName() throws IOException {
        expect(JsonToken.NAME);
        named = true;
        return text.string();
    }

    /** The index of the next name; see {@link FieldNames#next}. */
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

    /** A text that is to be a point in time. */
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

    /** Tells no path: the names in it may be a vendor's data. */
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
        return "AnswerReader";
    }
}
