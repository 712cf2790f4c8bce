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

    private Answer list(Call call) {
        account.enter(call);
        List<AstroToken> found = account.tokens().stream()
                .filter(token -> token.deployment() == null)
                .filter(new AstroFilter(call)::accepts)
                .toList();
        return new AstroPage(call, account.pageCap(), AstroPage.TOKEN_SORTS).of(found);
    }

    private Answer create(Call call) {
        AstroToken caller = account.enter(call);
        AstroToken.Spec spec = account.requests().create(account.body(call));
        account.checkRights(caller, spec.scope(), spec.entityId());
        return issued(account.issue(spec, caller.profile()));
    }

    private Answer get(Call call) {
        account.enter(call);
        return Answer.json(
                200, account.require(call.pathValue("tokenId"), null).json().build());
    }

    /**
     * Clears a description that is left out. The vendor's behaviour is unknown, so clients must send the description.
     */
    private Answer update(Call call) {
        AstroToken caller = account.enter(call);
        AstroToken token = managed(call, caller);
        JsonObject body = account.body(call);
        token.rename(AstroRequests.name(body), AstroRequests.description(body), caller.profile(), account.now());
        return Answer.json(200, token.json().build());
    }

    private Answer delete(Call call) {
        account.forget(managed(call, account.enter(call)));
        return Answer.empty(204);
    }

    private Answer updateRoles(Call call) {
        AstroToken caller = account.enter(call);
        AstroToken token = managed(call, caller);
        token.replaceRoles(account.rules().read(account.body(call), token), caller.profile(), account.now());
        return Answer.json(200, grouped(token.roles()).build());
    }

    private Answer rotate(Call call) {
        AstroToken caller = account.enter(call);
        AstroToken token = managed(call, caller);
        token.rotate(caller.profile(), account.now());
        return issued(token);
    }

    private AstroToken managed(Call call, AstroToken caller) {
        AstroToken token = account.require(call.pathValue("tokenId"), null);
        account.checkRights(caller, token.scope(), token.entityId());
        return token;
    }

    static Answer issued(AstroToken token) {
        return Answer.json(
                200, token.json().set("token", token.credential().expose()).build());
    }

    /** Groups the roles like a subject's roles, a format that differs from that of the request. */
    private static Json grouped(List<AstroRole> roles) {
        Json grouped = Json.object();
        List<Json> workspaces = new ArrayList<>();
        List<Json> deployments = new ArrayList<>();
        List<Json> dags = new ArrayList<>();
        for (AstroRole role : roles) {
            Json name = Json.object().set("role", role.role());
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
