package io.apitokens.testkit;

import java.util.List;

/** Astro's four operations on the agent tokens of a deployment. */
final class AstroAgentOperations {
    private static final String TOKENS = "/v1/organizations/{organizationId}/deployments/{deploymentId}/agent-tokens";
    private static final String TOKEN_PATH = TOKENS + "/{agentTokenId}";

    private final AstroAccount account;

    AstroAgentOperations(AstroAccount account) {
        this.account = account;
    }

    void addTo(Router router) {
        router.on("GET", TOKENS, this::list)
                .on("POST", TOKENS, this::create)
                .on("GET", TOKEN_PATH, this::get)
                .on("DELETE", TOKEN_PATH, this::delete);
    }

    private Answer list(Call call) {
        String deployment = deployment(call);
        List<AstroToken> found = account.tokens().stream()
                .filter(token -> deployment.equals(token.deployment()))
                .toList();
        return new AstroPage(call, account.pageCap(), AstroPage.AGENT_SORTS).of(found);
    }

    private Answer create(Call call) {
        String deployment = manageable(call);
        AstroToken.Spec spec = account.requests().createAgent(account.body(call), deployment);
        return AstroOperations.issued(account.issue(spec, account.enter(call).profile()));
    }

    private Answer get(Call call) {
        return Answer.json(200, token(call, deployment(call)).json().build());
    }

    private Answer delete(Call call) {
        account.forget(token(call, manageable(call)));
        return Answer.empty(204);
    }

    private AstroToken token(Call call, String deployment) {
        return account.require(call.pathValue("agentTokenId"), deployment);
    }

    private String deployment(Call call) {
        account.enter(call);
        String deployment = call.pathValue("deploymentId");
        if (!account.entities().hasDeployment(deployment)) {
            throw new Refusal(account.error(404));
        }
        return deployment;
    }

    private String manageable(Call call) {
        String deployment = deployment(call);
        account.checkRights(account.enter(call), AstroRole.DEPLOYMENT, deployment);
        return deployment;
    }
}
