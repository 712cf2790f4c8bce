package io.apitokens;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who made a token, as far as its record tells. */
public final class Issuer {

    /** What kind of principal made the token. */
    public enum Kind {
        /** A person's account. */
        USER,
        /** Another API token. */
        TOKEN,
        /** Not told. */
        UNKNOWN
    }

    private final Kind kind;
    private final @Nullable String id;
    private final @Nullable String email;
    private final @Nullable String name;
    private final @Nullable Boolean gone;

    private Issuer(
            Kind kind, @Nullable String id, @Nullable String email, @Nullable String name, @Nullable Boolean gone) {
        this.kind = kind;
        this.id = id;
        this.email = email;
        this.name = name;
        this.gone = gone;
    }

    /**
     * Describes an issuer.
     *
     * @param kind what kind of principal
     * @param id the vendor's id of it, or null
     * @param email its e-mail address, or null
     * @param name its name, or null
     * @param gone whether the vendor says that it no longer exists, or null if it does not say
     * @return the issuer
     */
    public static Issuer of(
            Kind kind, @Nullable String id, @Nullable String email, @Nullable String name, @Nullable Boolean gone) {
        return new Issuer(kind, id, email, name, gone);
    }

    /**
     * Gives the issuer of a record that does not tell.
     *
     * @return an issuer of which nothing is known
     */
    public static Issuer unknown() {
        return new Issuer(Kind.UNKNOWN, null, null, null, null);
    }

    /**
     * Tells what kind of principal it is.
     *
     * @return {@link Kind#UNKNOWN} when not told
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Tells the vendor's id of it.
     *
     * @return empty when not told
     */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /**
     * Tells its e-mail address.
     *
     * @return empty when not told
     */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /**
     * Tells its name.
     *
     * @return empty when not told
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /**
     * Tells whether it no longer exists.
     *
     * @return empty when the vendor does not say
     */
    public Optional<Boolean> gone() {
        return Optional.ofNullable(gone);
    }

    @Override
    public String toString() {
        return "Issuer[" + kind + (id == null ? "" : " " + id) + "]";
    }
}
