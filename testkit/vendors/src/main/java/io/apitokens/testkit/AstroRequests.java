package io.apitokens.testkit;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Astro's validation of request bodies. */
final class AstroRequests {
    private static final Set<String> SCOPES = Set.of(AstroRole.ORGANIZATION, AstroRole.WORKSPACE, AstroRole.DEPLOYMENT);

    private final AstroRoleRules rules;

    AstroRequests(AstroRoleRules rules) {
        this.rules = rules;
    }

    AstroToken.Spec create(JsonObject body) {
        String name = name(body);
        String scope = required(body, "scope");
        if (!SCOPES.contains(scope)) {
            throw AstroErrors.invalid("scope", "oneof", "scope is unknown");
        }
        String entityId = entity(body, scope);
        AstroRole primary = new AstroRole(scope, entityId, required(body, "role"), null);
        rules.check(primary, "entityId", "role");
        return new AstroToken.Spec(
                name, description(body), scope, entityId, kind(body, scope), days(body), List.of(primary), null);
    }

    AstroToken.Spec createAgent(JsonObject body, String deploymentId) {
        return new AstroToken.Spec(
                name(body),
                description(body),
                AstroRole.DEPLOYMENT,
                deploymentId,
                "STANDARD",
                days(body),
                List.of(),
                deploymentId);
    }

    private String entity(JsonObject body, String scope) {
        if (!scope.equals(AstroRole.ORGANIZATION)) {
            return required(body, "entityId");
        }
        String id = JsonTree.string(body, "entityId");
        if (id != null && !id.equals(rules.organizationId())) {
            throw AstroErrors.invalid("entityId", "not_found", "no such ORGANIZATION");
        }
        return rules.organizationId();
    }

    /** Returns the name. The length limits are published for updates; the simulator applies them to creates too. */
    static String name(JsonObject body) {
        String name = required(body, "name");
        if (name.length() > 256) {
            throw AstroErrors.invalid("name", "max", "name is longer than 256");
        }
        return name;
    }

    static String description(JsonObject body) {
        String description = JsonTree.string(body, "description");
        if (description == null) {
            return "";
        }
        if (description.length() > 500) {
            throw AstroErrors.invalid("description", "max", "description is longer than 500");
        }
        return description;
    }

    private static String kind(JsonObject body, String scope) {
        String kind = JsonTree.string(body, "kind");
        if (kind == null || kind.equals("STANDARD")) {
            return "STANDARD";
        }
        if (!kind.equals("DIRECT_ACCESS") || !scope.equals(AstroRole.DEPLOYMENT)) {
            throw AstroErrors.invalid("kind", "oneof", "kind is unknown or not for this scope");
        }
        return kind;
    }

    private static @Nullable Long days(JsonObject body) {
        if (JsonTree.member(body, "tokenExpiryPeriodInDays") == null) {
            return null;
        }
        Long days = JsonTree.number(body, "tokenExpiryPeriodInDays");
        if (days == null || days < 1 || days > 3650) {
            throw AstroErrors.invalid("tokenExpiryPeriodInDays", "range", "must be 1 to 3650");
        }
        return days;
    }

    /** Returns a string field that must be present and not empty. */
    static String required(JsonObject body, String field) {
        String text = JsonTree.string(body, field);
        if (text == null || text.isEmpty()) {
            throw AstroErrors.invalid(field, "required", field + " is required");
        }
        return text;
    }
}
