package io.apitokens.astro;

import io.apitokens.astro.api.ApiTokenRole;
import io.apitokens.astro.api.DagRole;
import io.apitokens.astro.api.DeploymentRole;
import io.apitokens.astro.api.EntityType;
import io.apitokens.astro.api.SubjectRoles;
import io.apitokens.astro.api.WorkspaceRole;
import io.apitokens.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Knows the vendor's own roles, and converts roles from the grouped form of responses to the flat form of requests. */
final class AstroRoles {

    /** The vendor's own roles. Organizations define further ones, so every other name is sent as given. */
    private static final List<String> KNOWN = List.of(
            "ORGANIZATION_OWNER",
            "ORGANIZATION_BILLING_ADMIN",
            "ORGANIZATION_MEMBER",
            "ORGANIZATION_OBSERVE_ADMIN",
            "ORGANIZATION_OBSERVE_MEMBER",
            "WORKSPACE_OWNER",
            "WORKSPACE_OPERATOR",
            "WORKSPACE_AUTHOR",
            "WORKSPACE_MEMBER",
            "WORKSPACE_ACCESSOR",
            "DEPLOYMENT_ADMIN",
            "DAG_VIEWER",
            "DAG_AUTHOR");

    private AstroRoles() {}

    /** Rejects the name of one of the vendor's own roles in another case, which the vendor does not know. */
    static void refuseOtherCase(String field, String name) {
        for (String known : KNOWN) {
            if (known.equalsIgnoreCase(name.strip()) && !known.equals(name)) {
                throw InvalidInputException.of(field, "is spelled otherwise at Astro: " + known);
            }
        }
    }

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
