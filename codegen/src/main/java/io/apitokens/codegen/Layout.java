package io.apitokens.codegen;

import java.util.List;

/** Breaks a list of arguments the way the formatter of the hand-written code does. */
final class Layout {

    /** Where a line of a file ends. */
    static final int WIDTH = 120;

    private Layout() {}

    /** On one line if it fits, else all arguments on the next line, else one argument a line. */
    static String call(int width, int indent, String before, List<String> arguments, String after) {
        String oneLine = before + String.join(", ", arguments) + after;
        if (indent + oneLine.length() <= width) {
            return oneLine;
        }
        String margin = "\n" + " ".repeat(indent + 8);
        String joined = String.join(", ", arguments) + after;
        if (indent + 8 + joined.length() <= width) {
            return before + margin + joined;
        }
        return before + margin + String.join("," + margin, arguments) + after;
    }

    /** On one line if it fits, else one a line, without a break before the first. */
    static String list(int indent, String before, List<String> elements, String after) {
        String oneLine = before + String.join(", ", elements) + after;
        String separator = indent + oneLine.length() <= WIDTH ? ", " : ",\n" + " ".repeat(indent + 8);
        return before + String.join(separator, elements) + after;
    }
}
