package io.apitokens.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint of a custom authorization server. Accepts the client credentials grant with {@code
 * client_secret_basic}, {@code client_secret_post} and {@code private_key_jwt}, for active secrets and keys.
 */
final class OktaTokenEndpoint {

    static final String PATH = "/oauth2/default/v1/token";

    private static final String SCOPE = "sim.read";

    private final OktaAccount account;
    private final OktaClients clients;

    OktaTokenEndpoint(OktaAccount account, OktaClients clients) {
        this.account = account;
        this.clients = clients;
    }

    SimulatedResponse token(SimulatedCall call) {
        Map<String, String> form = OktaAuthorizationServer.form(call.text());
        if (!isAuthenticated(call, form)) {
            return error(401, "invalid_client");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return error(400, "unsupported_grant_type");
        }
        if (!SCOPE.equals(form.get("scope"))) {
            return error(400, "invalid_scope");
        }
        return SimulatedResponse.json(
                200,
                Map.of(
                        "token_type",
                        "Bearer",
                        "expires_in",
                        3600,
                        "access_token",
                        "sim-access-" + account.nextNumber(),
                        "scope",
                        SCOPE));
    }

    private boolean isAuthenticated(SimulatedCall call, Map<String, String> form) {
        String assertion = form.get("client_assertion");
        if (assertion != null) {
            return isSignedByApp(SignedToken.parse(assertion), call.origin() + PATH);
        }
        String header = call.header("Authorization");
        if (header == null) {
            return isSecretOf(form.get("client_id"), form.get("client_secret"));
        }
        if (!header.startsWith("Basic ") || form.containsKey("client_secret")) {
            return false;
        }
        String pair = new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon > 0 && isSecretOf(decoded(pair.substring(0, colon)), decoded(pair.substring(colon + 1)));
    }

    /** Returns whether an app has signed an assertion for a token URL, with a key that is active. */
    private boolean isSignedByApp(@Nullable SignedToken assertion, String url) {
        String clientId = assertion == null ? null : assertion.claim("sub");
        OktaClient client = clientId == null ? null : clients.ofClientId(clientId);
        Long end = assertion == null ? null : assertion.number("exp");
        if (assertion == null || clientId == null || client == null || end == null) {
            return false;
        }
        long now = account.now().getEpochSecond();
        boolean meant = clientId.equals(assertion.claim("iss")) && url.equals(assertion.claim("aud"));
        if (!meant || end <= now || end >= now + 3600) {
            return false;
        }
        String kid = JsonTree.string(assertion.header(), "kid");
        return client.keys().values().stream()
                .filter(key -> key.isActive() && (kid == null || kid.equals(key.kid())))
                .anyMatch(key -> assertion.isSignedBy(key.jwk()));
    }

    private boolean isSecretOf(@Nullable String clientId, @Nullable String value) {
        OktaClient client = clientId == null ? null : clients.ofClientId(clientId);
        return client != null
                && client.secrets().values().stream()
                        .anyMatch(secret ->
                                secret.isActive() && secret.value().expose().equals(value));
    }

    private static SimulatedResponse error(int status, String code) {
        return SimulatedResponse.json(status, Map.of("error", code, "error_description", "simulated " + code));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
