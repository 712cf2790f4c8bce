package io.apitokens.proofs.hostile;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A request as it arrived at the peer. */
final class Request {

    private static final String ASSERTION = "client_assertion=";

    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final byte[] body;

    /**
     * Creates a request.
     *
     * @param target the path and the query
     * @param headers the headers by lower-case name
     */
    Request(String method, String target, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    String method() {
        return method;
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Returns the value of a query parameter, or another value if there is none. The harness needs no decoding. */
    String query(String name, String otherwise) {
        int start = target.indexOf('?');
        if (start >= 0) {
            for (String pair : target.substring(start + 1).split("&", -1)) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
        }
        return otherwise;
    }

    /** Returns the last word of the credential, without the scheme. */
    String secret() {
        String authorization = headers.getOrDefault("authorization", "");
        return authorization.substring(authorization.indexOf(' ') + 1);
    }

    /** Returns a header, empty if there is none. */
    String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    /** Returns the signatures of the assertion and of the DPoP proof, of those that there are. */
    List<String> signatures() {
        return Stream.of(header("dpop"), assertion())
                .filter(token -> token.indexOf('.') > 0)
                .map(token -> token.substring(token.lastIndexOf('.') + 1))
                .toList();
    }

    /** Returns the assertion in a form, which needs no decoding; empty if there is none. */
    private String assertion() {
        for (String field : new String(body, StandardCharsets.UTF_8).split("&", -1)) {
            if (field.startsWith(ASSERTION)) {
                return field.substring(ASSERTION.length());
            }
        }
        return "";
    }

    JsonObject json() {
        try {
            return JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                    .getAsJsonObject();
        } catch (JsonParseException | IllegalStateException e) {
            return new JsonObject();
        }
    }
}
