package io.apitokens.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
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
        Map<String, String> form = form(call.text());
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
                        "sim-access-" + account.nextId(),
                        "scope",
                        SCOPE));
    }

    private boolean isAuthenticated(SimulatedCall call, Map<String, String> form) {
        String assertion = form.get("client_assertion");
        if (assertion != null) {
            return ClientAssertions.isValid(assertion, call.origin() + PATH, clients, account.now());
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

    private static Map<String, String> form(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String field : text.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
