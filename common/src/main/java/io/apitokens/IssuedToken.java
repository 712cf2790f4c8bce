package io.apitokens;

import java.util.Objects;

/** A token and the secret just issued for it, which the vendor does not return again. */
public final class IssuedToken {

    private final Token token;
    private final Secret secret;

    private IssuedToken(Token token, Secret secret) {
        this.token = Objects.requireNonNull(token, "token");
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    /**
     * Combines a token and its secret; for vendor implementations.
     *
     * @param token the token
     * @param secret its secret
     * @return the token and its secret
     */
    public static IssuedToken of(Token token, Secret secret) {
        return new IssuedToken(token, secret);
    }

    /** {@return the token, as the vendor's response describes it} */
    public Token token() {
        return token;
    }

    /** {@return the secret; store it before anything else} */
    public Secret secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "IssuedToken[" + token + "]";
    }
}
