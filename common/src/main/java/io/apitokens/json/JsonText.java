package io.apitokens.json;

import com.google.gson.stream.MalformedJsonException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a JSON document and the current position in them. Reads single tokens and ignores how they nest. Decodes
 * a string only once, and compares the names of fields without decoding them.
 */
final class JsonText {

    /** The value of {@link #next} after the last byte. */
    static final int END = -1;

    /** The maximum length of a number. Vendors send no longer ones, and parsing them would take too long. */
    private static final int LONGEST_NUMBER = 1000;

    private static final int LONG_DOCUMENT = 4096;

    private final byte[] bytes;
    private final @Nullable StringCache words;
    private int position;

    JsonText(byte[] utf8) {
        this.bytes = utf8;
        boolean marked = utf8.length > 2 && utf8[0] == (byte) 0xEF && utf8[1] == (byte) 0xBB && utf8[2] == (byte) 0xBF;
        this.position = marked ? 3 : 0;
        // A single record repeats too few strings for a cache to pay off.
        this.words = utf8.length < LONG_DOCUMENT ? null : new StringCache();
    }

    /** Skips whitespace and returns the next byte without consuming it. */
    int next() {
        while (position < bytes.length) {
            byte b = bytes[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xFF;
            }
            position++;
        }
        return END;
    }

    /** Returns the number of bytes consumed. */
    int position() {
        return position;
    }

    /** Consumes the byte that {@link #next} returned. */
    void pass() {
        position++;
    }

    /** Reads the string whose opening quote was consumed. */
    String string() throws MalformedJsonException {
        int from = position;
        int to = quoteOrBackslash();
        if (bytes[to] == '\\') {
            return unescaped(from, to);
        }
        position = to + 1;
        return words == null ? new String(bytes, from, to - from, StandardCharsets.UTF_8) : words.text(bytes, from, to);
    }

    private int quoteOrBackslash() throws MalformedJsonException {
        byte[] all = bytes;
        for (int i = position; i < all.length; i++) {
            if (all[i] == '"' || all[i] == '\\') {
                return i;
            }
        }
        throw malformed("unterminated string");
    }

    private String unescaped(int from, int backslash) throws MalformedJsonException {
        StringBuilder out = new StringBuilder(backslash - from + 16);
        int piece = from;
        int end = backslash;
        while (true) {
            out.append(new String(bytes, piece, end - piece, StandardCharsets.UTF_8));
            position = end + 1;
            if (bytes[end] == '"') {
                return out.toString();
            }
            out.append(escaped());
            piece = position;
            end = quoteOrBackslash();
        }
    }

    /** Skips the string whose opening quote was consumed. */
    void skipString() throws MalformedJsonException {
        position = quoteOrBackslash() + 1;
        while (bytes[position - 1] == '\\') {
            escaped();
            position = quoteOrBackslash() + 1;
        }
    }

    private int inText() throws MalformedJsonException {
        if (position == bytes.length) {
            throw malformed("unterminated string");
        }
        return bytes[position++];
    }

    /**
     * Reads the character after a consumed backslash. Accepts the same escapes as Gson, so that every document that
     * Gson reads stays readable.
     */
    private char escaped() throws MalformedJsonException {
        int b = inText();
        return switch (b) {
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            case '\n', '\'', '"', '\\', '/' -> (char) b;
            default -> throw malformed("invalid escape");
        };
    }

    private int hex() throws MalformedJsonException {
        int digit = Character.digit((char) inText(), 16);
        if (digit < 0) {
            throw malformed("invalid escape");
        }
        return digit;
    }

    /**
     * Reads a name, whose opening quote was consumed, and consumes its closing quote.
     *
     * @param names the known names, in UTF-8
     * @param likely the index of the name to compare first
     * @return the index of the name; {@code names.length} if it is none of them
     */
    int name(byte[][] names, int likely) throws MalformedJsonException {
        for (int i = 0, index = likely; i < names.length; i++, index++) {
            if (index == names.length) {
                index = 0;
            }
            if (passName(names[index])) {
                return index;
            }
        }
        return otherName(names);
    }

    private boolean passName(byte[] name) {
        byte[] all = bytes;
        int from = position;
        int end = from + name.length;
        if (end >= all.length || all[end] != '"') {
            return false;
        }
        for (int i = 0; i < name.length; i++) {
            if (name[i] != all[from + i]) {
                return false;
            }
        }
        position = end + 1;
        return true;
    }

    /** Reads a name that is unknown or is written with escapes. */
    private int otherName(byte[][] names) throws MalformedJsonException {
        int to = quoteOrBackslash();
        if (bytes[to] == '"') {
            position = to + 1;
            return names.length;
        }
        byte[] plain = unescaped(position, to).getBytes(StandardCharsets.UTF_8);
        for (int index = 0; index < names.length; index++) {
            if (Arrays.equals(names[index], plain)) {
                return index;
            }
        }
        return names.length;
    }

    /** Reads the timestamp whose opening quote was consumed. */
    Timestamp timestamp() throws MalformedJsonException {
        int from = position;
        int to = quoteOrBackslash();
        if (bytes[to] == '\\') {
            return Timestamp.parse(unescaped(from, to));
        }
        position = to + 1;
        return Timestamp.parse(bytes, from, to);
    }

    /** Reads the next number, as written. */
    String number() throws MalformedJsonException {
        int from = position;
        skipNumber();
        return new String(bytes, from, position - from, StandardCharsets.ISO_8859_1);
    }

    /** Skips the next number. */
    void skipNumber() throws MalformedJsonException {
        int from = position;
        passIf('-');
        if (!passIf('0')) {
            digits();
        }
        if (passIf('.')) {
            digits();
        }
        if (passIf('e') || passIf('E')) {
            if (!passIf('+')) {
                passIf('-');
            }
            digits();
        }
        endOfWord();
        if (position - from > LONGEST_NUMBER) {
            throw malformed("number too long");
        }
    }

    private boolean passIf(char expected) {
        if (position < bytes.length && bytes[position] == expected) {
            position++;
            return true;
        }
        return false;
    }

    private void digits() throws MalformedJsonException {
        int from = position;
        while (position < bytes.length && bytes[position] >= '0' && bytes[position] <= '9') {
            position++;
        }
        if (position == from) {
            throw malformed("digit expected");
        }
    }

    /** Consumes one of the literals true, false and null, in any case, as Gson does. */
    void word(String lowerCase) throws MalformedJsonException {
        for (int i = 0; i < lowerCase.length(); i++) {
            // Sets the bit that distinguishes lower case from upper case in ASCII.
            if (position == bytes.length || (bytes[position] | 0x20) != lowerCase.charAt(i)) {
                throw malformed("unknown literal");
            }
            position++;
        }
        endOfWord();
    }

    private void endOfWord() throws MalformedJsonException {
        if (position < bytes.length) {
            switch (bytes[position]) {
                case ' ', '\n', '\r', '\t', ',', ']', '}', '[', '{', ':' -> {
                    return;
                }
                default -> throw malformed("unterminated literal");
            }
        }
    }

    /** Creates an exception that names only the violated rule, because any part of the document may be a secret. */
    MalformedJsonException malformed(String problem) {
        return new MalformedJsonException(problem);
    }
}
