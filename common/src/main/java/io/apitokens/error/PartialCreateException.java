package io.apitokens.error;

import io.apitokens.Secret;
import io.apitokens.TokenId;
import java.util.Optional;

/**
 * Signals that a created token may still exist: a later step failed, and the token was not deleted for certain.
 *
 * <p>Neither a response nor a look-up proves that the token is gone; or it was kept, because the secret store may hold
 * its secret. This exception is the only certain holder of the token's secret. The cause is the failed step; the failed
 * deletion is suppressed in it.
 */
public final class PartialCreateException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final transient TokenId id;
    private final transient SecretCargo cargo;

    private PartialCreateException(
            CallFacts facts, String step, String consequence, TokenId id, Secret secret, Throwable cause) {
        super(
                facts.with(Outcome.APPLIED),
                facts.message(
                        step + " failed",
                        "token " + id + " was created, and " + consequence,
                        "Take its secret from this exception, or delete the token."),
                cause);
        this.id = id;
        this.cargo = new SecretCargo(secret);
    }

    /**
     * Creates the exception; its outcome is {@link Outcome#APPLIED}.
     *
     * @param facts the create
     * @param step the step that failed, as a noun
     * @param id the token that may still exist
     * @param secret its secret
     * @param cause the failure of the step
     * @return the exception to throw
     */
    public static PartialCreateException of(CallFacts facts, String step, TokenId id, Secret secret, Throwable cause) {
        return new PartialCreateException(facts, step, "its deletion was not confirmed", id, secret, cause);
    }

    /**
     * Creates the exception for a token that was not deleted, because the failed step may have succeeded; its outcome is
     * {@link Outcome#APPLIED}.
     *
     * @param facts the create
     * @param step the step that failed, as a noun
     * @param id the token
     * @param secret its secret
     * @param cause the failure of the step
     * @return the exception to throw
     */
    public static PartialCreateException kept(
            CallFacts facts, String step, TokenId id, Secret secret, Throwable cause) {
        return new PartialCreateException(
                facts, step, "was kept because the step may have succeeded", id, secret, cause);
    }

    /** {@return the id of the token that may still exist; empty only after deserialisation} */
    public Optional<TokenId> id() {
        return Optional.ofNullable(id);
    }

    /**
     * Returns, once, the secret of the token.
     *
     * @return the secret; empty from the second call on
     */
    public Optional<Secret> takeSecret() {
        return cargo == null ? Optional.empty() : cargo.take();
    }
}
