package io.apitokens.call;

import io.apitokens.json.JsonShapeException;
import io.apitokens.transport.Headers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the next page in {@code Link} headers (RFC 8288). Accepts only links to the origin of the current page. */
final class Links {

    private Links() {}

    /**
     * Returns the path and query of the next page.
     *
     * @param headers the headers of a page
     * @param base the base URL of the page
     * @return null if this is the last page
     * @throws JsonShapeException if the link leads to another origin, so that the rest of the list cannot be read
     */
    static @Nullable String next(Headers headers, BaseUrl base) throws JsonShapeException {
        for (String line : headers.all("Link")) {
            String target = nextIn(line);
            if (target != null) {
                return onOrigin(target, base);
            }
        }
        return null;
    }

    /**
     * Returns the target of the next page in one header line. Commas and semicolons may occur in brackets and quotes.
     */
    private static @Nullable String nextIn(String line) {
        int at = 0;
        while (true) {
            int open = line.indexOf('<', at);
            int close = line.indexOf('>', open + 1);
            if (open < 0 || close < 0) {
                return null;
            }
            int end = end(line, close + 1, ',');
            if (isNext(line.substring(close + 1, end))) {
                return line.substring(open + 1, close).strip();
            }
            at = end;
        }
    }

    /** Finds the next separator outside quotes. */
    private static int end(String text, int from, char separator) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                i++;
            } else if (c == separator && !quoted) {
                return i;
            }
        }
        return text.length();
    }

    private static boolean isNext(String parameters) {
        for (int at = 0; at < parameters.length(); ) {
            int end = end(parameters, at, ';');
            String parameter = parameters.substring(at, end);
            int equals = parameter.indexOf('=');
            if (equals > 0 && parameter.substring(0, equals).strip().equalsIgnoreCase("rel")) {
                // Only the first "rel" counts (RFC 8288, section 3.3).
                return relations(parameter.substring(equals + 1)).contains("next");
            }
            at = end + 1;
        }
        return false;
    }

    private static List<String> relations(String value) {
        return List.of(value.replace('"', ' ').strip().toLowerCase(Locale.ROOT).split(" +", -1));
    }

    private static String onOrigin(String target, BaseUrl base) throws JsonShapeException {
        if (target.startsWith("/") && !target.startsWith("//")) {
            return target;
        }
        String origin = base.origin();
        if (target.regionMatches(true, 0, origin, 0, origin.length())
                && target.length() > origin.length()
                && target.charAt(origin.length()) == '/') {
            return target.substring(origin.length());
        }
        throw new JsonShapeException("the link to the next page has another origin");
    }
}
