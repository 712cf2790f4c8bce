package io.apitokens.astro;

import io.apitokens.astro.api.ApiTokenRole;
import io.apitokens.astro.api.DagRole;
import io.apitokens.astro.api.DeploymentRole;
import io.apitokens.astro.api.EntityType;
import io.apitokens.astro.api.SubjectRoles;
import io.apitokens.astro.api.WorkspaceRole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Converts roles from the grouped form of responses to the flat form of requests. */
final class AstroRoles {

    private AstroRoles() {}

    /** Returns the flat list; null, meaning unknown, if the response holds no roles. */
    static @Nullable List<ApiTokenRole> flat(SubjectRoles from, String organization) {
        List<ApiTokenRole> roles = new ArrayList<>();
        if (from.organizationRole() != null) {
            roles.add(new ApiTokenRole(EntityType.ORGANIZATION, organization, from.organizationRole(), null));
        }
        for (WorkspaceRole role : orNone(from.workspaceRoles())) {
            roles.add(new ApiTokenRole(EntityType.WORKSPACE, role.workspaceId(), role.role(), null));
        }
        for (DeploymentRole role : orNone(from.deploymentRoles())) {
            roles.add(new ApiTokenRole(EntityType.DEPLOYMENT, role.deploymentId(), role.role(), null));
        }
        for (DagRole role : orNone(from.dagRoles())) {
            boolean tag = role.dagId() == null;
            roles.add(new ApiTokenRole(
                    tag ? EntityType.DAG_TAG : EntityType.DAG,
                    tag ? role.dagTag() : role.dagId(),
                    role.role(),
                    role.deploymentId()));
        }
        return roles.isEmpty() ? null : roles;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
