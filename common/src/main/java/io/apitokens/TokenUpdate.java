package io.apitokens;

import io.apitokens.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What of an existing token shall change; what is not named stays as it is. Immutable. */
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
     * Begins an update.
     *
     * @return a builder that changes nothing yet
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Tells the new name.
     *
     * @return empty when it stays
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * Tells the new description.
     *
     * @return empty when it stays; empty text when it is to be cleared
     */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /**
     * Tells the grants that shall replace all present ones.
     *
     * @return empty when they stay
     */
    public Optional<List<Grant>> grants() {
        return Optional.ofNullable(grants);
    }

    /** Puts a {@link TokenUpdate} together. */
    public static final class Builder {

        private @Nullable String name;
        private @Nullable String description;
        private @Nullable List<Grant> grants;

        private Builder() {}

        /**
         * Renames the token.
         *
         * @param name the new name
         * @return this
         */
        public Builder name(String name) {
            this.name = Objects.requireNonNull(name, "name");
            return this;
        }

        /**
         * Describes the token anew.
         *
         * @param description the new description; empty text clears it
         * @return this
         */
        public Builder description(String description) {
            this.description = Objects.requireNonNull(description, "description");
            return this;
        }

        /**
         * Adds a role to the set that shall replace all present ones.
         *
         * @param role the vendor's name of the role
         * @param resource what it applies to
         * @return this
         */
        public Builder grant(String role, Resource resource) {
            return grant(Role.named(role), resource);
        }

        /**
         * Adds a role to the set that shall replace all present ones.
         *
         * @param role the role
         * @param resource what it applies to
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
         * @throws InvalidInputException if nothing is changed, the name is blank, or one resource has two roles
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
