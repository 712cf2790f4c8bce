package io.apitokens.codegen;

import java.util.ArrayList;
import java.util.List;

/** Formats text of a document as a javadoc comment: escapes HTML, renders backticks as code, wraps lines. */
final class Javadoc {

    private final int width;
    private final int indent;
    private final List<String> lines = new ArrayList<>();
    private boolean tagged;

    /**
     * Creates an empty comment.
     *
     * @param width the maximum line length, in characters
     * @param indent the indentation of the comment, in characters
     */
    Javadoc(int width, int indent) {
        this.width = width;
        this.indent = indent;
    }

    /** Adds a paragraph; each blank line in the text begins another one. */
    Javadoc text(String markdown) {
        for (String paragraph : markdown.strip().split("\\n\\s*\\n", -1)) {
            boolean first = lines.isEmpty();
            if (!first) {
                lines.add("");
            }
            wrap((first ? "" : "<p>") + html(paragraph), "");
        }
        return this;
    }

    /** Adds a line of javadoc without escaping it. */
    Javadoc raw(String javadoc) {
        lines.add(javadoc);
        return this;
    }

    /** Adds a block tag, such as "param name", and escapes its text. */
    Javadoc tag(String tag, String markdown) {
        return rawTag(tag, html(markdown));
    }

    /** Adds a block tag without escaping its text. */
    Javadoc rawTag(String tag, String javadoc) {
        if (!tagged && !lines.isEmpty()) {
            lines.add("");
        }
        tagged = true;
        wrap(tag + " " + javadoc, "    ");
        return this;
    }

    /** Returns the comment, every line indented except the first, without a trailing line break. */
    String comment() {
        String margin = " ".repeat(indent);
        if (lines.size() == 1 && indent + lines.get(0).length() + 7 <= width) {
            return "/** " + lines.get(0) + " */";
        }
        StringBuilder out = new StringBuilder("/**");
        for (String line : lines) {
            out.append('\n').append(margin).append(line.isEmpty() ? " *" : " * " + line);
        }
        return out.append('\n').append(margin).append(" */").toString();
    }

    private void wrap(String text, String continuation) {
        StringBuilder line = new StringBuilder();
        for (String word : words(text)) {
            if (!line.isEmpty() && indent + 3 + line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(continuation);
            } else if (!line.isEmpty()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
    }

    /** Splits at whitespace outside inline tags: a line that begins with {@code @} would start a block tag. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int depth = 0;
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (Character.isWhitespace(c) && depth <= 0) {
                if (!word.isEmpty()) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(Character.isWhitespace(c) ? ' ' : c);
            }
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words;
    }

    static String html(String markdown) {
        StringBuilder out = new StringBuilder();
        String[] parts = markdown.strip().split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean code = i % 2 == 1 && i < parts.length - 1;
            if (code) {
                out.append(code(parts[i]));
            } else {
                out.append(i > 0 && i % 2 == 1 ? "`" : "").append(escape(parts[i]));
            }
        }
        return out.toString();
    }

    private static String code(String text) {
        boolean plain = text.chars().allMatch(c -> c != '{' && c != '}' && c != '@' && c != '*' && c != '\\');
        return plain ? "{@code " + text + "}" : "<code>" + escape(text) + "</code>";
    }

    /** Escapes HTML and everything that would begin a tag, end the comment or be read as a Unicode escape. */
    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "&#64;")
                .replace("{", "&#123;")
                .replace("}", "&#125;")
                .replace("*/", "*&#47;")
                .replace("\\", "&#92;");
    }
}
