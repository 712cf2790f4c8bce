package io.apitokens.internal;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Recognises values that were pasted with their packaging, or in place of which something else was pasted. */
public final class PastedText {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /** Straight and typographic quotes, as code points. */
    private static final String QUOTES =
            "\"'`\u00B4\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB\u2039\u203A\u2032\u2033\uFF02";

    private static final int MAX_PLACEHOLDER = 200;

    /** A name and its value, as in env files, YAML and headers. Base64 ends with signs that are no assignment. */
    private static final Pattern ASSIGNMENT = Pattern.compile(
            "(?:(?:export |set )?[A-Z][A-Z0-9_]*=|(?i:[a-z0-9_.$: -]*"
                    + "(?:token|key|secret|password|authorization|url)[\"']?\\s*[=:]))\\s*[^=\\s].*",
            Pattern.DOTALL);

    private static final Pattern ABBREVIATED = Pattern.compile(".*(?:\\.\\.\\.|\u2026|\\*\\*\\*).*");

    /** What documents, templates and templating tools print where a value belongs. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            String.join(
                    "|",
                    List.of(
                            "<.*>",
                            "\\{.*\\}",
                            "\\[.*\\]",
                            "\\(.*\\)",
                            "#\\{.*",
                            "__.*__",
                            ".*[-_ ]here",
                            "\\$[a-z_{(].*",
                            "%[a-z_][a-z0-9_]*%",
                            "@[a-z_.-]+@",
                            "your[a-z_. -]*",
                            "(?:my|the|insert|enter|put|paste|add|replace|change|set|use|some|example|sample|dummy)"
                                    + "[-_. ][a-z_. -]*",
                            "(.)\\1{2,}",
                            "x{2,}(?:[-_.]x{2,})*",
                            "change-?me|change-?it|replace-?me|placeholder|todo|tbd|fixme|none|null|nil|undefined|unset",
                            "redacted|masked|hidden|n/?a|nan|true|false|dummy|example|sample",
                            "secret|token|password|credential|api[-_]?key|api[-_]?token|access[-_]?token")),
            Pattern.CASE_INSENSITIVE);

    /** The number that begins a key of some vendors; a placeholder may stand in place of the rest. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]+[$_](?=.)");

    private PastedText() {}

    /**
     * Returns a value without the white space around it and the byte order mark before it, which editors add.
     *
     * @param text the value as it was read
     * @return the bare value; empty if there is none
     */
    public static String trimmed(String text) {
        String bare = text.strip();
        while (bare.startsWith(BYTE_ORDER_MARK)) {
            bare = bare.substring(1).strip();
        }
        return bare;
    }

    /**
     * Returns why a string is not the value that was meant.
     *
     * @param text the string
     * @return the problem and its likely cause, worded to follow the name of a setting; does not quote the string; null
     *     if it may be the value
     */
    public static @Nullable String problem(String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (QUOTES.indexOf(text.charAt(0)) >= 0 || QUOTES.indexOf(text.charAt(text.length() - 1)) >= 0) {
            return "has quotes around it, which env files and some shells pass on: remove them";
        }
        if (ASSIGNMENT.matcher(text).matches()) {
            return "begins with the name of a variable: give the value alone";
        }
        if (isPlaceholder(text) || isPlaceholder(NUMBER.matcher(text).replaceFirst(""))) {
            return "is a placeholder: put the real value in its place, and check that its template was expanded";
        }
        return ABBREVIATED.matcher(text).matches() ? "is abbreviated or masked: copy the whole value" : null;
    }

    private static boolean isPlaceholder(String text) {
        // Placeholders are short, and Java's regular expressions use the stack.
        return text.length() <= MAX_PLACEHOLDER && PLACEHOLDER.matcher(text).matches();
    }
}
