package io.apitokens;

import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The properties of a new token, in terms that every vendor supports. Immutable. What only the vendor can decide
 * (whether a role exists, how long a token may live) is checked when the token is created.
 *
 * <pre>{@code
 * TokenSpec spec = TokenSpec.builder("deployer")
 *         .description("deploys the site")
 *         .grant("WORKSPACE_OWNER", Resource.workspace("clx42sgw501gl01o0gjenthnh"))
 *         .expiresAfter(Duration.ofDays(90)) // or expiresAt(…), or neverExpires(): one of them is required
 *         .build();
 * }</pre>
 */
public final class TokenSpec {

    private final String name;
    private final @Nullable String description;
    private final @Nullable String marker;
    private final List<Grant> grants;
    private final List<Token.Restriction> restrictions;
    private final Lifetime lifetime;

    private TokenSpec(Builder from, String name, Lifetime lifetime, @Nullable String marker) {
        this.name = name;
        this.description = from.description;
        this.marker = marker;
        this.grants = List.copyOf(from.grants);
        this.restrictions = List.copyOf(from.restrictions);
        this.lifetime = lifetime;
    }

    private TokenSpec(TokenSpec from, String name, @Nullable String marker) {
        this.name = name;
        this.description = from.description;
        this.marker = marker;
        this.grants = from.grants;
        this.restrictions = from.restrictions;
        this.lifetime = from.lifetime;
    }

    /**
     * Creates a builder.
     *
     * @param name the token's name; choose a unique one, so that a token whose response was lost can be identified
     * @return a builder that still requires a grant and a lifetime
     */
    public static Builder builder(String name) {
        return new Builder(name);
    }

    /**
     * Creates the specification of a token like an existing one. It has the same name, description, grants (with the
     * one on the token's scope first) and period.
     *
     * @param token the existing token
     * @return the specification
     * @throws InvalidInputException if the token's record does not contain its grants or the period for which it was
     *     issued, or the token has a {@linkplain Token#restrictions() restriction beyond its grants}, without which the
     *     new token would be stronger
     * @see CanCreate#specLike
     */
    public static TokenSpec like(Token token) {
        return like(token, restriction -> false);
    }

    /**
     * Creates the specification of a token like an existing one, including its restrictions beyond grants. For vendor
     * implementations whose create supports restrictions.
     *
     * @param token the existing token
     * @param supported true for a restriction that the vendor's create can give to a token; not called for one that
     *     could not be read
     * @return the specification
     * @throws InvalidInputException as {@link #like(Token)}, if the token has a restriction that is not supported
     */
    public static TokenSpec like(Token token, Predicate<Token.Restriction> supported) {
        Builder spec = builder(token.name());
        token.description().ifPresent(spec::description);
        if (!(token.access() instanceof Access.Listed listed)) {
            throw InvalidInputException.of("grants", "are not in the token's record; pass a specification");
        }
        List<Grant> grants = new ArrayList<>(listed.grants());
        token.scope().ifPresent(scope -> bringForward(grants, scope));
        grants.forEach(grant -> spec.grant(grant.role(), grant.resource()));
        for (Token.Restriction restriction : token.restrictions()) {
            if (restriction.kind() == Token.Restriction.Kind.UNKNOWN || !supported.test(restriction)) {
                throw InvalidInputException.of(
                        "restrictions",
                        "cannot be carried over: the token may be used " + restriction
                                + ", and a new one would lack that; pass a specification");
            }
            spec.restriction(restriction);
        }
        if (token.expiry() instanceof Expiry.Never) {
            return spec.neverExpires().build();
        }
        return spec.expiresAfter(token.lifetime()
                        .orElseThrow(() -> InvalidInputException.of(
                                "expiry", "has no period in the token's record; pass a specification")))
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
     * Returns a copy with another name.
     *
     * @param other the name
     * @return the copy
     * @throws InvalidInputException if the name is blank
     */
    public TokenSpec withName(String other) {
        return new TokenSpec(this, checkedName(other), marker);
    }

    /**
     * Returns a copy with a marker, which replaces an earlier one. The marker identifies the token even if the response
     * is lost. It is sent at the end of the description, or of the name at a vendor without descriptions, and adds 44
     * characters, and a space after an existing string; {@link #nameWithMarker(int)} adds fewer if they exceed a limit. {@link Token#description()} and {@link Token#name()} omit it.
     *
     * @param marker 32 lower-case hexadecimal digits, chosen at random for this one create
     * @return the copy
     * @throws InvalidInputException if the marker is of another form
     */
    public TokenSpec withMarker(String marker) {
        if (!Marker.isValue(marker)) {
            throw InvalidInputException.of("marker", "is not 32 lower-case hexadecimal digits");
        }
        return new TokenSpec(this, name, marker);
    }

    /** {@return the name without the marker; not blank} */
    public String name() {
        return name;
    }

    /** {@return the name with the marker at its end, for a vendor without descriptions; without one, the name} */
    public String nameWithMarker() {
        return marker == null ? name : Marker.appendTo(name, marker);
    }

    /**
     * Returns the name with the marker at its end, for a vendor that keeps the marker in the name and limits names. The
     * marker has a shorter form, which with the space before it adds 28 characters instead of 45, if the name would
     * otherwise exceed the limit.
     *
     * @param limit the length of the longest name, in Unicode characters
     * @return the name; without the marker if there is none
     * @throws InvalidInputException if the name is too long, with the marker if there is one
     */
    public String nameWithMarker(int limit) {
        String sent = marker == null ? name : Marker.appendTo(name, marker, limit);
        if (sent == null || sent.codePointCount(0, sent.length()) > limit) {
            throw InvalidInputException.of(
                    "name",
                    "is too long" + (marker == null ? "" : " with its marker") + ": at most " + limit + " characters");
        }
        return sent;
    }

    /** {@return the description with the marker at its end, as it is sent; empty when there is neither} */
    public Optional<String> description() {
        return Optional.ofNullable(marker == null ? description : Marker.appendTo(description, marker));
    }

    /** {@return the description without the marker; empty when there is none} */
    public Optional<String> descriptionWithoutMarker() {
        return Optional.ofNullable(description);
    }

    /** {@return the marker, 32 hexadecimal digits; empty when there is none} */
    public Optional<String> marker() {
        return Optional.ofNullable(marker);
    }

    /** {@return the grants, at least one; the first one is on the token's scope} */
    public List<Grant> grants() {
        return grants;
    }

    /** {@return what restricts the token beyond its grants; empty if nothing does} */
    public List<Token.Restriction> restrictions() {
        return restrictions;
    }

    /** {@return the lifetime of the token} */
    public Lifetime lifetime() {
        return lifetime;
    }

    @Override
    public String toString() {
        String more = restrictions.isEmpty() ? "" : ", " + restrictions;
        return ForeignText.printable("TokenSpec[" + name + ", " + grants + ", " + lifetime + more + "]");
    }

    /** A builder of a {@link TokenSpec}. */
    public static final class Builder {

        private final String name;
        private final List<Grant> grants = new ArrayList<>();
        private final List<Token.Restriction> restrictions = new ArrayList<>();
        private @Nullable String description;
        private @Nullable Lifetime lifetime;

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /**
         * Sets the description.
         *
         * @param text the description
         * @return this
         * @throws InvalidInputException if it ends with a {@link Token#marker()}
         */
        public Builder description(String text) {
            if (Marker.startIn(text) >= 0) {
                throw InvalidInputException.of(
                        "description", "ends with the marker of another token; remove the marker");
            }
            this.description = text;
            return this;
        }

        /**
         * Adds a role, by its name, on a resource. The resource of the first grant is the token's scope.
         *
         * @param role the vendor's name of the role
         * @param resource the resource that the role applies to
         * @return this
         */
        public Builder grant(String role, Resource resource) {
            return grant(Role.named(role), resource);
        }

        /**
         * Adds a role on a resource. The resource of the first grant is the token's scope.
         *
         * @param role the role
         * @param resource the resource that the role applies to
         * @return this
         */
        public Builder grant(Role role, Resource resource) {
            grants.add(new Grant(role, resource));
            return this;
        }

        /**
         * Adds a restriction beyond the grants.
         *
         * @param restriction the restriction; a create rejects one that {@link CanCreate#supports} does not accept
         * @return this
         */
        public Builder restriction(Token.Restriction restriction) {
            restrictions.add(Objects.requireNonNull(restriction, "restriction"));
            return this;
        }

        /**
         * Sets the expiry to a fixed time.
         *
         * @param end the time; at a vendor that counts in days the token expires up to a day earlier, never later
         * @return this
         */
        public Builder expiresAt(Instant end) {
            return lifetime(new Lifetime.Until(Objects.requireNonNull(end, "end")));
        }

        /**
         * Sets the expiry to a period after the creation.
         *
         * @param length the period, positive; a vendor that counts in days accepts whole days only
         * @return this
         */
        public Builder expiresAfter(Duration length) {
            return lifetime(new Lifetime.For(Objects.requireNonNull(length, "length")));
        }

        /**
         * Sets no expiry: the token works until it is deleted.
         *
         * @return this
         */
        public Builder neverExpires() {
            return lifetime(new Lifetime.Unlimited());
        }

        private Builder lifetime(Lifetime chosen) {
            if (lifetime != null) {
                throw InvalidInputException.of("expiry", "is set twice");
            }
            lifetime = chosen;
            return this;
        }

        /**
         * Builds the specification.
         *
         * @return the specification
         * @throws InvalidInputException if the name is blank, there is no grant, two grants are the same,
         *     no lifetime was set, or the period is not positive
         */
        public TokenSpec build() {
            checkedName(name);
            if (lifetime == null) {
                throw InvalidInputException.of(
                        "expiry", "is not set: call one of expiresAt, expiresAfter and neverExpires");
            }
            if (lifetime instanceof Lifetime.For span
                    && (span.length().isNegative() || span.length().isZero())) {
                throw InvalidInputException.of("expiresAfter", "is not positive");
            }
            checked(grants);
            return new TokenSpec(this, name, lifetime, null);
        }
    }

    private static String checkedName(String name) {
        if (name.isBlank()) {
            throw InvalidInputException.of("name", "is blank");
        }
        return name;
    }

    /** Rejects an empty list and the same grant twice. Vendors that allow one role on a resource reject a second one. */
    static List<Grant> checked(List<Grant> grants) {
        if (grants.isEmpty()) {
            throw InvalidInputException.of("grants", "are empty: a token needs at least one role");
        }
        for (int i = 0; i < grants.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (grants.get(i).equals(grants.get(j))) {
                    throw InvalidInputException.of("grants[" + i + "]", "is the same as grants[" + j + "]");
                }
            }
        }
        return grants;
    }
}
