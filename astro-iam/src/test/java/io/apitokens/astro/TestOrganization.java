package io.apitokens.astro;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Resource;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedRequest;
import io.apitokens.testkit.conformance.SpecConformance;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A simulated organization and its client, on one time source. Their traffic is checked against the specification. */
final class TestOrganization implements AutoCloseable {

    static final Instant START = Instant.parse("2026-08-01T10:00:00Z");
    static final Resource ORGANIZATION = Resource.account();

    final ManualTimeSource time = ManualTimeSource.startingAt(START);
    final SimulatedAstro astro = SimulatedAstro.start(time);
    private final @Nullable SpecConformance conformance;
    final AstroIam iam;
    final Resource workspace = Resource.workspace(astro.workspaceId());
    final Resource deployment = Resource.deployment(astro.deploymentId());

    TestOrganization() {
        this(UnaryOperator.identity(), true);
    }

    TestOrganization(UnaryOperator<AstroIam.Builder> settings) {
        this(settings, true);
    }

    private TestOrganization(UnaryOperator<AstroIam.Builder> settings, boolean checked) {
        conformance = checked
                ? SpecConformance.attach(
                        Path.of(System.getProperty("project.root", "."), "specs", "astro-iam.yaml"), astro)
                : null;
        iam = settings.apply(AstroIam.builder()
                        .baseUrl(astro.baseUrl())
                        .allowHttpOnLoopback()
                        .apiToken(astro.credential())
                        .organizationId(astro.organizationId())
                        .timeSource(time))
                .build();
    }

    /** Creates an organization without that check, which would take minutes for walks of thousands of requests. */
    static TestOrganization unchecked() {
        return new TestOrganization(UnaryOperator.identity(), false);
    }

    AstroTokens tokens() {
        return iam.tokens();
    }

    /** Returns a workspace token with a further role on its deployment, so that the create takes two steps. */
    TokenSpec.Builder twoSteps() {
        return TokenSpec.builder("ci")
                .description("two steps")
                .grant("WORKSPACE_OWNER", workspace)
                .grant("DEPLOYMENT_ADMIN", deployment)
                .neverExpires();
    }

    TokenSpec simple(String name) {
        return TokenSpec.builder(name)
                .description("made by a test")
                .grant("WORKSPACE_MEMBER", workspace)
                .neverExpires()
                .build();
    }

    TokenId id(String value) {
        return TokenId.of(iam.account(), value);
    }

    /** Sets the body of the next response, whose status is 200. */
    void response(String json) {
        astro.inject(Fault.status(200).body(json));
    }

    List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (SimulatedRequest request : astro.requests()) {
            paths.add(request.method() + " " + request.path().replaceFirst("^.*/organizations/[^/]+", ""));
        }
        return paths;
    }

    JsonObject body(int request) {
        return JsonParser.parseString(astro.requests().get(request).body()).getAsJsonObject();
    }

    /** Returns the number of live tokens, without the administrator's. */
    int live() {
        return astro.liveTokenIds().size() - 1;
    }

    @Override
    public void close() {
        iam.close();
        astro.close();
        if (conformance != null) {
            conformance.close();
        }
    }
}
