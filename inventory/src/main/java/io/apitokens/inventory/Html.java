package io.apitokens.inventory;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes elements of a page. Every string of a vendor or a caller is escaped, cut and made visible on its way. */
final class Html {

    private static final int LONGEST = 300;

    private final Writer out;

    Html(Writer out) {
        this.out = out;
    }

    /** Writes markup of this library's own. */
    Html raw(String markup) throws IOException {
        out.write(markup);
        return this;
    }

    /** Writes a string of others. */
    Html text(String text) throws IOException {
        return raw(escaped(text, LONGEST));
    }

    /** Writes an element with a string of others. */
    Html element(String tag, String text) throws IOException {
        return raw("<" + tag + ">").text(text).raw("</" + tag.split(" ", 2)[0] + ">");
    }

    /** Writes a row of cells with strings of others, the first of which is the header of the row. */
    void row(String... cells) throws IOException {
        raw("<tr>");
        for (int i = 0; i < cells.length; i++) {
            element(i == 0 ? "th scope=\"row\"" : "td", cells[i]);
        }
        raw("</tr>\n");
    }

    /** Begins a table. */
    void beginTable(String attributes, String caption, List<String> columns) throws IOException {
        raw("<table" + attributes + "><caption>").text(caption).raw("</caption>\n<thead><tr>");
        for (String column : columns) {
            raw("<th scope=\"col\">").text(column).raw("</th>");
        }
        raw("</tr></thead>\n<tbody>\n");
    }

    void endTable() throws IOException {
        raw("</tbody></table>\n");
    }

    /** Writes a standing as a badge, whose word says what its colour shows. */
    Html badge(Standing standing) throws IOException {
        return raw("<span class=\"badge " + standing.word() + "\">" + standing.word() + "</span>");
    }

    /** Returns a string in which no character has a meaning in HTML, neither in text nor in a quoted attribute. */
    static String escaped(String text, int longest) {
        String shown = Words.shown(text, longest);
        StringBuilder escaped = new StringBuilder(shown.length() + 16);
        for (int i = 0; i < shown.length(); i++) {
            char c = shown.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
