package io.apitokens.testkit;

import com.google.gson.JsonObject;
import io.apitokens.testkit.OktaAuthorizationServer.Issued;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the access token, its DPoP proof and its scopes for a call of the management API. */
final class OktaAccessCheck {

    /** The resources of scopes, by the paths of their operations. */
    private static final Map<Pattern, String> RESOURCES = Map.ofEntries(
            Map.entry(Pattern.compile("/api/v1/api-tokens(/.*)?"), "okta.apiTokens"),
            Map.entry(Pattern.compile("/api/v1/apps(/.*)?"), "okta.apps"),
            Map.entry(Pattern.compile("/api/v1/users(/[^/]*)?"), "okta.users"),
            Map.entry(Pattern.compile("/api/v1/users/[^/]*/roles(/.*)?"), "okta.roles"),
            Map.entry(Pattern.compile("/oauth2/v1/clients/[^/]*/roles(/.*)?"), "okta.roles"),
            Map.entry(Pattern.compile("/api/v1/zones(/.*)?"), "okta.networkZones"),
            Map.entry(Pattern.compile("/integrations/api/v1/api-services(/.*)?"), "okta.oauthIntegrations"));

    private final OktaAccount account;
    private final OktaAuthorizationServer server;
    private final DpopProofs proofs = new DpopProofs("rs");

    OktaAccessCheck(OktaAccount account, OktaAuthorizationServer server) {
        this.account = account;
        this.server = server;
    }

    DpopProofs proofs() {
        return proofs;
    }

    /** Returns the caller with an access token, or refuses it. */
    OktaToken caller(SimulatedCall call, String scheme, String accessToken) {
        Issued token = server.live(accessToken);
        boolean bound = token != null && token.thumbprint() != null;
        if (token == null || (scheme.equals("DPoP") && !bound)) {
            throw refusal(401, scheme, "invalid_token", null);
        }
        if (bound) {
            if (scheme.equals("Bearer") || call.header("DPoP") == null) {
                throw refusal(400, "DPoP", "invalid_request", null);
            }
            SignedToken proof = SignedToken.parse(call.header("DPoP"));
            String problem = proofs.problem(proof, call, accessToken, account.now());
            JsonObject key = DpopProofs.key(proof);
            boolean same = key != null && SignedToken.thumbprint(key).equals(token.thumbprint());
            if (problem == null && !same) {
                problem = "invalid_dpop_proof";
            }
            if (problem != null) {
                throw refusal(problem.equals("use_dpop_nonce") ? 401 : 400, "DPoP", problem, null);
            }
        }
        String scope = scope(call);
        if (scope == null) {
            throw new Refusal(account.error(403));
        }
        String manage = scope.replace(".read", ".manage");
        if (!token.scopes().contains(scope) && !token.scopes().contains(manage)) {
            throw refusal(403, scheme, "insufficient_scope", scope);
        }
        return token.app().principal();
    }

    /** Returns the scope that a call needs; null if no access token can make it. */
    private static @Nullable String scope(SimulatedCall call) {
        String target = call.target();
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        if (path.equals(OktaOperations.TOKENS + "/current")) {
            return null;
        }
        return RESOURCES.entrySet().stream()
                .filter(resource -> resource.getKey().matcher(path).matches())
                .map(resource -> resource.getValue() + (call.method().equals("GET") ? ".read" : ".manage"))
                .findFirst()
                .orElse(null);
    }

    private Refusal refusal(int status, String scheme, String error, @Nullable String scope) {
        String challenge = scheme
                + (scheme.equals("DPoP") ? " algs=\"RS256 RS384 RS512 ES256 ES384 ES512\"," : "")
                + " realm=\"simulated\","
                + (scope == null ? "" : " scope=\"" + scope + "\",")
                + " error=\"" + error + "\", error_description=\"Simulated, with a comma.\"";
        SimulatedResponse response = SimulatedResponse.empty(status).with("WWW-Authenticate", challenge);
        String nonce = proofs.nonce();
        return new Refusal(nonce == null ? response : response.with("DPoP-Nonce", nonce));
    }
}
