package io.apitokens.auth;

import io.apitokens.Secret;
import io.apitokens.error.InvalidInputException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What authenticates one request: a value for {@code Authorization}, and a DPoP proof where the vendor asks for one. */
public final class Credential {

    private final Secret authorization;
    private final @Nullable Secret dpopProof;

    private Credential(Secret authorization, @Nullable Secret dpopProof) {
        this.authorization = authorization;
        this.dpopProof = dpopProof;
    }

    /**
     * Makes a credential of a scheme and a token.
     *
     * @param scheme the scheme, such as {@code Bearer}
     * @param token the token
     * @return the credential
     * @throws InvalidInputException if scheme or token have characters that cannot stand in a header; they are not quoted
     */
    public static Credential of(String scheme, Secret token) {
        if (scheme.isEmpty() || !isVisible(scheme)) {
            throw InvalidInputException.of("scheme", "is not one word of visible ASCII");
        }
        return new Credential(
                Secret.of(scheme + " " + checked("credential", token).expose()), null);
    }

    /**
     * Adds a DPoP proof, which serves one request only.
     *
     * @param proof the proof
     * @return the changed copy
     * @throws InvalidInputException if the proof has characters that cannot stand in a header; it is not quoted
     */
    public Credential withDpopProof(Secret proof) {
        return new Credential(authorization, checked("DPoP proof", proof));
    }

    /** Refuses what is not visible ASCII, before an HTTP client sees it and perhaps quotes it in an error. */
    private static Secret checked(String field, Secret secret) {
        if (!isVisible(secret.expose())) {
            throw InvalidInputException.of(
                    field, "has a space or a character that is not visible ASCII; give it without its scheme");
        }
        return secret;
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /**
     * Gives the value of the {@code Authorization} header.
     *
     * @return scheme and token
     */
    public Secret authorization() {
        return authorization;
    }

    /**
     * Gives the value of the {@code DPoP} header.
     *
     * @return empty where the vendor asks for none
     */
    public Optional<Secret> dpopProof() {
        return Optional.ofNullable(dpopProof);
    }

    @Override
    public String toString() {
        return "Credential[redacted]";
    }
}
