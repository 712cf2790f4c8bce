package io.apitokens.testkit.rotation;

import io.apitokens.Resource;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.AstroTokens;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A simulated organization and a client of it, on one time source. */
final class TestOrganization implements AutoCloseable {

    static final Instant START = Instant.parse("2026-08-01T10:00:00Z");

    final ManualTimeSource time = ManualTimeSource.startingAt(START);
    final SimulatedAstro astro = SimulatedAstro.start(time);
    final AstroIam iam = AstroIam.builder()
            .baseUrl(astro.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(astro.credential())
            .organizationId(astro.organizationId())
            .timeSource(time)
            .build();
    final Resource workspace = Resource.workspace(astro.workspaceId());
    final Resource deployment = Resource.deployment(astro.deploymentId());

    AstroTokens tokens() {
        return iam.tokens();
    }

    /** A token of the workspace with a further role on its deployment, so made in two steps. */
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

    List<String> paths() {
        List<String> paths = new ArrayList<>();
        for (SimulatedRequest request : astro.requests()) {
            paths.add(request.method() + " " + request.path().replaceFirst("^.*/organizations/[^/]+", ""));
        }
        return paths;
    }

    /** How many tokens live beside the administrator's. */
    int live() {
        return astro.liveTokenIds().size() - 1;
    }

    @Override
    public void close() {
        iam.close();
        astro.close();
    }
}
