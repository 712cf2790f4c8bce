package io.apitokens;

import java.util.Objects;

/** A token and the secret that was just issued for it, which the vendor never shows again. */
public final class IssuedToken {

    private final Token token;
    private final Secret secret;

    private IssuedToken(Token token, Secret secret) {
        this.token = Objects.requireNonNull(token, "token");
        this.secret = Objects.requireNonNull(secret, "secret");
    }

    /**
     * Joins a token and its secret; for those who add a vendor.
     *
     * @param token the token
     * @param secret its secret
     * @return both
     */
    public static IssuedToken of(Token token, Secret secret) {
        return new IssuedToken(token, secret);
    }

    /**
     * Gives the token.
     *
     * @return what the vendor's answer said of it
     */
    public Token token() {
        return token;
    }

    /**
     * Gives the secret, still wrapped.
     *
     * @return the secret; store it now
     */
    public Secret secret() {
        return secret;
    }

    @Override
    public String toString() {
        return "IssuedToken[" + token + "]";
    }
}
