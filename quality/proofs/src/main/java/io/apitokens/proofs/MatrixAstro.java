package io.apitokens.proofs;

import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.ApiTokenRole;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.astro.api.CreateAgentTokenRequest;
import io.apitokens.astro.api.CreateApiTokenRequest;
import io.apitokens.astro.api.EntityType;
import io.apitokens.astro.api.TokenScope;
import io.apitokens.astro.api.UpdateApiTokenRequest;
import io.apitokens.astro.api.UpdateApiTokenRolesRequest;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.transport.HttpTransport;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Astro's operations, including those on agent tokens. */
final class MatrixAstro implements MatrixVendor {

    private final SimulatedAstro simulator;
    private final AstroIam preparing;
    private final AstroIam watched;
    private final String organization;
    private final String deployment;
    private @Nullable Secret rotated;

    MatrixAstro(ManualTimeSource timeSource, boolean http2, MatrixTransports transports) {
        this.simulator = http2 ? SimulatedAstro.startHttp2(timeSource) : SimulatedAstro.start(timeSource);
        this.preparing = client(timeSource, transports.preparing());
        this.watched = client(timeSource, transports.watched());
        this.organization = simulator.organizationId();
        this.deployment = simulator.deploymentId();
    }

    private AstroIam client(ManualTimeSource timeSource, HttpTransport transport) {
        return AstroIam.builder()
                .baseUrl(simulator.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(simulator.credential())
                .organizationId(simulator.organizationId())
                .timeSource(timeSource)
                .transport(transport)
                .build();
    }

    @Override
    public SimulatedAstro simulator() {
        return simulator;
    }

    @Override
    public Supplier<@Nullable Object> operation(String name) {
        AstroApi api = watched.api();
        return switch (name) {
            case "listApiTokens" -> api.listApiTokens(organization, AstroApi.ListApiTokensQuery.none())::execute;
            case "createApiToken" -> api.createApiToken(organization, request())::execute;
            case "getApiToken" -> api.getApiToken(organization, token())::execute;
            case "updateApiToken" -> api.updateApiToken(organization, token(), renaming())::execute;
            case "deleteApiToken" -> api.deleteApiToken(organization, token())::execute;
            case "updateApiTokenRoles" -> api.updateApiTokenRoles(organization, token(), roles())::execute;
            case "rotateApiToken" -> api.rotateApiToken(organization, token())::execute;
            default -> name.startsWith("tokens.") ? facadeOperation(name) : agentOperation(name);
        };
    }

    private Supplier<@Nullable Object> agentOperation(String name) {
        AstroApi api = watched.api();
        return switch (name) {
            case "listAgentTokens" ->
                api.listAgentTokens(organization, deployment, AstroApi.ListAgentTokensQuery.none())::execute;
            case "createAgentToken" -> api.createAgentToken(organization, deployment, agent())::execute;
            case "getAgentToken" -> api.getAgentToken(organization, deployment, agentToken())::execute;
            case "deleteAgentToken" -> api.deleteAgentToken(organization, deployment, agentToken())::execute;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Supplier<@Nullable Object> facadeOperation(String name) {
        if (name.startsWith("tokens.create")) {
            TokenSpec spec = name.endsWith("+roles") ? wide().build() : narrow().build();
            return () -> watched.tokens().create(spec);
        }
        TokenId id = TokenId.of(watched.account(), token());
        return switch (name) {
            case "tokens.delete" ->
                () -> {
                    watched.tokens().delete(id);
                    return null;
                };
            case "tokens.rotate" -> () -> watched.tokens().rotate(id);
            case "tokens.update" -> () -> watched.tokens().update(id, update());
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Creates the token that an operation reads, changes or deletes. */
    private String token() {
        IssuedToken made = preparing.tokens().create(narrow().build());
        rotated = made.secret();
        return made.token().id().value();
    }

    private String agentToken() {
        ApiToken made = preparing
                .api()
                .createAgentToken(organization, deployment, agent())
                .execute();
        return Objects.requireNonNull(made.id());
    }

    private static TokenSpec.Builder narrow() {
        return TokenSpec.builder("matrix")
                .grant("ORGANIZATION_MEMBER", Resource.account())
                .expiresAfter(Duration.ofDays(1));
    }

    private TokenSpec.Builder wide() {
        return narrow().grant("WORKSPACE_MEMBER", Resource.workspace(simulator.workspaceId()));
    }

    private TokenUpdate update() {
        return TokenUpdate.builder()
                .name("renamed")
                .grant("ORGANIZATION_OWNER", Resource.account())
                .build();
    }

    private static CreateApiTokenRequest request() {
        return CreateApiTokenRequest.builder()
                .name("matrix")
                .scope(TokenScope.ORGANIZATION)
                .role("ORGANIZATION_MEMBER")
                .build();
    }

    private static CreateAgentTokenRequest agent() {
        return CreateAgentTokenRequest.builder().name("matrix").build();
    }

    private static UpdateApiTokenRequest renaming() {
        return UpdateApiTokenRequest.builder().name("renamed").description("").build();
    }

    private UpdateApiTokenRolesRequest roles() {
        ApiTokenRole role = ApiTokenRole.builder()
                .entityType(EntityType.ORGANIZATION)
                .entityId(organization)
                .role("ORGANIZATION_OWNER")
                .build();
        return UpdateApiTokenRolesRequest.builder().roles(List.of(role)).build();
    }

    @Override
    public void warmUp() {
        watched.api()
                .listAgentTokens(organization, deployment, AstroApi.ListAgentTokensQuery.none())
                .execute();
    }

    @Override
    public Step lastStep(String operation) {
        return switch (operation) {
            case "tokens.create+roles" -> new Step(2, "POST", "/roles");
            case "tokens.update" -> new Step(3, "POST", "/v1/organizations/[^/]+/tokens/[^/]+");
            default -> Step.ONLY;
        };
    }

    @Override
    public @Nullable Secret secretIn(@Nullable Object result) {
        if (result instanceof IssuedToken issued) {
            return issued.secret();
        }
        return result instanceof ApiToken token ? token.token() : null;
    }

    @Override
    public @Nullable Secret rotated() {
        return rotated;
    }

    @Override
    public void close() {
        watched.close();
        preparing.close();
        simulator.close();
    }
}
