package io.apitokens.error;

import io.apitokens.Secret;
import io.apitokens.TokenId;
import java.util.Optional;

/**
 * A token was created, a later step failed, and its deletion was not confirmed: it failed, was not tried because the clean-up
 * time is zero, or found no such token, which proves nothing. So it may be alive, and this exception is the only holder of its
 * secret. The cause is the failed step; the failed deletion is suppressed in it.
 */
public final class PartialCreateException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final transient TokenId id;
    private final transient SecretCargo cargo;

    private PartialCreateException(CallFacts facts, String step, TokenId id, Secret secret, Throwable cause) {
        super(facts, "token " + id + " was created, but " + step + " failed and its deletion was not confirmed", cause);
        this.id = id;
        this.cargo = new SecretCargo(secret);
    }

    /**
     * Creates the error; its outcome is {@link Outcome#APPLIED}.
     *
     * @param facts the create
     * @param step the step that failed, as a noun
     * @param id the token that is alive
     * @param secret its secret
     * @param cause the failure of the step
     * @return the error to throw
     */
    public static PartialCreateException of(CallFacts facts, String step, TokenId id, Secret secret, Throwable cause) {
        return new PartialCreateException(facts.with(Outcome.APPLIED), step, id, secret, cause);
    }

    /**
     * Tells which token is alive.
     *
     * @return its id; empty only after deserialisation
     */
    public Optional<TokenId> id() {
        return Optional.ofNullable(id);
    }

    /**
     * Hands out, once, the secret of the token.
     *
     * @return empty from the second call on
     */
    public Optional<Secret> takeSecret() {
        return cargo == null ? Optional.empty() : cargo.take();
    }
}
