package io.apitokens;

import io.apitokens.internal.ForeignText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The principal that created a token, as far as the token's record identifies it. */
public final class Issuer {

    /** The kind of the principal. */
    public enum Kind {
        /** The account of a person. */
        USER,
        /** Another API token. */
        TOKEN,
        /** A kind that the record does not contain. */
        UNKNOWN
    }

    private static final Issuer UNKNOWN = new Issuer(Kind.UNKNOWN, null, null, null, null, null);

    private final Kind kind;
    private final @Nullable String id;
    private final @Nullable String email;
    private final @Nullable String name;
    private final @Nullable Boolean gone;
    private final @Nullable String status;

    private Issuer(
            Kind kind,
            @Nullable String id,
            @Nullable String email,
            @Nullable String name,
            @Nullable Boolean gone,
            @Nullable String status) {
        this.kind = kind;
        this.id = id;
        this.email = email;
        this.name = name;
        this.gone = gone;
        this.status = status;
    }

    /**
     * Creates an issuer.
     *
     * @param kind the kind of the principal
     * @param id the vendor's id of the principal, or null
     * @param email the e-mail address, or null
     * @param name the name, or null
     * @param gone whether the vendor reports that the principal no longer exists; null if the vendor does not report it
     * @return the issuer
     */
    public static Issuer of(
            Kind kind, @Nullable String id, @Nullable String email, @Nullable String name, @Nullable Boolean gone) {
        return new Issuer(kind, id, email, name, gone, null);
    }

    /**
     * Returns a copy with the state of the principal.
     *
     * @param status the vendor's word for the state; null if the vendor does not report it
     * @return the changed copy
     */
    public Issuer withStatus(@Nullable String status) {
        return new Issuer(kind, id, email, name, gone, status);
    }

    /** {@return an issuer of {@link Kind#UNKNOWN} without any other property} */
    public static Issuer unknown() {
        return UNKNOWN;
    }

    /** {@return the kind of the principal; {@link Kind#UNKNOWN} when the record does not contain it} */
    public Kind kind() {
        return kind;
    }

    /** {@return the vendor's id of the principal; empty when unknown} */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** {@return the e-mail address of the principal; empty when unknown} */
    public Optional<String> email() {
        return Optional.ofNullable(email);
    }

    /** {@return the name of the principal; empty when unknown} */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** {@return whether the principal no longer exists; empty when the vendor does not report it} */
    public Optional<Boolean> gone() {
        return Optional.ofNullable(gone);
    }

    /** {@return the vendor's word for the state of the principal, such as {@code SUSPENDED}; empty when unknown} */
    public Optional<String> status() {
        return Optional.ofNullable(status);
    }

    @Override
    public String toString() {
        return ForeignText.printable("Issuer[" + kind + (id == null ? "" : " " + id) + "]");
    }
}
