package io.apitokens.fuzz;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** A server for all three vendors: successful responses, changed by the failure of the sweep. */
final class SweepVendor extends Dispatcher {

    /** Contains every character that an encoding changes, and a run of characters that no encoding changes. */
    private static final String CREDENTIAL = "4711_simQz7\"Xk2\\Vw9/Lp4+Rt8%Nb3<Mc6&Hd1=Jf5AbGdXeRvQ";

    private static final String SECRET = "42_simYk6\"Wm1\\Gs8/Pv3+Ba9%Tj5<Dn7&Qe2=Zr4UbCxLoKiF";
    private static final Gson GSON = new Gson();

    private @Nullable Failure failure;
    private boolean onlyFirst;
    private int requests;

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

    /** Sets the failure from now on, for the first request only or for all. */
    synchronized void fail(Failure next, boolean onlyFirstRequest) {
        failure = next;
        onlyFirst = onlyFirstRequest;
        requests = 0;
    }

    /** Returns the count of requests since the last call of {@link #fail}. */
    synchronized int requests() {
        return requests;
    }

    @Override
    public synchronized MockResponse dispatch(RecordedRequest request) {
        MockResponse.Builder response = new MockResponse.Builder();
        String document = document(request.getMethod(), request.getUrl().encodedPath());
        if (document == null) {
            response.code(204);
        } else {
            response.addHeader("Content-Type", "application/json").body(document);
        }
        boolean fails = failure != null && (requests == 0 || !onlyFirst);
        requests++;
        return fails ? failure.spoil().apply(response).build() : response.build();
    }

    private static @Nullable String document(String method, String path) {
        if (method.equals("DELETE") || path.endsWith("/current")) {
            return null;
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

    /** Returns an error with the fields of all three vendors, each of which echoes the credential. */
    String errorDocument() {
        JsonObject error = new JsonObject();
        for (String field : new String[] {"message", "errorSummary", "errorCode", "errorId", "exception_class"}) {
            error.addProperty(field, "refused: APIKey " + CREDENTIAL);
        }
        error.addProperty("request_id", CREDENTIAL);
        error.addProperty("requestId", CREDENTIAL.substring(4));
        JsonObject field = new JsonObject();
        for (String name : new String[] {"field", "code", "message", "errorSummary"}) {
            field.addProperty(name, CREDENTIAL.substring(0, 40));
        }
        error.add("fieldErrors", array(field));
        error.add("errorCauses", array(field));
        JsonObject errors = new JsonObject();
        errors.addProperty(CREDENTIAL, encodedCredential());
        error.add("errors", errors);
        return error.toString();
    }
}
