package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Astro's seven operations on API tokens. */
final class AstroOperations {
    private static final String TOKENS = "/v1/organizations/{organizationId}/tokens";
    private static final String TOKEN_PATH = TOKENS + "/{tokenId}";

    private final AstroAccount account;

    AstroOperations(AstroAccount account) {
        this.account = account;
    }

    void addTo(Router router) {
        router.on("GET", TOKENS, this::list)
                .on("POST", TOKENS, this::create)
                .on("GET", TOKEN_PATH, this::get)
                .on("POST", TOKEN_PATH, this::update)
                .on("DELETE", TOKEN_PATH, this::delete)
                .on("POST", TOKEN_PATH + "/roles", this::updateRoles)
                .on("POST", TOKEN_PATH + "/rotate", this::rotate);
    }

    private SimulatedResponse list(SimulatedCall call) {
        account.enter(call);
        List<AstroToken> found = account.tokens().stream()
                .filter(token -> token.deployment() == null)
                .filter(new AstroFilter(call)::accepts)
                .toList();
        return new AstroPage(call, account.pageCap(), AstroPage.TOKEN_SORTS).of(found);
    }

    private SimulatedResponse create(SimulatedCall call) {
        AstroToken caller = account.enter(call);
        AstroToken.Spec spec = account.requests().create(account.body(call));
        account.checkRights(caller, spec.scope(), spec.entityId());
        return issued(account.issue(spec, caller.profile()));
    }

    private SimulatedResponse get(SimulatedCall call) {
        account.enter(call);
        return SimulatedResponse.json(
                200, account.require(call.pathValue("tokenId"), null).json().build());
    }

    /**
     * Clears a description that is left out. The vendor's behaviour is unknown, so clients must send the description.
     */
    private SimulatedResponse update(SimulatedCall call) {
        AstroToken caller = account.enter(call);
        AstroToken token = managed(call, caller);
        JsonObject body = account.body(call);
        token.rename(AstroRequests.name(body), AstroRequests.description(body), caller.profile(), account.now());
        return SimulatedResponse.json(200, token.json().build());
    }

    private SimulatedResponse delete(SimulatedCall call) {
        account.remove(managed(call, account.enter(call)));
        return SimulatedResponse.empty(204);
    }

    private SimulatedResponse updateRoles(SimulatedCall call) {
        AstroToken caller = account.enter(call);
        AstroToken token = managed(call, caller);
        token.replaceRoles(account.rules().read(account.body(call), token), caller.profile(), account.now());
        return SimulatedResponse.json(200, grouped(token.roles()).build());
    }

    private SimulatedResponse rotate(SimulatedCall call) {
        AstroToken caller = account.enter(call);
        AstroToken token = managed(call, caller);
        token.rotate(caller.profile(), account.now());
        return issued(token);
    }

    private AstroToken managed(SimulatedCall call, AstroToken caller) {
        AstroToken token = account.require(call.pathValue("tokenId"), null);
        account.checkRights(caller, token.scope(), token.entityId());
        return token;
    }

    static SimulatedResponse issued(AstroToken token) {
        return SimulatedResponse.json(
                200, token.json().set("token", token.credential().expose()).build());
    }

    /** Groups the roles like a subject's roles, a format that differs from that of the request. */
    private static JsonTree grouped(List<AstroRole> roles) {
        JsonTree grouped = JsonTree.object();
        List<JsonTree> workspaces = new ArrayList<>();
        List<JsonTree> deployments = new ArrayList<>();
        List<JsonTree> dags = new ArrayList<>();
        for (AstroRole role : roles) {
            JsonTree name = JsonTree.object().set("role", role.role());
            switch (role.entityType()) {
                case AstroRole.ORGANIZATION -> grouped.set("organizationRole", role.role());
                case AstroRole.WORKSPACE -> workspaces.add(name.set("workspaceId", role.entityId()));
                case AstroRole.DEPLOYMENT -> deployments.add(name.set("deploymentId", role.entityId()));
                default ->
                    dags.add(name.set("deploymentId", role.deploymentId())
                            .set(role.entityType().equals(AstroRole.DAG) ? "dagId" : "dagTag", role.entityId()));
            }
        }
        return grouped.set("workspaceRoles", workspaces)
                .set("deploymentRoles", deployments)
                .set("dagRoles", dags);
    }
}
