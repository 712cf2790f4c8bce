package io.apitokens.inventory.policy;

import io.apitokens.Role;
import io.apitokens.error.InvalidInputException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The roles that a policy allows and denies, by vendor. A role is written as its name or its id. */
final class RoleLists {

    private final Map<String, Set<String>> allowed = new HashMap<>();
    private final Map<String, Set<String>> denied = new HashMap<>();

    RoleLists copy() {
        RoleLists copy = new RoleLists();
        allowed.forEach((vendor, roles) -> copy.allowed.put(vendor, Set.copyOf(roles)));
        denied.forEach((vendor, roles) -> copy.denied.put(vendor, Set.copyOf(roles)));
        return copy;
    }

    void add(PolicyRule rule, String vendor, String... roles) {
        lists(rule).computeIfAbsent(vendor, key -> new HashSet<>()).addAll(Set.of(roles));
    }

    private Map<String, Set<String>> lists(PolicyRule rule) {
        return rule == PolicyRule.ROLE_ALLOWED ? allowed : denied;
    }

    boolean has(PolicyRule rule, String vendor) {
        return lists(rule).containsKey(vendor);
    }

    /** Refuses a vendor at which every allowed role is denied. */
    void refuseUnsatisfiable() {
        allowed.forEach((vendor, roles) -> {
            if (roles.isEmpty() || denied.getOrDefault(vendor, Set.of()).containsAll(roles)) {
                throw InvalidInputException.of(
                        "policy", "cannot be satisfied at " + vendor + ": it denies every role that it allows");
            }
        });
    }

    @Nullable
    String problem(PolicyRule rule, String vendor, Role role) {
        Set<String> roles = lists(rule).get(vendor);
        if (roles == null) {
            return null;
        }
        boolean listed = roles.contains(role.name()) || (role.id() != null && roles.contains(role.id()));
        if (rule == PolicyRule.ROLE_ALLOWED) {
            return listed ? null : "the role " + role + " is not allowed; allowed are " + String.join(", ", roles);
        }
        return listed ? "the role " + role + " is denied" : null;
    }
}
