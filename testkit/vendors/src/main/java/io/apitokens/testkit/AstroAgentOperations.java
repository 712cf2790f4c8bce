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

    private SimulatedResponse list(SimulatedCall call) {
        String deployment = deployment(call);
        List<AstroToken> found = account.tokens().stream()
                .filter(token -> deployment.equals(token.deployment()))
                .toList();
        return new AstroPage(call, account.pageCap(), AstroPage.AGENT_SORTS).of(found);
    }

    private SimulatedResponse create(SimulatedCall call) {
        String deployment = manageable(call);
        AstroToken.Spec spec = account.requests().createAgent(account.body(call), deployment);
        return AstroOperations.issued(account.issue(spec, account.enter(call).profile()));
    }

    private SimulatedResponse get(SimulatedCall call) {
        return SimulatedResponse.json(200, token(call, deployment(call)).json().build());
    }

    private SimulatedResponse delete(SimulatedCall call) {
        account.remove(token(call, manageable(call)));
        return SimulatedResponse.empty(204);
    }

    private AstroToken token(SimulatedCall call, String deployment) {
        return account.require(call.pathValue("agentTokenId"), deployment);
    }

    private String deployment(SimulatedCall call) {
        account.enter(call);
        String deployment = call.pathValue("deploymentId");
        if (!account.entities().hasDeployment(deployment)) {
            throw new Refusal(account.error(404));
        }
        return deployment;
    }

    private String manageable(SimulatedCall call) {
        String deployment = deployment(call);
        account.checkRights(account.enter(call), AstroRole.DEPLOYMENT, deployment);
        return deployment;
    }
}
