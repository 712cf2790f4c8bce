package io.apitokens.codegen;

import java.util.List;

/** Breaks lists of arguments as the formatter of the hand-written code does. */
final class Layout {

    /** The maximum line length, in characters. */
    static final int WIDTH = 120;

    private Layout() {}

    /** Lays out a call on one line if it fits, else with all arguments on the next line, else with one per line. */
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

    /** Lays out a list on one line if it fits, else with one element per line and no break before the first. */
    static String list(int indent, String before, List<String> elements, String after) {
        String oneLine = before + String.join(", ", elements) + after;
        String separator = indent + oneLine.length() <= WIDTH ? ", " : ",\n" + " ".repeat(indent + 8);
        return before + String.join(separator, elements) + after;
    }
}
