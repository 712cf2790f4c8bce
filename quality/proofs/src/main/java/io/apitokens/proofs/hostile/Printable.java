package io.apitokens.proofs.hostile;

/** Decides which characters are harmless in a line of a log or on a terminal. */
final class Printable {

    private static final int MAX_LINE = 400;

    private Printable() {}

    /** Returns whether a text has a control, escape, bidirectional or line-separating character. */
    static boolean isHarmful(String text) {
        return text.codePoints().anyMatch(Printable::isHarmful);
    }

    private static boolean isHarmful(int c) {
        int type = Character.getType(c);
        return type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    /** Returns a text in one line, without harmful characters, cut to a reasonable length. */
    static String line(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(MAX_LINE).forEach(c -> {
            if (isHarmful(c)) {
                line.append(String.format("\\u%04x", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
