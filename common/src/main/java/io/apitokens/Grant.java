package io.apitokens;

import java.util.Objects;

/**
 * A role on a resource.
 *
 * @param role the role
 * @param resource what it applies to
 */
public record Grant(Role role, Resource resource) {

    /**
     * Refuses null.
     *
     * @param role as the component
     * @param resource as the component
     */
    public Grant {
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(resource, "resource");
    }

    /** Gives role and resource, such as {@code WORKSPACE_OWNER on workspace clx42s…}. */
    @Override
    public String toString() {
        return role + " on " + resource;
    }
}
