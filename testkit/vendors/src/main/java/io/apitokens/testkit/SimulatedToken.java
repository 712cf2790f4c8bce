package io.apitokens.testkit;

import io.apitokens.Expiry;
import io.apitokens.Issuer;
import io.apitokens.LastUse;
import io.apitokens.json.Json;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token that a test adds to a simulator with {@link SimulatedVendor#addToken(SimulatedToken)}. Its properties are those
 * that a client then reads, and unless set they are those of a token that the administrator just created. Immutable:
 * each option returns a changed copy.
 *
 * <p>A property that is unknown is missing from the vendor's record, or unreadable. A simulator rejects properties that
 * its vendor's records cannot show.
 */
public final class SimulatedToken {

    private final String name;
    private final @Nullable Instant created;
    private final @Nullable Issuer issuer;
    private final @Nullable Expiry expiry;
    private final @Nullable LastUse lastUse;

    private SimulatedToken(
            String name,
            @Nullable Instant created,
            @Nullable Issuer issuer,
            @Nullable Expiry expiry,
            @Nullable LastUse lastUse) {
        this.name = name;
        this.created = created;
        this.issuer = issuer;
        this.expiry = expiry;
        this.lastUse = lastUse;
    }

    /**
     * Creates a token.
     *
     * @param name the token's name
     * @return a token without further properties
     */
    public static SimulatedToken of(String name) {
        return new SimulatedToken(Objects.requireNonNull(name, "name"), null, null, null, null);
    }

    /**
     * Sets the time of creation.
     *
     * @param instant the time; the simulator's present time unless set
     * @return the changed copy
     */
    public SimulatedToken withCreated(Instant instant) {
        return new SimulatedToken(name, Objects.requireNonNull(instant, "instant"), issuer, expiry, lastUse);
    }

    /**
     * Sets the principal that created the token.
     *
     * @param by a user: at Gcore with a number as id, at Okta with an id only; at Astro a user or a token, with an id;
     *     {@link Issuer#unknown()} at every vendor
     * @return the changed copy
     */
    public SimulatedToken withIssuer(Issuer by) {
        return new SimulatedToken(name, created, Objects.requireNonNull(by, "by"), expiry, lastUse);
    }

    /**
     * Sets the expiry. A token with an unknown expiry does not expire in the simulator.
     *
     * @param end at Gcore and Astro {@link Expiry.Never} (the default), {@link Expiry.At} or {@link Expiry.Unknown}; at
     *     Okta {@link Expiry.Idle} of 30 days (the default), or {@link Expiry.Unknown}
     * @return the changed copy
     */
    public SimulatedToken withExpiry(Expiry end) {
        return new SimulatedToken(name, created, issuer, Objects.requireNonNull(end, "end"), lastUse);
    }

    /**
     * Sets the last use. Later use in the simulator replaces it.
     *
     * @param use at Gcore and Astro {@link LastUse.Never} (the default), {@link LastUse.Within} with equal ends, or
     *     {@link LastUse.Unknown}; at Okta {@link LastUse.Estimated}, which sets the expiry to 30 days later, or
     *     {@link LastUse.Unknown}
     * @return the changed copy
     */
    public SimulatedToken withLastUse(LastUse use) {
        return new SimulatedToken(name, created, issuer, expiry, Objects.requireNonNull(use, "use"));
    }

    /** {@return the token's name} */
    public String name() {
        return name;
    }

    /**
     * Returns the time of creation.
     *
     * @param now the present time
     * @return the time that was set, otherwise the present time
     */
    public Instant created(Instant now) {
        return created == null ? now : created;
    }

    /** {@return the principal that created the token; null unless set} */
    public @Nullable Issuer issuer() {
        return issuer;
    }

    /** {@return the expiry; null unless set} */
    public @Nullable Expiry expiry() {
        return expiry;
    }

    /** {@return the last use; null unless set} */
    public @Nullable LastUse lastUse() {
        return lastUse;
    }

    static IllegalArgumentException notShown(String vendor, Object property) {
        return new IllegalArgumentException("the records of " + vendor + " cannot show " + property);
    }

    /** {@return the name only} */
    @Override
    public String toString() {
        return Json.printable("SimulatedToken[" + name + "]");
    }
}
