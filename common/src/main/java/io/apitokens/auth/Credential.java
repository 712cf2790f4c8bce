package io.apitokens.auth;

import io.apitokens.Secret;
import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.PastedText;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The authentication of one request: a value for {@code Authorization}, and a DPoP proof if the vendor requires one.
 */
public final class Credential {

    private final Secret authorization;
    private final @Nullable Secret dpopProof;

    private Credential(Secret authorization, @Nullable Secret dpopProof) {
        this.authorization = authorization;
        this.dpopProof = dpopProof;
    }

    /**
     * Creates a credential from a scheme and a token.
     *
     * @param scheme the scheme, such as {@code Bearer}
     * @param token the token
     * @return the credential
     * @throws InvalidInputException if the scheme is empty, or either has a character other than visible ASCII; the
     *     values are not quoted
     */
    public static Credential of(String scheme, Secret token) {
        if (scheme.isEmpty() || !isVisible(scheme)) {
            throw InvalidInputException.of("scheme", "is not a single word of visible ASCII characters");
        }
        return new Credential(
                Secret.of(scheme + " " + checked("credential", token).expose()), null);
    }

    /**
     * Returns a copy with a DPoP proof, which is valid for one request only.
     *
     * @param proof the proof
     * @return the changed copy
     * @throws InvalidInputException if the proof has a character other than visible ASCII; it is not quoted
     */
    public Credential withDpopProof(Secret proof) {
        return new Credential(authorization, checked("DPoP proof", proof));
    }

    /** Rejects characters other than visible ASCII before an HTTP client can quote the value in an error. */
    private static Secret checked(String field, Secret secret) {
        if (!isVisible(secret.expose())) {
            String pasted = PastedText.problem(secret.expose());
            throw InvalidInputException.of(
                    field,
                    pasted == null
                            ? "contains a space or a character that is not visible ASCII; pass it without its scheme"
                            : pasted);
        }
        return secret;
    }

    private static boolean isVisible(String text) {
        return text.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    /** {@return the value of the {@code Authorization} header: scheme and token} */
    public Secret authorization() {
        return authorization;
    }

    /** {@return the value of the {@code DPoP} header; empty if the vendor requires none} */
    public Optional<Secret> dpopProof() {
        return Optional.ofNullable(dpopProof);
    }

    @Override
    public String toString() {
        return "Credential[redacted]";
    }
}
