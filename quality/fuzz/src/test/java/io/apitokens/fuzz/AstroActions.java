package io.apitokens.fuzz;

import io.apitokens.Resource;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.astro.AstroTokens;
import io.apitokens.astro.api.ApiTokenRole;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.astro.api.CreateAgentTokenRequest;
import io.apitokens.astro.api.CreateApiTokenRequest;
import io.apitokens.astro.api.EntityType;
import io.apitokens.astro.api.TokenScope;
import io.apitokens.astro.api.UpdateApiTokenRequest;
import io.apitokens.astro.api.UpdateApiTokenRolesRequest;
import io.apitokens.call.ApiCall;
import io.apitokens.testkit.MemorySecretStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every operation of Astro's clients. */
final class AstroActions {

    private static final String ORG = Setup.ORGANIZATION;
    private static final String DEPLOYMENT = "clm8t5u4q000008jq4qoc3031";
    private static final String TOKEN = "clm8q7f6q000008lcgyougpsk";
    private static final TokenId ID = TokenId.parse("astro/" + ORG + "/" + TOKEN);
    private static final Resource WORKSPACE = Resource.workspace("clm8sgvai000008l794psbkdv");
    private static final TokenSpec SPEC = TokenSpec.builder("ci")
            .grant("WORKSPACE_OPERATOR", WORKSPACE)
            .expiresAfter(Duration.ofDays(30))
            .build();
    private static final TokenSpec TWO_ROLES = TokenSpec.builder("ci")
            .grant("WORKSPACE_OPERATOR", WORKSPACE)
            .grant("DEPLOYMENT_ADMIN", Resource.deployment(DEPLOYMENT))
            .neverExpires()
            .build();
    private static final TokenUpdate RENAME =
            TokenUpdate.builder().name("ci 2").description("new").build();
    private static final TokenUpdate NEW_ROLES = TokenUpdate.builder()
            .name("ci 3")
            .grant("WORKSPACE_MEMBER", WORKSPACE)
            .build();
    private static final List<Action> ALL = make();

    private AstroActions() {}

    static List<Action> all() {
        return ALL;
    }

    private static List<Action> make() {
        List<Action> all = new ArrayList<>();
        add(all, "listApiTokens", false, api -> api.listApiTokens(ORG, AstroApi.ListApiTokensQuery.none()));
        add(all, "createApiToken", true, api -> api.createApiToken(ORG, request()));
        add(all, "getApiToken", false, api -> api.getApiToken(ORG, TOKEN));
        add(all, "updateApiToken", false, api -> api.updateApiToken(ORG, TOKEN, update()));
        add(all, "deleteApiToken", false, api -> api.deleteApiToken(ORG, TOKEN));
        add(all, "updateApiTokenRoles", false, api -> api.updateApiTokenRoles(ORG, TOKEN, roles()));
        add(all, "rotateApiToken", true, api -> api.rotateApiToken(ORG, TOKEN));
        add(
                all,
                "listAgentTokens",
                false,
                api -> api.listAgentTokens(ORG, DEPLOYMENT, AstroApi.ListAgentTokensQuery.none()));
        add(all, "createAgentToken", true, api -> api.createAgentToken(ORG, DEPLOYMENT, agent()));
        add(all, "getAgentToken", false, api -> api.getAgentToken(ORG, DEPLOYMENT, TOKEN));
        add(all, "deleteAgentToken", false, api -> api.deleteAgentToken(ORG, DEPLOYMENT, TOKEN));
        all.add(facade("get", tokens -> tokens.get(ID)));
        all.add(facade("list", tokens -> tokens.list().toList()));
        all.add(facade(
                "list by name",
                tokens -> tokens.list(TokenFilter.all().named("ci")).toList()));
        all.add(facade("verify", tokens -> tokens.verify(Setup.SECRET)));
        all.add(facade("delete", tokens -> {
            tokens.delete(ID);
            return null;
        }));
        all.add(facade("update of the name", tokens -> tokens.update(ID, RENAME)));
        all.add(facade("update of all", tokens -> tokens.update(ID, NEW_ROLES)));
        all.add(Action.issuing("astro create", setup -> tokens(setup).create(SPEC)));
        all.add(Action.issuing(
                "astro create with two roles", setup -> tokens(setup).create(TWO_ROLES)));
        all.add(Action.issuing(
                "astro create into a store", setup -> tokens(setup).create(SPEC, setup.store())));
        all.add(Action.issuing(
                "astro create into a store that fails",
                setup -> tokens(setup).create(SPEC, MemorySecretStore.create().failWrites("disk full"))));
        all.add(Action.issuing("astro rotate", setup -> tokens(setup).rotate(ID)));
        return List.copyOf(all);
    }

    private static void add(List<Action> all, String name, boolean issues, Function<AstroApi, ApiCall<?>> call) {
        all.addAll(Action.typed(
                "astro " + name, issues, setup -> call.apply(setup.astro().api())));
    }

    private static Action facade(String name, Function<AstroTokens, @Nullable Object> run) {
        return Action.facade("astro " + name, setup -> run.apply(tokens(setup)));
    }

    private static AstroTokens tokens(Setup setup) {
        return setup.astro().tokens();
    }

    private static CreateApiTokenRequest request() {
        return CreateApiTokenRequest.builder()
                .name("ci")
                .role("ORGANIZATION_OWNER")
                .scope(TokenScope.ORGANIZATION)
                .build();
    }

    private static UpdateApiTokenRequest update() {
        return UpdateApiTokenRequest.builder().name("ci").description("").build();
    }

    private static UpdateApiTokenRolesRequest roles() {
        ApiTokenRole role = ApiTokenRole.builder()
                .entityType(EntityType.ORGANIZATION)
                .entityId(ORG)
                .role("ORGANIZATION_OWNER")
                .build();
        return UpdateApiTokenRolesRequest.builder().roles(List.of(role)).build();
    }

    private static CreateAgentTokenRequest agent() {
        return CreateAgentTokenRequest.builder().name("agent").build();
    }
}
