package io.apitokens;

import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A token as its vendor's record describes it, without its secret. Immutable. A property that the record does not
 * contain is empty or unknown.
 *
 * <pre>{@code
 * String end = token.expiry().endsAt().map(Instant::toString).orElse("never, or at an unknown time");
 * out.println(token.name() + " ends " + end);
 * // The vendor's own record has the fields that no other vendor has.
 * Optional<String> start = token.unwrap(ApiToken.class).map(ApiToken::shortToken);
 * }</pre>
 */
public final class Token {

    private final TokenId id;
    private final String name;
    private final @Nullable String description;
    private final @Nullable String marker;
    private final TokenStatus status;
    private final @Nullable Instant created;
    private final @Nullable Instant secretIssued;
    private final Expiry expiry;
    private final @Nullable Duration lifetime;
    private final LastUse lastUse;
    private final Access access;
    private final List<Restriction> restrictions;
    private final Issuer issuer;
    private final @Nullable Resource scope;
    private final boolean vendorManaged;
    private final Map<Property, UnknownReason> unknowns;
    private final Object vendorRecord;

    private Token(Builder from) {
        this.id = from.id;
        String text = from.description;
        int end = text == null ? -1 : Marker.startIn(text);
        int nameEnd = Marker.startIn(from.name);
        this.name = nameEnd < 0 ? from.name : from.name.substring(0, Math.max(0, nameEnd - 1));
        this.description = text == null || end < 0 ? text : end == 0 ? null : text.substring(0, end - 1);
        String inName = nameEnd < 0 ? null : Marker.valueAt(from.name, nameEnd);
        String inText = text == null || end < 0 ? inName : Marker.valueAt(text, end);
        this.marker = from.marker == null ? inText : from.marker;
        this.status = from.status;
        this.created = from.created;
        this.secretIssued = from.secretIssued == null && !from.secretIssuedUnknown ? from.created : from.secretIssued;
        this.expiry = from.expiry;
        this.lifetime = from.lifetime == null ? span(secretIssued, expiry) : from.lifetime;
        this.lastUse = from.lastUse;
        this.access = from.access;
        this.restrictions = from.restrictions;
        this.issuer = from.issuer;
        this.scope = from.scope;
        this.vendorManaged = from.vendorManaged;
        this.unknowns = from.unknowns;
        this.vendorRecord = from.vendorRecord;
    }

    /**
     * Creates a builder; for vendor implementations.
     *
     * @param id the token's id
     * @param vendorRecord the vendor's record, without its secret
     * @return a builder whose status is {@link TokenStatus#ACTIVE} and whose other properties are empty or unknown
     */
    public static Builder builder(TokenId id, Object vendorRecord) {
        return new Builder(id, vendorRecord);
    }

    /** {@return the token's id, which {@link TokenDirectory} can route to its account} */
    public TokenId id() {
        return id;
    }

    /**
     * {@return the token's name without the {@link #marker()}, which need not be unique at any vendor; an empty string
     * when the record has none}
     */
    public String name() {
        return name;
    }

    /**
     * {@return the token's description, without the {@link #marker()}; empty when there is none or the vendor has none}
     */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /**
     * Returns the marker at the end of the vendor's description, {@code [apitokens:…]}, or of the name at a vendor
     * without descriptions. Tokens created by {@code io.apitokens.rotation.CreateRecovery} or
     * {@code io.apitokens.rotation.Rotation} have one.
     *
     * @return its 32 hexadecimal digits; empty when there is none
     */
    public Optional<String> marker() {
        return Optional.ofNullable(marker);
    }

    /** {@return the token's state, according to the record} */
    public TokenStatus status() {
        return status;
    }

    /** {@return the time at which the token was created; empty when unknown} */
    public Optional<Instant> created() {
        return Optional.ofNullable(created);
    }

    /**
     * Returns the time at which the current secret was issued: at the last rotation, otherwise at the creation.
     *
     * @return the time; empty when unknown
     */
    public Optional<Instant> secretIssued() {
        return Optional.ofNullable(secretIssued);
    }

    /** {@return the token's expiry} */
    public Expiry expiry() {
        return expiry;
    }

    /**
     * Returns the period for which the current secret was issued. A successor is requested for the same period.
     *
     * @return the period in the record, otherwise the time from issue to expiry, rounded to whole hours if that changes
     *     it by at most five minutes; empty when the token never expires, expires when idle, or the record does not
     *     contain the times
     */
    public Optional<Duration> lifetime() {
        return Optional.ofNullable(lifetime);
    }

    /** {@return the token's last use} */
    public LastUse lastUse() {
        return lastUse;
    }

    /** {@return the token's permissions} */
    public Access access() {
        return access;
    }

    /**
     * Returns what restricts the token beyond its grants, such as the addresses from which it may be used. A
     * specification of a token like this one has to carry each of them over, see {@link TokenSpec#like(Token)}.
     *
     * @return the restrictions, in the vendor's order; empty if there are none or the vendor has none
     */
    public List<Restriction> restrictions() {
        return restrictions;
    }

    /** {@return the principal that created the token} */
    public Issuer issuer() {
        return issuer;
    }

    /**
     * {@return the widest resource that the token belongs to: the account, a workspace, a deployment; empty when
     * unknown}
     */
    public Optional<Resource> scope() {
        return Optional.ofNullable(scope);
    }

    /**
     * Returns whether the vendor itself manages the token, so that deleting it would break one of the vendor's agents.
     *
     * @return true if so; false also where the vendor has no such tokens
     */
    public boolean vendorManaged() {
        return vendorManaged;
    }

    /**
     * Returns the properties that are unknown, each with the reason. A property that is not in the map is known, also if
     * it is empty: there is none.
     *
     * @return in the order of {@link Property}; empty if all are known
     */
    public Map<Property, UnknownReason> unknowns() {
        return UnknownProperties.of(this, unknowns);
    }

    /**
     * Returns the vendor's own record, with its secret removed.
     *
     * @param type the record's type, such as {@code io.apitokens.gcore.api.ApiToken}
     * @param <R> the record's type
     * @return the record; empty if it has another type, because the token is of another vendor or another operation
     *     returned it
     */
    public <R> Optional<R> unwrap(Class<R> type) {
        return type.isInstance(vendorRecord) ? Optional.of(type.cast(vendorRecord)) : Optional.empty();
    }

    /**
     * Returns the time from issue to expiry. Rounds it, because one time is by the vendor's clock and the other by the
     * local one, and the request takes time.
     */
    private static @Nullable Duration span(@Nullable Instant issued, Expiry expiry) {
        if (issued == null || !(expiry instanceof Expiry.At at) || !at.instant().isAfter(issued)) {
            return null;
        }
        Duration exact = Duration.between(issued, at.instant());
        Duration hours = Duration.ofHours(exact.plusMinutes(30).toHours());
        boolean close = hours.minus(exact).abs().compareTo(Duration.ofMinutes(5)) <= 0;
        return close && !hours.isZero() ? hours : exact;
    }

    /** Compares the ids and the vendor's records. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Token that && id.equals(that.id) && vendorRecord.equals(that.vendorRecord);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return ForeignText.printable("Token[" + id + " \"" + name + "\" " + status + "]");
    }

    /** A property of a token that may be unknown, see {@link Token#unknowns()}. */
    public enum Property {
        /** {@link Token#description()}. */
        DESCRIPTION,
        /** {@link Token#created()}. */
        CREATED,
        /** {@link Token#secretIssued()}. */
        SECRET_ISSUED,
        /** {@link Token#expiry()}. */
        EXPIRY,
        /** {@link Token#lastUse()}. */
        LAST_USE,
        /** {@link Token#access()}. */
        ACCESS,
        /** {@link Token#restrictions()}. */
        RESTRICTIONS,
        /** {@link Token#scope()}. */
        SCOPE,
        /** {@link Token#issuer()}, of which neither kind nor id is known. */
        ISSUER,
        /** {@link Issuer#name()}. */
        ISSUER_NAME,
        /** {@link Issuer#email()}. */
        ISSUER_EMAIL,
        /** {@link Issuer#status()} and {@link Issuer#gone()}. */
        ISSUER_STATUS
    }

    /**
     * A restriction of a token beyond its grants. Equal if all components are.
     *
     * @param kind the kind
     * @param text what is known of it, in words that follow "the token may be used", such as {@code only from 192.0.2.0/24}
     * @param condition the vendor's own type of it, with value equality; null if it has none
     */
    public record Restriction(
            Kind kind, String text, @Nullable Object condition) {

        /** The kinds of restrictions. */
        public enum Kind {
            /** The addresses or networks from which the token may be used. */
            NETWORK,
            /** Another condition, such as the times of use, or a denied permission. */
            OTHER,
            /** A restriction that could not be read, so that it cannot be carried over to another token. */
            UNKNOWN
        }

        /**
         * Rejects null and a blank text.
         *
         * @param kind the kind
         * @param text what is known of it; not blank
         * @param condition the vendor's own type of it, or null
         */
        public Restriction {
            Objects.requireNonNull(kind, "kind");
            if (text.isBlank()) {
                throw InvalidInputException.of("restriction", "has no text");
            }
        }

        /** {@return a restriction of which nothing is known but that there is one, or may be one} */
        public static Restriction unknown() {
            return new Restriction(Kind.UNKNOWN, "under a condition that could not be read", null);
        }

        /**
         * Returns the vendor's own type of the restriction.
         *
         * @param type the type, such as {@code io.apitokens.okta.NetworkCondition}
         * @param <C> the type
         * @return the condition; empty if it has another type
         */
        public <C> Optional<C> unwrap(Class<C> type) {
            return type.isInstance(condition) ? Optional.of(type.cast(condition)) : Optional.empty();
        }

        /** {@return the text, printable} */
        @Override
        public String toString() {
            return ForeignText.printable(text);
        }
    }

    /** A builder of a {@link Token}; for vendor implementations. */
    public static final class Builder {

        private static final Expiry UNKNOWN_EXPIRY = new Expiry.Unknown();
        private static final LastUse UNKNOWN_USE = new LastUse.Unknown();
        private static final Access UNKNOWN_ACCESS = new Access.Unknown();

        private final TokenId id;
        private final Object vendorRecord;
        private String name = "";
        private @Nullable String description;
        private @Nullable String marker;
        private TokenStatus status = TokenStatus.ACTIVE;
        private @Nullable Instant created;
        private @Nullable Instant secretIssued;
        private boolean secretIssuedUnknown;
        private Expiry expiry = UNKNOWN_EXPIRY;
        private @Nullable Duration lifetime;
        private LastUse lastUse = UNKNOWN_USE;
        private Access access = UNKNOWN_ACCESS;
        private List<Restriction> restrictions = List.of();
        private Issuer issuer = Issuer.unknown();
        private @Nullable Resource scope;
        private boolean vendorManaged;
        private Map<Property, UnknownReason> unknowns = Map.of();

        private Builder(TokenId id, Object vendorRecord) {
            this.id = Objects.requireNonNull(id, "id");
            this.vendorRecord = Objects.requireNonNull(vendorRecord, "vendorRecord");
        }

        /**
         * Sets the name.
         *
         * @param name the vendor's whole string, including any marker; null if the record has none
         * @return this
         */
        public Builder name(@Nullable String name) {
            this.name = name == null ? "" : name;
            return this;
        }

        /**
         * Sets the description.
         *
         * @param description the vendor's whole string, including any marker; null if there is none
         * @return this
         */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /**
         * Sets the marker of a vendor that keeps it apart from the description and the name.
         *
         * @param marker the value of {@link TokenSpec#marker()} at the creation; null if the record has none
         * @return this
         */
        public Builder marker(@Nullable String marker) {
            this.marker = marker;
            return this;
        }

        /**
         * Sets the status.
         *
         * @param status the state according to the record
         * @return this
         */
        public Builder status(TokenStatus status) {
            this.status = Objects.requireNonNull(status, "status");
            return this;
        }

        /**
         * Sets the time of creation.
         *
         * @param created the time; null if unknown
         * @return this
         */
        public Builder created(@Nullable Instant created) {
            this.created = created;
            return this;
        }

        /**
         * Sets the time at which the current secret was issued.
         *
         * @param secretIssued the time; null if it is the time of creation
         * @return this
         */
        public Builder secretIssued(@Nullable Instant secretIssued) {
            this.secretIssued = secretIssued;
            return this;
        }

        /**
         * Sets the issue time of the current secret to unknown: it was issued after the creation, at an unrecorded
         * time.
         *
         * @return this
         */
        public Builder secretIssuedUnknown() {
            this.secretIssuedUnknown = true;
            return this;
        }

        /**
         * Sets the expiry.
         *
         * @param expiry the expiry
         * @return this
         */
        public Builder expiry(Expiry expiry) {
            this.expiry = Objects.requireNonNull(expiry, "expiry");
            return this;
        }

        /**
         * Sets the period for which the current secret was issued.
         *
         * @param lifetime the period in the record; null to compute it from the issue and the expiry
         * @return this
         */
        public Builder lifetime(@Nullable Duration lifetime) {
            this.lifetime = lifetime;
            return this;
        }

        /**
         * Sets the last use.
         *
         * @param lastUse the last use
         * @return this
         */
        public Builder lastUse(LastUse lastUse) {
            this.lastUse = Objects.requireNonNull(lastUse, "lastUse");
            return this;
        }

        /**
         * Sets the permissions.
         *
         * @param access the permissions
         * @return this
         */
        public Builder access(Access access) {
            this.access = Objects.requireNonNull(access, "access");
            return this;
        }

        /**
         * Sets what restricts the token beyond its grants.
         *
         * @param restrictions the restrictions; {@link Restriction#unknown()} for one that could not be read; empty if
         *     the record shows that there are none
         * @return this
         */
        public Builder restrictions(List<Restriction> restrictions) {
            this.restrictions = List.copyOf(restrictions);
            return this;
        }

        /**
         * Sets the principal that created the token.
         *
         * @param issuer the principal
         * @return this
         */
        public Builder issuer(Issuer issuer) {
            this.issuer = Objects.requireNonNull(issuer, "issuer");
            return this;
        }

        /**
         * Sets the widest resource that the token belongs to.
         *
         * @param scope the resource; null if unknown
         * @return this
         */
        public Builder scope(@Nullable Resource scope) {
            this.scope = scope;
            return this;
        }

        /**
         * Sets whether the vendor itself manages the token.
         *
         * @param vendorManaged true if deleting the token would break one of the vendor's agents
         * @return this
         */
        public Builder vendorManaged(boolean vendorManaged) {
            this.vendorManaged = vendorManaged;
            return this;
        }

        /**
         * Sets why properties are unknown. The reason of a property that is known has no effect, so that one constant may
         * serve all tokens of a vendor.
         *
         * @param reasons the reasons; an unknown property without one is {@link UnknownReason#RECORD_OMITS_IT}, or
         *     {@link UnknownReason#UNREADABLE} if it is a restriction
         * @return this
         */
        public Builder unknowns(Map<Property, UnknownReason> reasons) {
            this.unknowns = Map.copyOf(reasons);
            return this;
        }

        /** {@return a token with the properties set so far} */
        public Token build() {
            return new Token(this);
        }
    }
}
