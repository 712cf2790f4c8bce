package io.apitokens;

import io.apitokens.error.CallFacts;
import io.apitokens.error.Outcome;
import java.util.Objects;

/** A token and the secret just issued for it, which the vendor does not return again. */
public final class IssuedToken {

    private final Token token;
    private final Secret secret;
    private final CallFacts facts;

    private IssuedToken(Token token, Secret secret, CallFacts facts) {
        this.token = Objects.requireNonNull(token, "token");
        this.secret = Objects.requireNonNull(secret, "secret");
        this.facts = Objects.requireNonNull(facts, "facts");
    }

    /**
     * Combines a token and its secret; for vendor implementations.
     *
     * @param token the token
     * @param secret its secret
     * @return the token and its secret
     */
    public static IssuedToken of(Token token, Secret secret) {
        return of(token, secret, CallFacts.NO_CALL.with(Outcome.APPLIED));
    }

    /**
     * Combines a token and its secret; for vendor implementations.
     *
     * @param token the token
     * @param secret its secret
     * @param facts the call that issued the secret, for the error of a later step that fails
     * @return the token and its secret
     */
    public static IssuedToken of(Token token, Secret secret, CallFacts facts) {
        return new IssuedToken(token, secret, facts);
    }

    /**
     * Returns a copy with another record of the same token; for vendor implementations whose create takes several calls.
     *
     * @param other the token after a later call
     * @return the changed copy, with the same secret
     */
    public IssuedToken withToken(Token other) {
        return new IssuedToken(other, secret, facts);
    }

    /**
     * Returns the facts of the call that issued the secret, for the error of a later step that fails.
     *
     * @return the facts, with the outcome {@link Outcome#APPLIED}; without account and operation if {@link #of(Token,
     *     Secret)} combined the two
     */
    public CallFacts facts() {
        return facts;
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
