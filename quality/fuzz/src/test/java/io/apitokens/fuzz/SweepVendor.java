package io.apitokens.fuzz;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A server for all three vendors and Okta's authorization server: successful responses, changed by the failure of the sweep. */
final class SweepVendor extends Dispatcher {

    /** Contains every character that an encoding changes, and a run of characters that no encoding changes. */
    private static final String CREDENTIAL = "4711_simQz7\"Xk2\\Vw9/Lp4+Rt8%Nb3<Mc6&Hd1=Jf5AbGdXeRvQ";

    private static final String SECRET = "42_simYk6\"Wm1\\Gs8/Pv3+Ba9%Tj5<Dn7&Qe2=Zr4UbCxLoKiF";
    private static final Gson GSON = new Gson();

    private static final List<String> FIELDS =
            List.of("message", "errorSummary", "errorCode", "errorId", "exception_class", "error", "error_description");
    private static final String ASSERTION = "client_assertion=";
    private static final String TOKEN_ENDPOINT = "/oauth2/v1/token";

    /** The requests of an action that a failure affects. */
    enum Scope {
        /** The first one, so that the steps after it succeed. */
        FIRST,
        ALL,
        /** All except those for access tokens. */
        CALLS
    }

    private @Nullable Failure failure;
    private Scope scope = Scope.ALL;
    private int requests;
    private String echo = CREDENTIAL;
    private String proof = "";

    String credential() {
        return CREDENTIAL;
    }

    String secret() {
        return SECRET;
    }

    String jsonSecret() {
        return GSON.toJson(SECRET);
    }

    String encodedCredential() {
        return URLEncoder.encode(CREDENTIAL, StandardCharsets.UTF_8);
    }

    /** Sets the failure from now on. */
    synchronized void fail(Failure next, Scope of) {
        failure = next;
        scope = of;
        requests = 0;
    }

    /** Returns what an error echoes of the request that it responds to: the assertion, or else the credential. */
    synchronized String echo() {
        return echo;
    }

    String encodedEcho() {
        return URLEncoder.encode(echo(), StandardCharsets.UTF_8);
    }

    /** Returns the count of requests since the last call of {@link #fail}. */
    synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        MockResponse.Builder response = new MockResponse.Builder();
        String path = request.getUrl().encodedPath();
        echo = path.equals(TOKEN_ENDPOINT) ? assertion(request) : CREDENTIAL;
        proof = String.valueOf(request.getHeaders().get("DPoP"));
        String document = document(request.getMethod(), path);
        if (document == null) {
            response.code(204);
        } else {
            boolean created = request.getMethod().equals("POST") && path.matches(".*/credentials/[a-z]+");
            response.code(created ? 201 : 200);
            response.addHeader("Content-Type", "application/json").body(document);
        }
        boolean fails = failure != null
                && switch (scope) {
                    case FIRST -> requests == 0;
                    case ALL -> true;
                    case CALLS -> !path.equals(TOKEN_ENDPOINT);
                };
        requests++;
        return fails ? failure.spoil().apply(response).build() : response.build();
    }

    private static String assertion(RecordedRequest request) {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        return body.substring(body.indexOf(ASSERTION) + ASSERTION.length());
    }

    private static @Nullable String document(String method, String path) {
        if (method.equals("DELETE") || path.endsWith("/current")) {
            return null;
        }
        if (path.endsWith("/v1/token")) {
            return accessToken();
        }
        if (path.contains("/credentials/")) {
            JsonObject credential = credential(path);
            return method.equals("GET") ? array(credential).toString() : credential.toString();
        }
        boolean list = method.equals("GET") && path.endsWith("tokens");
        if (path.startsWith("/organizations/")) {
            return astro(method, path, list);
        }
        JsonObject token = token(path.startsWith("/iam/") && method.equals("POST"));
        if (path.startsWith("/iam/")) {
            token.addProperty("id", 42);
        }
        return list ? array(token).toString() : token.toString();
    }

    private static String accessToken() {
        JsonObject token = new JsonObject();
        token.addProperty("token_type", "DPoP");
        token.addProperty("expires_in", 3600);
        token.addProperty("access_token", CREDENTIAL);
        token.addProperty("unknown", CREDENTIAL);
        token.addProperty("after", "x");
        return token.toString();
    }

    /** Returns a client secret with its value, or a key. */
    private static JsonObject credential(String path) {
        JsonObject credential = token(false);
        credential.addProperty("status", "ACTIVE");
        if (path.contains("/jwks")) {
            credential.addProperty("kid", "sim-kid");
            credential.addProperty("kty", "EC");
        } else {
            credential.addProperty("client_secret", SECRET);
        }
        return credential;
    }

    private static String astro(String method, String path, boolean list) {
        if (path.endsWith("/roles")) {
            return "{\"organizationRole\":\"ORGANIZATION_MEMBER\"}";
        }
        boolean issues = method.equals("POST") && (path.endsWith("tokens") || path.endsWith("/rotate"));
        JsonObject token = token(issues);
        if (!list) {
            return token.toString();
        }
        JsonObject page = new JsonObject();
        page.add("tokens", array(token));
        page.addProperty("totalCount", 1);
        return page.toString();
    }

    /** Returns a token with the fields that suffice for all three vendors. */
    private static JsonObject token(boolean issued) {
        JsonObject token = new JsonObject();
        token.addProperty("id", "00T1gtr35t8ZbfBfV1d7");
        token.addProperty("name", "ci");
        token.addProperty("createdAt", "2026-08-01T10:00:00Z");
        // Clients must drop unknown fields, including a secret outside its own field.
        token.addProperty("unknown", SECRET);
        token.addProperty("secret", SECRET);
        if (issued) {
            token.addProperty("token", SECRET);
        }
        token.addProperty("after", "x");
        return token;
    }

    private static JsonArray array(JsonObject item) {
        JsonArray array = new JsonArray();
        array.add(item);
        return array;
    }

    /** Returns an error with the fields of all vendors, each of which echoes what authenticates the request. */
    synchronized String errorDocument() {
        JsonObject error = new JsonObject();
        for (String field : FIELDS) {
            error.addProperty(field, "refused: APIKey " + echo + ", " + proof);
        }
        error.addProperty("request_id", echo);
        error.addProperty("requestId", echo.substring(4));
        JsonObject field = new JsonObject();
        for (String name : new String[] {"field", "code", "message", "errorSummary"}) {
            field.addProperty(name, echo.substring(0, 40));
        }
        error.add("fieldErrors", array(field));
        error.add("errorCauses", array(field));
        JsonObject errors = new JsonObject();
        errors.addProperty(echo, encodedEcho());
        error.add("errors", errors);
        return error.toString();
    }
}
