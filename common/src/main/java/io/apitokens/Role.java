package io.apitokens;

import io.apitokens.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A role in a vendor's own words.
 *
 * @param name the vendor's name of the role; empty when only its id is known
 * @param id the vendor's id of the role; null where the vendor has none or only the name is known
 */
public record Role(String name, @Nullable String id) {

    /**
     * Refuses a role without name and id.
     *
     * @param name as the component
     * @param id as the component
     */
    public Role {
        if (name.isBlank() && (id == null || id.isBlank())) {
            throw InvalidInputException.of("role", "has neither name nor id");
        }
    }

    /**
     * Names a role.
     *
     * @param name such as {@code WORKSPACE_OWNER}
     * @return the role
     */
    public static Role named(String name) {
        return new Role(name, null);
    }

    /**
     * Gives a role by the vendor's id.
     *
     * @param id such as {@code 2}
     * @return the role, its name empty
     */
    public static Role withId(String id) {
        return new Role("", id);
    }

    /** Gives name and id, as far as there are any. */
    @Override
    public String toString() {
        if (id == null) {
            return name;
        }
        return name.isBlank() ? "role " + id : name + " (" + id + ")";
    }
}
