package io.apitokens.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The workspaces, deployments and roles that exist in the organization. */
final class AstroEntities {
    static final String DEFAULT_ORGANIZATION_ID = "clx42kkcm01fo01o06agtmshg";
    static final String WORKSPACE_ID = "clx42sxw501gl01o0gjenthnh";
    static final String DEPLOYMENT_ID = "clyn6kxud003x01mtxmccegnh";
    static final String OTHER_WORKSPACE_ID = "clsimworkspace00000000002";
    static final String OTHER_DEPLOYMENT_ID = "clsimdeployment0000000002";

    private static final Set<String> ORGANIZATION_ROLES = Set.of(
            "ORGANIZATION_OWNER",
            "ORGANIZATION_BILLING_ADMIN",
            "ORGANIZATION_MEMBER",
            "ORGANIZATION_OBSERVE_ADMIN",
            "ORGANIZATION_OBSERVE_MEMBER");
    private static final Set<String> WORKSPACE_ROLES = Set.of(
            "WORKSPACE_OWNER", "WORKSPACE_OPERATOR", "WORKSPACE_AUTHOR", "WORKSPACE_MEMBER", "WORKSPACE_ACCESSOR");

    private final String organizationId;
    private final Map<String, String> workspaceOfDeployment = new HashMap<>();
    private final Set<String> customRoles = new HashSet<>();

    AstroEntities(String organizationId) {
        this.organizationId = organizationId;
        workspaceOfDeployment.put(DEPLOYMENT_ID, WORKSPACE_ID);
        workspaceOfDeployment.put(OTHER_DEPLOYMENT_ID, OTHER_WORKSPACE_ID);
    }

    String organizationId() {
        return organizationId;
    }

    void addCustomRole(String name) {
        customRoles.add(name);
    }

    boolean hasDeployment(String id) {
        return workspaceOfDeployment.containsKey(id);
    }

    @Nullable
    String workspaceOf(String deploymentId) {
        return workspaceOfDeployment.get(deploymentId);
    }

    /**
     * Returns whether an entity exists. DAGs and tags exist wherever their deployment does, because code defines them.
     */
    boolean has(AstroRole role) {
        return switch (role.entityType()) {
            case AstroRole.ORGANIZATION -> role.entityId().equals(organizationId);
            case AstroRole.WORKSPACE -> workspaceOfDeployment.containsValue(role.entityId());
            case AstroRole.DEPLOYMENT -> hasDeployment(role.entityId());
            default -> role.deploymentId() != null && hasDeployment(role.deploymentId());
        };
    }

    /** Returns whether the role exists for that type of entity. Deployments and DAGs may have custom roles. */
    boolean knowsRole(String entityType, String role) {
        return switch (entityType) {
            case AstroRole.ORGANIZATION -> ORGANIZATION_ROLES.contains(role);
            case AstroRole.WORKSPACE -> WORKSPACE_ROLES.contains(role);
            case AstroRole.DEPLOYMENT -> role.equals("DEPLOYMENT_ADMIN") || customRoles.contains(role);
            default -> role.equals("DAG_VIEWER") || role.equals("DAG_AUTHOR") || customRoles.contains(role);
        };
    }
}
