package io.apitokens.error;

import io.apitokens.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vendor reported success, but its answer is not what its documentation promises. Neither a cause nor any text of the
 * document is kept, because either might quote a secret.
 */
public final class UnreadableResponseException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final transient SecretCargo cargo;

    private UnreadableResponseException(CallFacts facts, String message, @Nullable Secret secret) {
        super(facts, message, null);
        this.cargo = new SecretCargo(secret);
    }

    /**
     * Creates the error.
     *
     * @param facts the call that failed
     * @param problem what is wrong, in the words of the schema
     * @param secret the secret that had been read before the rest turned out to be unreadable, or null
     * @return the error to throw
     */
    public static UnreadableResponseException of(CallFacts facts, String problem, @Nullable Secret secret) {
        return new UnreadableResponseException(facts, problem, secret);
    }

    /**
     * Hands out, once, the secret of a token that was issued by an answer whose rest could not be read.
     *
     * @return empty when no secret was read, and from the second call on
     */
    public Optional<Secret> takeSecret() {
        return cargo == null ? Optional.empty() : cargo.take();
    }
}
