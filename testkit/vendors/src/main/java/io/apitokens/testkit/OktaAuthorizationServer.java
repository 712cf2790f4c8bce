package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The org's authorization server: issues access tokens to service apps. See {@link SimulatedServiceApps}. */
final class OktaAuthorizationServer {

    static final String PATH = "/oauth2/v1/token";

    private static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final long LONGEST_ASSERTION = 3600;

    private final OktaAccount account;
    private final Map<String, OktaServiceApp> apps = new LinkedHashMap<>();
    private final Map<String, Issued> issued = new HashMap<>();
    private final Set<String> usedIds = new HashSet<>();
    private final DpopProofs proofs = new DpopProofs("as");
    private Duration lifetime = Duration.ofHours(1);
    private boolean dpopRequired;
    private int requests;
    private int numbers;

    /** An access token; {@code thumbprint} is that of the key it is bound to, or null. */
    record Issued(
            OktaServiceApp app,
            List<String> scopes,
            @Nullable String thumbprint,
            Instant end) {}

    OktaAuthorizationServer(OktaAccount account) {
        this.account = account;
    }

    String add(JsonObject jwk, List<String> scopes) {
        String clientId = String.format("0oasimsvc%011d", ++numbers);
        apps.put(clientId, new OktaServiceApp(clientId, jwk, List.copyOf(scopes), account.principal(clientId)));
        return clientId;
    }

    void remove(String clientId) {
        apps.remove(clientId);
    }

    void requireDpop() {
        dpopRequired = true;
    }

    DpopProofs proofs() {
        return proofs;
    }

    void lifetime(Duration length) {
        lifetime = length;
    }

    void revokeAll() {
        issued.clear();
    }

    int requests() {
        return requests;
    }

    /** Returns a live access token; null if there is none. */
    @Nullable
    Issued live(String accessToken) {
        Issued found = issued.get(accessToken);
        return found != null && account.now().isBefore(found.end()) ? found : null;
    }

    SimulatedResponse token(SimulatedCall call) {
        requests++;
        SimulatedResponse response = response(call);
        String nonce = proofs.nonce();
        return nonce == null ? response : response.with("DPoP-Nonce", nonce);
    }

    private SimulatedResponse response(SimulatedCall call) {
        Map<String, String> form = form(call.text());
        SignedToken assertion = SignedToken.parse(form.get("client_assertion"));
        OktaServiceApp app = assertion == null || !ASSERTION_TYPE.equals(form.get("client_assertion_type"))
                ? null
                : authenticated(assertion, call.origin() + PATH);
        if (app == null) {
            return error(401, "invalid_client", "The client_assertion is not valid.");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type", "The grant type is not supported.");
        }
        String header = call.header("DPoP");
        SignedToken proof = SignedToken.parse(header);
        String problem = header == null && !dpopRequired ? null : proofs.problem(proof, call, null, account.now());
        if (problem != null) {
            return error(400, problem, "The DPoP proof is missing or not valid, or lacks the nonce.");
        }
        List<String> scopes = Arrays.asList(form.getOrDefault("scope", "").split(" ", -1));
        if (!app.scopes().containsAll(scopes)) {
            return error(400, "invalid_scope", "One or more scopes are not configured for the client.");
        }
        JsonObject key = dpopRequired ? DpopProofs.key(proof) : null;
        return issue(app, scopes, key == null ? null : SignedToken.thumbprint(key));
    }

    private SimulatedResponse issue(OktaServiceApp app, List<String> scopes, @Nullable String thumbprint) {
        String token = "sim-access-token-" + account.nextNumber();
        issued.put(token, new Issued(app, scopes, thumbprint, account.now().plus(lifetime)));
        return SimulatedResponse.json(
                200,
                JsonTree.object()
                        .set("token_type", thumbprint == null ? "Bearer" : "DPoP")
                        .set("expires_in", lifetime.toSeconds())
                        .set("access_token", token)
                        .set("scope", String.join(" ", scopes))
                        .build());
    }

    /** Returns the app that has signed an assertion, which is used up then; null if there is none. */
    private @Nullable OktaServiceApp authenticated(SignedToken assertion, String url) {
        String clientId = String.valueOf(assertion.claim("sub"));
        OktaServiceApp app = apps.get(clientId);
        Long end = assertion.number("exp");
        Long made = assertion.number("iat");
        String id = assertion.claim("jti");
        long now = account.now().getEpochSecond();
        String kid = JsonTree.string(assertion.header(), "kid");
        boolean valid = app != null
                && clientId.equals(assertion.claim("iss"))
                && url.equals(assertion.claim("aud"))
                && end != null
                && end > now
                && end - now < LONGEST_ASSERTION
                && (made == null || made <= now)
                && (kid == null || kid.equals(JsonTree.string(app.jwk(), "kid")))
                && assertion.isSignedBy(app.jwk());
        return valid && (id == null || usedIds.add(id)) ? app : null;
    }

    private static SimulatedResponse error(int status, String code, String description) {
        return SimulatedResponse.json(status, Map.of("error", code, "error_description", description));
    }

    /** Reads the fields of a form in a body. */
    static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }
}
