package io.apitokens;

import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import org.jspecify.annotations.Nullable;

/**
 * A role, as the vendor names it.
 *
 * @param name the vendor's name of the role; empty when only its id is known
 * @param id the vendor's id of the role; null where the vendor has none or only the name is known
 */
public record Role(String name, @Nullable String id) {

    /**
     * Rejects a role that has neither a name nor an id.
     *
     * @param name the name; may be blank if there is an id
     * @param id the id, or null
     */
    public Role {
        if (name.isBlank() && (id == null || id.isBlank())) {
            throw InvalidInputException.of("role", "has neither name nor id");
        }
    }

    /**
     * Returns a role by its name.
     *
     * @param name the vendor's name of the role, such as {@code WORKSPACE_OWNER}
     * @return the role, without an id
     */
    public static Role named(String name) {
        return new Role(name, null);
    }

    /**
     * Returns a role by its id.
     *
     * @param id the vendor's id of the role, such as {@code 2}
     * @return the role, with an empty name
     */
    public static Role withId(String id) {
        return new Role("", id);
    }

    /** {@return the name and the id, as far as they are known} */
    @Override
    public String toString() {
        if (id == null) {
            return ForeignText.printable(name);
        }
        return ForeignText.printable(name.isBlank() ? "role " + id : name + " (" + id + ")");
    }
}
