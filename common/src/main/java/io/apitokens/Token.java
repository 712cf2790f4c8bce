package io.apitokens;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a vendor's record says of a token; never its secret. Immutable. What a vendor does not tell is empty or unknown, and
 * never invented.
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
    private final Issuer issuer;
    private final @Nullable Resource scope;
    private final boolean vendorManaged;
    private final Object vendorRecord;

    private Token(Builder from) {
        this.id = from.id;
        this.name = from.name;
        String text = from.description;
        int end = text == null ? -1 : Marker.startIn(text);
        this.marker = text == null || end < 0 ? null : Marker.valueAt(text, end);
        this.description = text == null || end < 0 ? text : end == 0 ? null : text.substring(0, end - 1);
        this.status = from.status;
        this.created = from.created;
        this.secretIssued = from.secretIssued == null && !from.secretIssuedUnknown ? from.created : from.secretIssued;
        this.expiry = from.expiry;
        this.lifetime = from.lifetime == null ? span(secretIssued, expiry) : from.lifetime;
        this.lastUse = from.lastUse;
        this.access = from.access;
        this.issuer = from.issuer;
        this.scope = from.scope;
        this.vendorManaged = from.vendorManaged;
        this.vendorRecord = from.vendorRecord;
    }

    /**
     * Begins a token; for those who add a vendor.
     *
     * @param id its id
     * @param vendorRecord the vendor's record, without its secret
     * @return a builder in which everything else is unknown
     */
    public static Builder of(TokenId id, Object vendorRecord) {
        return new Builder(id, vendorRecord);
    }

    /**
     * Tells the token's id.
     *
     * @return an id that {@link TokenDirectory} can route
     */
    public TokenId id() {
        return id;
    }

    /**
     * Tells the token's name, which no vendor promises to be unique.
     *
     * @return empty text when the record has none
     */
    public String name() {
        return name;
    }

    /**
     * Tells the token's description, without the {@link #marker()}.
     *
     * @return empty when there is none, and at vendors that have none
     */
    public Optional<String> description() {
        return Optional.ofNullable(description);
    }

    /**
     * Tells the marker that stands at the end of the vendor's description of a token made by
     * {@code io.apitokens.rotation.CreateRecovery} or {@code io.apitokens.rotation.Rotation}: {@code [apitokens:…]}.
     *
     * @return its 32 hexadecimal digits; empty when there is none
     */
    public Optional<String> marker() {
        return Optional.ofNullable(marker);
    }

    /**
     * Tells what the record says of the token's state.
     *
     * @return never null
     */
    public TokenStatus status() {
        return status;
    }

    /**
     * Tells when the token was created.
     *
     * @return empty when the record does not tell
     */
    public Optional<Instant> created() {
        return Optional.ofNullable(created);
    }

    /**
     * Tells when the present secret was issued: at the last rotation, else at the creation.
     *
     * @return empty when the record does not tell
     */
    public Optional<Instant> secretIssued() {
        return Optional.ofNullable(secretIssued);
    }

    /**
     * Tells when the token ends.
     *
     * @return never null
     */
    public Expiry expiry() {
        return expiry;
    }

    /**
     * Tells for how long the present secret was issued: what a successor of the same period is asked for.
     *
     * @return from the issue to the end, a difference of up to five minutes to whole hours left out; empty when the token
     *     never ends, ends when idle, or its record does not tell
     */
    public Optional<Duration> lifetime() {
        return Optional.ofNullable(lifetime);
    }

    /**
     * Tells when the token was last used.
     *
     * @return never null
     */
    public LastUse lastUse() {
        return lastUse;
    }

    /**
     * Tells what the token may do.
     *
     * @return never null
     */
    public Access access() {
        return access;
    }

    /**
     * Tells who made the token.
     *
     * @return never null
     */
    public Issuer issuer() {
        return issuer;
    }

    /**
     * Tells the widest thing the token belongs to: the account, a workspace, a deployment.
     *
     * @return empty when the record does not tell
     */
    public Optional<Resource> scope() {
        return Optional.ofNullable(scope);
    }

    /**
     * Tells whether the vendor itself manages the token, so that deleting it would break one of the vendor's agents.
     *
     * @return false also where the vendor has no such tokens
     */
    public boolean vendorManaged() {
        return vendorManaged;
    }

    /**
     * Gives the vendor's own record, its secret cleared.
     *
     * @param type the record's type, such as {@code io.apitokens.gcore.api.ApiToken}
     * @param <R> the record's type
     * @return the record; empty if the token is of another vendor or came from another operation
     */
    public <R> Optional<R> unwrap(Class<R> type) {
        return type.isInstance(vendorRecord) ? Optional.of(type.cast(vendorRecord)) : Optional.empty();
    }

    /** The two times are by the vendor's clock and by ours, and some time passes on the way. */
    private static @Nullable Duration span(@Nullable Instant issued, Expiry expiry) {
        if (issued == null || !(expiry instanceof Expiry.At at) || !at.instant().isAfter(issued)) {
            return null;
        }
        Duration exact = Duration.between(issued, at.instant());
        Duration hours = Duration.ofHours(exact.plusMinutes(30).toHours());
        boolean close = hours.minus(exact).abs().compareTo(Duration.ofMinutes(5)) <= 0;
        return close && !hours.isZero() ? hours : exact;
    }

    /** Two tokens are equal when their records are. */
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
        return "Token[" + id + " \"" + name + "\" " + status + "]";
    }

    /** Puts a {@link Token} together; for those who add a vendor. */
    public static final class Builder {

        private final TokenId id;
        private final Object vendorRecord;
        private String name = "";
        private @Nullable String description;
        private TokenStatus status = TokenStatus.ACTIVE;
        private @Nullable Instant created;
        private @Nullable Instant secretIssued;
        private boolean secretIssuedUnknown;
        private Expiry expiry = new Expiry.Unknown();
        private @Nullable Duration lifetime;
        private LastUse lastUse = new LastUse.Unknown();
        private Access access = new Access.Unknown();
        private Issuer issuer = Issuer.unknown();
        private @Nullable Resource scope;
        private boolean vendorManaged;

        private Builder(TokenId id, Object vendorRecord) {
            this.id = Objects.requireNonNull(id, "id");
            this.vendorRecord = Objects.requireNonNull(vendorRecord, "vendorRecord");
        }

        /**
         * Sets the name.
         *
         * @param name the name; null is taken as not told
         * @return this
         */
        public Builder name(@Nullable String name) {
            this.name = name == null ? "" : name;
            return this;
        }

        /**
         * Sets the description.
         *
         * @param description the vendor's whole text, a marker included, or null for none
         * @return this
         */
        public Builder description(@Nullable String description) {
            this.description = description;
            return this;
        }

        /**
         * Sets the status.
         *
         * @param status what the record says
         * @return this
         */
        public Builder status(TokenStatus status) {
            this.status = Objects.requireNonNull(status, "status");
            return this;
        }

        /**
         * Sets the time of creation.
         *
         * @param created the time, or null if not told
         * @return this
         */
        public Builder created(@Nullable Instant created) {
            this.created = created;
            return this;
        }

        /**
         * Sets the time at which the present secret was issued.
         *
         * @param secretIssued the time, or null if it is that of the creation
         * @return this
         */
        public Builder secretIssued(@Nullable Instant secretIssued) {
            this.secretIssued = secretIssued;
            return this;
        }

        /**
         * Says that a secret was issued since the creation, at a time that the record does not tell.
         *
         * @return this
         */
        public Builder secretIssuedUnknown() {
            this.secretIssuedUnknown = true;
            return this;
        }

        /**
         * Sets the end.
         *
         * @param expiry the end
         * @return this
         */
        public Builder expiry(Expiry expiry) {
            this.expiry = Objects.requireNonNull(expiry, "expiry");
            return this;
        }

        /**
         * Sets for how long the secret was issued.
         *
         * @param lifetime the span in the record, or null to have it counted from the issue to the end
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
         * Sets what the token may do.
         *
         * @param access the access
         * @return this
         */
        public Builder access(Access access) {
            this.access = Objects.requireNonNull(access, "access");
            return this;
        }

        /**
         * Sets who made the token.
         *
         * @param issuer the issuer
         * @return this
         */
        public Builder issuer(Issuer issuer) {
            this.issuer = Objects.requireNonNull(issuer, "issuer");
            return this;
        }

        /**
         * Sets what the token belongs to.
         *
         * @param scope the scope, or null if not told
         * @return this
         */
        public Builder scope(@Nullable Resource scope) {
            this.scope = scope;
            return this;
        }

        /**
         * Says whether the vendor itself manages the token.
         *
         * @param vendorManaged true if deleting it would break one of the vendor's agents
         * @return this
         */
        public Builder vendorManaged(boolean vendorManaged) {
            this.vendorManaged = vendorManaged;
            return this;
        }

        /**
         * Builds the token.
         *
         * @return the token
         */
        public Token build() {
            return new Token(this);
        }
    }
}
