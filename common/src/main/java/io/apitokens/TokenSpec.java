package io.apitokens;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a new token shall be, in words that every vendor understands. Immutable. What only the vendor can judge (whether a
 * role exists, how long a token may live) is checked when it is used.
 */
public final class TokenSpec {

    private final String name;
    private final @Nullable String description;
    private final List<Grant> grants;
    private final Lifetime lifetime;

    private TokenSpec(String name, @Nullable String description, List<Grant> grants, Lifetime lifetime) {
        this.name = name;
        this.description = description;
        this.grants = List.copyOf(grants);
        this.lifetime = lifetime;
    }

    /**
     * Begins a specification.
     *
     * @param name the token's name; choose a unique one, so that a lost token can be told from others
     * @return a builder that still wants a grant and a lifetime
     */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /**
     * Describes a token like an existing one: same name, description, grants (that on its scope first) and period.
     *
     * @param token the existing token
     * @return the specification of its successor
     * @throws InvalidInputException if its record does not tell what it may do or for how long it was issued
     * @see CanCreate#specLike
     */
    public static TokenSpec like(Token token) {
        Builder spec = named(token.name());
        token.description().ifPresent(spec::description);
        if (!(token.access() instanceof Access.Listed listed)) {
            throw InvalidInputException.of("grants", "are not told by the token's record; give the specification");
        }
        List<Grant> grants = new ArrayList<>(listed.grants());
        token.scope().ifPresent(scope -> bringForward(grants, scope));
        grants.forEach(grant -> spec.grant(grant.role(), grant.resource()));
        if (token.expiry() instanceof Expiry.Never) {
            return spec.neverExpires().build();
        }
        return spec.expiresAfter(token.lifetime()
                        .orElseThrow(() -> InvalidInputException.of(
                                "expiry", "has no period in the token's record; give the specification")))
                .build();
    }

    private static void bringForward(List<Grant> grants, Resource scope) {
        for (int i = 1; i < grants.size(); i++) {
            if (grants.get(i).resource().equals(scope)) {
                grants.add(0, grants.remove(i));
                return;
            }
        }
    }

    /**
     * Gives the same specification with another name.
     *
     * @param other the name
     * @return the changed copy
     * @throws InvalidInputException if it is blank
     */
    public TokenSpec withName(String other) {
        return new TokenSpec(checkedName(other), description, grants, lifetime);
    }

    /**
     * Gives the same specification with a marker behind the description, by which the token can be recognised whatever
     * becomes of the answer: a blank and 44 characters more. {@link Token#description()} leaves it out.
     *
     * @param marker 32 lower-case hexadecimal digits, chosen at random for this one create
     * @return the changed copy
     * @throws InvalidInputException if it is no marker
     */
    public TokenSpec withMarker(String marker) {
        if (!Marker.isValue(marker)) {
            throw InvalidInputException.of("marker", "is not 32 lower-case hexadecimal digits");
        }
        return new TokenSpec(name, Marker.appendTo(description, marker), grants, lifetime);
    }

    /**
     * Tells the name.
     *
     * @return not blank
     */
    public String name() {
        return name;
    }

    /**
     * Tells the description.
     *
     * @return empty when none was given
     */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /**
     * Tells the grants.
     *
     * @return at least one; the first is the token's scope
     */
    public List<Grant> grants() {
        return grants;
    }

    /**
     * Tells how long the token shall live.
     *
     * @return what was chosen
     */
    public Lifetime lifetime() {
        return lifetime;
    }

    @Override
    public String toString() {
        return "TokenSpec[" + name + ", " + grants + ", " + lifetime + "]";
    }

    /** Puts a {@link TokenSpec} together. */
    public static final class Builder {

        private final String name;
        private final List<Grant> grants = new ArrayList<>();
        private @Nullable String description;
        private @Nullable Lifetime lifetime;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Describes the token.
         *
         * @param text any text
         * @return this
         * @throws InvalidInputException if it ends with a {@link Token#marker()}
         */
        public Builder description(String text) {
            if (Marker.startIn(text) >= 0) {
                throw InvalidInputException.of(
                        "description", "ends with the marker of another token, which it must not be taken for");
            }
            this.description = text;
            return this;
        }

        /**
         * Adds a role, by name, on a resource. The first grant is the token's scope.
         *
         * @param role the vendor's name of the role
         * @param resource what it applies to
         * @return this
         */
        public Builder grant(String role, Resource resource) {
            return grant(Role.named(role), resource);
        }

        /**
         * Adds a role on a resource. The first grant is the token's scope.
         *
         * @param role the role
         * @param resource what it applies to
         * @return this
         */
        public Builder grant(Role role, Resource resource) {
            grants.add(new Grant(role, resource));
            return this;
        }

        /**
         * Lets the token end at a time.
         *
         * @param end when; a vendor that counts in days ends it up to a day earlier, never later
         * @return this
         */
        public Builder expiresAt(Instant end) {
            return lifetime(new Lifetime.Until(Objects.requireNonNull(end, "end")));
        }

        /**
         * Lets the token end a while after its creation.
         *
         * @param length how long; a vendor that counts in days refuses what is not whole days
         * @return this
         */
        public Builder expiresAfter(Duration length) {
            return lifetime(new Lifetime.For(Objects.requireNonNull(length, "length")));
        }

        /**
         * Lets the token live until it is deleted.
         *
         * @return this
         */
        public Builder neverExpires() {
            return lifetime(new Lifetime.Unlimited());
        }

        private Builder lifetime(Lifetime chosen) {
            if (lifetime != null) {
                throw InvalidInputException.of("expiry", "is chosen twice");
            }
            lifetime = chosen;
            return this;
        }

        /**
         * Builds the specification.
         *
         * @return the specification
         * @throws InvalidInputException if the name is blank, there is no grant, one resource has two roles, or no lifetime
         *     was chosen
         */
        public TokenSpec build() {
            checkedName(name);
            if (lifetime == null) {
                throw InvalidInputException.of(
                        "expiry", "is not chosen: call one of expiresAt, expiresAfter and neverExpires");
            }
            if (lifetime instanceof Lifetime.For span
                    && (span.length().isNegative() || span.length().isZero())) {
                throw InvalidInputException.of("expiresAfter", "is not positive");
            }
            return new TokenSpec(name, description, checked(grants), lifetime);
        }
    }

    private static String checkedName(String name) {
        if (name.isBlank()) {
            throw InvalidInputException.of("name", "is blank");
        }
        return name;
    }

    /** Refuses an empty list and two roles on one resource. */
    static List<Grant> checked(List<Grant> grants) {
        if (grants.isEmpty()) {
            throw InvalidInputException.of("grants", "are empty: a token needs at least one role");
        }
        for (int i = 0; i < grants.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (grants.get(i).resource().equals(grants.get(j).resource())) {
                    throw InvalidInputException.of(
                            "grants[" + i + "]", "gives a second role on the resource of grants[" + j + "]");
                }
            }
        }
        return grants;
    }
}
