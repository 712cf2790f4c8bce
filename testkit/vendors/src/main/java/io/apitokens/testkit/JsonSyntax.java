package io.apitokens.testkit;

/**
 * Checks that a string is exactly one JSON document by RFC 8259. Gson accepts more, except in its strict mode, which is
 * new in 2.11; the testkit also runs with older versions.
 */
final class JsonSyntax {

    /** As in Gson. */
    private static final int MAX_DEPTH = 255;

    private final String text;
    private int position;

    private JsonSyntax(String text) {
        this.text = text;
    }

    static boolean isDocument(String text) {
        JsonSyntax in = new JsonSyntax(text);
        return in.value(0) && in.next() == 0 && in.position >= text.length();
    }

    private boolean value(int depth) {
        return switch (next()) {
            case '{' -> depth < MAX_DEPTH && elements('}', depth);
            case '[' -> depth < MAX_DEPTH && elements(']', depth);
            case '"' -> string();
            case 't' -> literal("true");
            case 'f' -> literal("false");
            case 'n' -> literal("null");
            default -> number();
        };
    }

    /** Reads an object or an array, from its first bracket to its last one. */
    private boolean elements(char end, int depth) {
        position++;
        if (next() == end) {
            position++;
            return true;
        }
        do {
            boolean named = end == ']' || (next() == '"' && string() && next() == ':' && skip());
            if (!named || !value(depth + 1)) {
                return false;
            }
        } while (next() == ',' && skip());
        return next() == end && skip();
    }

    /** Reads a string, which must not have half of a pair of surrogates. */
    private boolean string() {
        position++;
        boolean halfPair = false;
        while (character() >= ' ' && character() != '"') {
            int unit = character() == '\\' ? escaped() : character();
            if (unit < 0 || Character.isLowSurrogate((char) unit) != halfPair) {
                return false;
            }
            halfPair = Character.isHighSurrogate((char) unit);
            position++;
        }
        return !halfPair && character() == '"' && skip();
    }

    /** Reads an escape up to its last character. Returns the UTF-16 unit; a space for a short one, -1 if there is none. */
    private int escaped() {
        position++;
        if (character() != 'u') {
            return "\"\\/bfnrt".indexOf(character()) < 0 ? -1 : ' ';
        }
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            position++;
            int digit = "0123456789abcdef".indexOf(Character.toLowerCase(character()));
            if (digit < 0) {
                return -1;
            }
            unit = unit * 16 + digit;
        }
        return unit;
    }

    private boolean literal(String name) {
        boolean found = text.startsWith(name, position);
        position += name.length();
        return found;
    }

    private boolean number() {
        if (character() == '-') {
            position++;
        }
        boolean whole = character() == '0' ? skip() : digits();
        boolean fraction = character() != '.' || (skip() && digits());
        return whole && fraction && exponent();
    }

    private boolean exponent() {
        if (character() != 'e' && character() != 'E') {
            return true;
        }
        position++;
        if (character() == '+' || character() == '-') {
            position++;
        }
        return digits();
    }

    private boolean digits() {
        int from = position;
        while (character() >= '0' && character() <= '9') {
            position++;
        }
        return position > from;
    }

    private boolean skip() {
        position++;
        return true;
    }

    /** Skips white space, and returns the character after it; 0 at the end. */
    private char next() {
        while (position < text.length() && " \t\r\n".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
        return character();
    }

    /** Returns the next character; 0 at the end. A document cannot contain that one. */
    private char character() {
        return position < text.length() ? text.charAt(position) : 0;
    }
}
