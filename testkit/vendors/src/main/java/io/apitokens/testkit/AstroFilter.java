package io.apitokens.testkit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filters of Astro's token list. They match the entities of a token's roles, regardless of the token's scope. */
final class AstroFilter {
    private final @Nullable String workspace;
    private final @Nullable String deployment;
    private final @Nullable String dag;
    private final List<String> dagTags;
    private final boolean organizationOnly;
    private final @Nullable String kind;

    AstroFilter(SimulatedCall call) {
        workspace = call.query("workspaceId");
        deployment = call.query("deploymentId");
        dag = call.query("dagId");
        dagTags = call.queryValues("dagTags");
        organizationOnly = "true".equals(oneOf(call, "includeOnlyOrganizationTokens", Set.of("true", "false")));
        kind = oneOf(call, "kind", Set.of("STANDARD", "DIRECT_ACCESS"));
    }

    boolean accepts(AstroToken token) {
        return holds(token, AstroRole.WORKSPACE, workspace)
                && holds(token, AstroRole.DEPLOYMENT, deployment)
                && holds(token, AstroRole.DAG, dag)
                && dagTags.stream().allMatch(tag -> holds(token, AstroRole.DAG_TAG, tag))
                && (!organizationOnly || token.scope().equals(AstroRole.ORGANIZATION))
                && (kind == null || token.kind().equals(kind));
    }

    private static boolean holds(AstroToken token, String type, @Nullable String id) {
        return id == null || token.roles().stream().anyMatch(role -> role.isOn(type, id));
    }

    private static @Nullable String oneOf(SimulatedCall call, String name, Set<String> values) {
        String value = call.query(name);
        if (value != null && !values.contains(value)) {
            throw AstroErrors.invalid(name, "oneof", name + " is unknown");
        }
        return value;
    }
}
