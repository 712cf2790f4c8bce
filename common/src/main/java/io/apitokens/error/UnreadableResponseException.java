package io.apitokens.error;

import io.apitokens.Secret;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Signals a response with a success status that does not match the vendor's documentation.
 *
 * <p>The exception keeps neither a cause nor any text of the document, because either might quote a secret.
 */
public final class UnreadableResponseException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final transient SecretCargo cargo;
    private final @Nullable String statedId;

    private UnreadableResponseException(
            CallFacts facts, String message, @Nullable Secret secret, @Nullable String statedId) {
        super(facts, message(facts, message, secret), null);
        this.cargo = new SecretCargo(secret);
        this.statedId = statedId;
    }

    private static String message(CallFacts facts, String problem, @Nullable Secret secret) {
        String whole = facts.message(problem, "Check the URL and the version of this library.");
        return secret == null ? whole : whole + " Take the secret with takeSecret().";
    }

    /**
     * Creates the exception.
     *
     * @param facts the call that failed
     * @param problem what is wrong, in terms of the schema
     * @param secret the secret that was read before the rest turned out to be unreadable, or null
     * @return the exception to throw
     */
    public static UnreadableResponseException of(CallFacts facts, String problem, @Nullable Secret secret) {
        return of(facts, problem, secret, null);
    }

    /**
     * Creates the exception for a response that states an id.
     *
     * @param facts the call that failed
     * @param problem what is wrong, in terms of the schema
     * @param secret the secret that was read before the rest turned out to be unreadable, or null
     * @param statedId the id that the response states, or null
     * @return the exception to throw
     */
    public static UnreadableResponseException of(
            CallFacts facts, String problem, @Nullable Secret secret, @Nullable String statedId) {
        return new UnreadableResponseException(facts, problem, secret, statedId);
    }

    /**
     * Returns the id that the response states. Nothing shows that it is right: use it only to choose among the tokens
     * of a list.
     *
     * @return the id, which may hold any character; empty if the response states none
     */
    public Optional<String> statedId() {
        return Optional.ofNullable(statedId);
    }

    /**
     * Converts the secret that this exception holds, if any. For vendor implementations whose response holds one part of
     * a credential.
     *
     * @param conversion returns the whole credential of a part
     */
    public void mapSecret(UnaryOperator<Secret> conversion) {
        if (cargo != null) {
            cargo.map(conversion);
        }
    }

    /**
     * Returns, once, the secret of a token that was issued by a partly unreadable response.
     *
     * @return the secret; empty if none was read, and from the second call on
     */
    public Optional<Secret> takeSecret() {
        return cargo == null ? Optional.empty() : cargo.take();
    }
}
