package io.apitokens.call;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects whose values are strings or empty arrays, as most error documents are. Gson's reader allocates much
 * more than such a document. Everything else is left to Gson: other values, escapes, and malformed documents.
 */
final class FlatObject {

    private final byte[] bytes;
    private int position;

    private FlatObject(byte[] utf8) {
        this.bytes = utf8;
    }

    /** Reads a document; returns null if it is for Gson to read. */
    static @Nullable JsonObject read(byte[] utf8) {
        FlatObject in = new FlatObject(utf8);
        JsonObject found = in.object();
        return found == null || in.next() >= 0 ? null : found;
    }

    private @Nullable JsonObject object() {
        if (!pass('{')) {
            return null;
        }
        JsonObject object = new JsonObject();
        do {
            String name = string();
            JsonElement value = name != null && pass(':') ? value() : null;
            if (value == null) {
                return null;
            }
            object.add(name, value);
        } while (pass(','));
        return pass('}') ? object : null;
    }

    private @Nullable JsonElement value() {
        if (pass('[')) {
            return pass(']') ? new JsonArray(0) : null;
        }
        String text = string();
        return text == null ? null : new JsonPrimitive(text);
    }

    private @Nullable String string() {
        if (!pass('"')) {
            return null;
        }
        int from = position;
        while (position < bytes.length && isPlain(bytes[position])) {
            position++;
        }
        if (position == bytes.length || bytes[position] != '"') {
            return null;
        }
        return new String(bytes, from, position++ - from, StandardCharsets.UTF_8);
    }

    private static boolean isPlain(byte b) {
        return b != '"' && b != '\\' && (b < 0 || b >= ' ');
    }

    /** Consumes a character, and whitespace before it; returns false if another follows. */
    private boolean pass(char expected) {
        if (next() != expected) {
            return false;
        }
        position++;
        return true;
    }

    /** Skips whitespace and returns the next byte; negative at the end. */
    private int next() {
        while (position < bytes.length) {
            byte b = bytes[position];
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b & 0xff;
            }
            position++;
        }
        return -1;
    }
}
