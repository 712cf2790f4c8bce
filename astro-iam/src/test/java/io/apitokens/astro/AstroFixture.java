package io.apitokens.astro;

import io.apitokens.ApiTokens;
import io.apitokens.Grant;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.call.ClientBuilder;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.conformance.SpecConformance;
import io.apitokens.testkit.contract.SimulatedFixture;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A simulated Astro whose traffic is checked against the specification. */
class AstroFixture extends SimulatedFixture {

    private final ManualTimeSource timeSource;
    private final SimulatedAstro astro;
    private final SpecConformance conformance;

    AstroFixture(ManualTimeSource timeSource) {
        this(timeSource, SimulatedAstro.start(timeSource));
    }

    private AstroFixture(ManualTimeSource timeSource, SimulatedAstro astro) {
        super(astro);
        this.timeSource = timeSource;
        this.astro = astro;
        this.conformance = SpecConformance.attach(
                Path.of(System.getProperty("project.root", "."), "specs", "astro-iam.yaml"), astro);
    }

    SimulatedAstro astro() {
        return astro;
    }

    AstroIam.Builder builder() {
        return AstroIam.builder()
                .baseUrl(astro.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(astro.credential())
                .organizationId(astro.organizationId())
                .timeSource(timeSource);
    }

    @Override
    public ApiTokens client(Consumer<? super ClientBuilder<?>> settings) {
        AstroIam.Builder builder = builder();
        settings.accept(builder);
        return closedLater(builder.build()).tokens();
    }

    @Override
    public ApiTokens clientOf(TokenId ownToken, Consumer<? super ClientBuilder<?>> settings) {
        AstroIam.Builder builder = builder().ownToken(ownToken);
        settings.accept(builder);
        return closedLater(builder.build()).tokens();
    }

    @Override
    public String addToken(String name) {
        try (AstroIam client = builder().build()) {
            return client.tokens()
                    .create(spec(name).neverExpires().build())
                    .token()
                    .id()
                    .value();
        }
    }

    @Override
    public TokenSpec.Builder spec(String name) {
        return TokenSpec.builder(name).grant("WORKSPACE_MEMBER", Resource.workspace(astro.workspaceId()));
    }

    @Override
    public List<Grant> otherGrants() {
        return List.of(
                new Grant(Role.named("WORKSPACE_OWNER"), Resource.workspace(astro.workspaceId())),
                new Grant(Role.named("DEPLOYMENT_ADMIN"), Resource.deployment(astro.deploymentId())));
    }

    @Override
    public Set<String> fieldsChangedBy(TokenUpdate update) {
        Set<String> fields = new HashSet<>(Set.of("updatedAt", "updatedBy"));
        update.name().ifPresent(name -> fields.add("name"));
        update.description().ifPresent(text -> fields.add("description"));
        update.grants().ifPresent(grants -> fields.add("roles"));
        return fields;
    }

    @Override
    public List<String> impossibleIds() {
        return List.of("clm8%2e", "clm8?x=1", "clm8#x", "clm8;x", "clm8\u00e9", "clm8.x");
    }

    @Override
    public void smallPages() {
        astro.pageCap(3);
    }

    @Override
    public void close() {
        super.close();
        conformance.close();
    }
}
