package io.apitokens;

import java.util.Objects;

/**
 * A role on a resource.
 *
 * @param role the role
 * @param resource the resource that the role applies to
 */
public record Grant(Role role, Resource resource) {

    /**
     * Rejects null components.
     *
     * @param role the role; not null
     * @param resource the resource; not null
     */
    public Grant {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(resource, "resource");
    }

    /** {@return the role and the resource, such as {@code WORKSPACE_OWNER on workspace clx42s…}} */
    @Override
    public String toString() {
        return role + " on " + resource;
    }
}
