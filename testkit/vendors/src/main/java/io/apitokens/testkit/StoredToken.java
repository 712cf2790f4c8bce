package io.apitokens.testkit;

import io.apitokens.Expiry;
import io.apitokens.LastUse;
import io.apitokens.Secret;
import io.apitokens.VendorSpi;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The state that every vendor keeps of a token; for vendor implementations. Guarded by its account's monitor. */
@VendorSpi
public abstract class StoredToken {
    private final String id;
    private final Instant created;
    private Secret credential;
    private @Nullable Instant end;
    private @Nullable Instant lastUsed;
    private boolean endUnknown;
    private boolean lastUseUnknown;

    /**
     * Creates a live token that was never used.
     *
     * @param id the vendor's id
     * @param credential the secret; contains {@code sim}
     * @param created the time of creation
     * @param end the time from which the secret is rejected; null if it never expires
     */
    protected StoredToken(String id, Secret credential, Instant created, @Nullable Instant end) {
        this.id = id;
        this.credential = credential;
        this.created = created;
        this.end = end;
    }

    /** {@return the vendor's id} */
    public final String id() {
        return id;
    }

    /** {@return the time of creation} */
    public final Instant created() {
        return created;
    }

    /** {@return the current secret, which the vendor shows only once} */
    public final Secret credential() {
        return credential;
    }

    /** {@return the time from which the secret is rejected; null if it never expires} */
    public final @Nullable Instant end() {
        return end;
    }

    /** {@return the time of the last request with the secret; null if there was none} */
    public final @Nullable Instant lastUsed() {
        return lastUsed;
    }

    /**
     * Returns whether the end has passed.
     *
     * @param now the present time
     * @return true from the end on
     */
    public final boolean expired(Instant now) {
        return end != null && !now.isBefore(end);
    }

    /**
     * Returns whether the secret works.
     *
     * @param now the present time
     * @return by default, whether the token has not expired; a subclass adds the vendor's other states
     */
    public boolean alive(Instant now) {
        return !expired(now);
    }

    /** {@return whether the record lacks the end, or has one that cannot be read} */
    public final boolean endUnknown() {
        return endUnknown;
    }

    /** {@return whether the record lacks the last use, or has one that cannot be read} */
    public final boolean lastUseUnknown() {
        return lastUseUnknown;
    }

    final void forgetEnd() {
        end = null;
        endUnknown = true;
    }

    final void forgetLastUse() {
        lastUsed = null;
        lastUseUnknown = true;
    }

    /**
     * Sets the expiry and the last use, at a vendor whose records show both.
     *
     * @param seed the properties
     * @param vendor the vendor's name, for the exception
     * @throws IllegalArgumentException if a property is of another kind than the vendor's records show
     */
    public final void seed(SimulatedToken seed, String vendor) {
        if (seed.expiry() instanceof Expiry.At at) {
            end = at.instant();
        } else if (seed.expiry() instanceof Expiry.Unknown) {
            forgetEnd();
        } else if (seed.expiry() != null && !(seed.expiry() instanceof Expiry.Never)) {
            throw SimulatedToken.notShown(vendor, seed.expiry());
        }
        if (seed.lastUse() instanceof LastUse.Within within && within.earliest().equals(within.latest())) {
            lastUsed = within.latest();
        } else if (seed.lastUse() instanceof LastUse.Unknown) {
            forgetLastUse();
        } else if (seed.lastUse() != null && !(seed.lastUse() instanceof LastUse.Never)) {
            throw SimulatedToken.notShown(vendor, seed.lastUse());
        }
    }

    /**
     * Records a request with the secret.
     *
     * @param now the time of the request
     */
    protected void used(Instant now) {
        lastUsed = now;
        lastUseUnknown = false;
    }

    /**
     * Replaces the secret; the previous one is rejected at once.
     *
     * @param next the new secret; contains {@code sim}
     */
    public final void replaceCredential(Secret next) {
        credential = next;
    }

    /**
     * Moves the end.
     *
     * @param next the time from which the secret is rejected; null if it never expires
     */
    public final void moveEnd(@Nullable Instant next) {
        end = next;
    }
}
