package io.apitokens.proofs;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A recorded request and its response.
 *
 * @param path the path with the query
 * @param requestBody empty if there was none
 * @param responseBody empty if there was none
 */
record RecordedExchange(
        String method,
        String path,
        String requestBody,
        int status,
        Map<String, List<String>> responseHeaders,
        String responseBody) {

    static final String TOKENS = "/api/v1/api-tokens";

    private static final Pattern TOKEN = Pattern.compile(Pattern.quote(TOKENS) + "/([0-9A-Za-z_-]{1,32})");

    /** {@return the id of the token that the path names; null if it names none} */
    @Nullable
    String tokenId() {
        Matcher matcher = TOKEN.matcher(path);
        return matcher.matches() ? matcher.group(1) : null;
    }

    boolean isList() {
        return method.equals("GET") && (path.equals(TOKENS) || path.startsWith(TOKENS + "?"));
    }

    boolean failed() {
        return status >= 400;
    }

    @Override
    public String toString() {
        return method + " " + path + "  " + status;
    }
}
