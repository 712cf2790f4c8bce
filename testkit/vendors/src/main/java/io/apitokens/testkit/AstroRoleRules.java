package io.apitokens.testkit;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The rules for the roles that a token may hold and for the callers that may grant them. The vendor does not publish
 * its server's rules; these are the rules that its own clients apply.
 */
final class AstroRoleRules {
    private static final Set<String> TYPES =
            Set.of(AstroRole.ORGANIZATION, AstroRole.WORKSPACE, AstroRole.DEPLOYMENT, AstroRole.DAG, AstroRole.DAG_TAG);

    private final AstroEntities entities;

    AstroRoleRules(AstroEntities entities) {
        this.entities = entities;
    }

    /** Reads the roles that replace a token's roles. */
    List<AstroRole> read(JsonObject body, AstroToken token) {
        if (!(JsonTree.member(body, "roles") instanceof JsonArray array)) {
            throw AstroErrors.invalid("roles", "required", "roles is required");
        }
        if (array.isEmpty()) {
            throw AstroErrors.invalid("roles", "min", "roles must hold at least 1 item");
        }
        List<AstroRole> roles = new ArrayList<>();
        for (JsonElement item : array) {
            AstroRole role = read(item);
            check(role, "roles", "roles");
            if (roles.stream().anyMatch(role::isOnSameEntityAs)) {
                throw AstroErrors.invalid("roles", "unique", "one entity has two roles");
            }
            roles.add(role);
        }
        checkSet(roles, token);
        return roles;
    }

    private static AstroRole read(JsonElement item) {
        if (!(item instanceof JsonObject role)) {
            throw AstroErrors.invalid("roles", "type", "a role is an object");
        }
        String type = AstroRequests.required(role, "entityType");
        if (!TYPES.contains(type)) {
            throw AstroErrors.invalid("entityType", "oneof", "entityType is unknown");
        }
        String id = AstroRequests.required(role, "entityId");
        boolean dag = type.equals(AstroRole.DAG) || type.equals(AstroRole.DAG_TAG);
        return new AstroRole(
                type,
                id,
                AstroRequests.required(role, "role"),
                dag ? AstroRequests.required(role, "deploymentId") : null);
    }

    String organizationId() {
        return entities.organizationId();
    }

    /** Rejects an entity or a role that does not exist, naming the request field that contains it. */
    void check(AstroRole role, String entityField, String roleField) {
        if (!entities.has(role)) {
            throw AstroErrors.invalid(entityField, "not_found", "no such " + role.entityType());
        }
        if (!entities.knowsRole(role.entityType(), role.role())) {
            throw AstroErrors.invalid(roleField, "oneof", "no such role for " + role.entityType());
        }
    }

    private static void checkSet(List<AstroRole> roles, AstroToken token) {
        List<AstroRole> own = roles.stream()
                .filter(role -> role.entityType().equals(token.scope()))
                .toList();
        if (own.size() != 1 || !own.get(0).isOn(token.scope(), token.entityId())) {
            throw AstroErrors.invalid("roles", "scope", "exactly one role must be on the token's own entity");
        }
        for (AstroRole role : roles) {
            if (!allowed(token.scope()).contains(role.entityType())) {
                throw AstroErrors.invalid("roles", "scope", token.scope() + " tokens hold no such role");
            }
        }
    }

    private static Set<String> allowed(String scope) {
        return switch (scope) {
            case AstroRole.ORGANIZATION -> TYPES;
            case AstroRole.WORKSPACE ->
                Set.of(AstroRole.WORKSPACE, AstroRole.DEPLOYMENT, AstroRole.DAG, AstroRole.DAG_TAG);
            default -> Set.of(AstroRole.DEPLOYMENT, AstroRole.DAG, AstroRole.DAG_TAG);
        };
    }

    /** Returns whether a caller may create, change or delete a token of an entity. */
    boolean mayManage(AstroToken caller, String scope, String entityId) {
        if (holds(caller, AstroRole.ORGANIZATION, entities.organizationId(), Set.of("ORGANIZATION_OWNER"))) {
            return true;
        }
        if (scope.equals(AstroRole.WORKSPACE)) {
            return holds(caller, AstroRole.WORKSPACE, entityId, Set.of("WORKSPACE_OWNER", "WORKSPACE_OPERATOR"));
        }
        String workspace = entities.workspaceOf(entityId);
        return workspace != null && holds(caller, AstroRole.WORKSPACE, workspace, Set.of("WORKSPACE_OWNER"));
    }

    private static boolean holds(AstroToken caller, String type, String id, Set<String> names) {
        return caller.roles().stream().anyMatch(role -> role.isOn(type, id) && names.contains(role.role()));
    }
}
