package io.apitokens;

import io.apitokens.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The changes to make to an existing token. Properties that are not set keep their values. Immutable. */
public final class TokenUpdate {

    private final @Nullable String name;
    private final @Nullable String description;
    private final @Nullable List<Grant> grants;

    private TokenUpdate(@Nullable String name, @Nullable String description, @Nullable List<Grant> grants) {
        this.name = name;
        this.description = description;
        this.grants = grants;
    }

    /**
     * Creates a builder.
     *
     * @return a builder without any change
     */
    public static Builder builder() {
        return new Builder();
    }

    /** {@return the new name; empty to keep the present one} */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** {@return the new description; empty to keep the present one, an empty string to clear it} */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /** {@return the grants that replace all present ones; empty to keep those} */
    public Optional<List<Grant>> grants() {
        return Optional.ofNullable(grants);
    }

    /** A builder of a {@link TokenUpdate}. */
    public static final class Builder {

        private @Nullable String name;
        private @Nullable String description;
        private @Nullable List<Grant> grants;

        private Builder() {}

        /**
         * Sets the new name.
         *
         * @param name the new name; not blank
         * @return this
         */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Sets the new description.
         *
         * @param description the new description; an empty string clears it
         * @return this
         */
        public Builder description(String description) {
            this.description = Objects.requireNonNull(description, "description");
            return this;
        }

        /**
         * Adds a role, by its name, to the grants that replace all present ones.
         *
         * @param role the vendor's name of the role
         * @param resource the resource that the role applies to
         * @return this
         */
        public Builder grant(String role, Resource resource) {
            return grant(Role.named(role), resource);
        }

        /**
         * Adds a role to the grants that replace all present ones.
         *
         * @param role the role
         * @param resource the resource that the role applies to
         * @return this
         */
        public Builder grant(Role role, Resource resource) {
            if (grants == null) {
                grants = new ArrayList<>();
            }
            grants.add(new Grant(role, resource));
            return this;
        }

        /**
         * Builds the update.
         *
         * @return the update
         * @throws InvalidInputException if there is no change, the name is blank, or two grants are the same
         */
        public TokenUpdate build() {
            if (name == null && description == null && grants == null) {
                throw InvalidInputException.of("update", "changes nothing");
            }
            if (name != null && name.isBlank()) {
                throw InvalidInputException.of("name", "is blank");
            }
            return new TokenUpdate(name, description, grants == null ? null : List.copyOf(TokenSpec.checked(grants)));
        }
    }
}
