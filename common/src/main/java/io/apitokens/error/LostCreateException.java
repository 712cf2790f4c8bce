package io.apitokens.error;

import io.apitokens.Secret;
import java.util.Optional;

/**
 * Signals that the response to a create was lost, so that a token without a holder may exist.
 *
 * <p>The request was sent, and its response did not arrive or could not be read. {@link #candidates()} returns the
 * tokens that it may have created; nothing was deleted. The cause is the failure of the create.
 */
public final class LostCreateException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final String tokenName;
    private final transient Candidates candidates;
    private final transient SecretCargo cargo;

    private LostCreateException(ApiTokenException cause, String tokenName, Candidates candidates) {
        super(cause.facts(), "a token named \"" + tokenName + "\" may be alive unheld" + describe(candidates), cause);
        this.tokenName = tokenName;
        this.candidates = candidates;
        this.cargo = new SecretCargo(
                cause instanceof UnreadableResponseException unreadable
                        ? unreadable.takeSecret().orElse(null)
                        : null);
    }

    /**
     * Creates the exception.
     *
     * @param cause the failure of the create
     * @param tokenName the requested name
     * @param candidates the result of a search for the token
     * @return the exception to throw
     */
    public static LostCreateException of(ApiTokenException cause, String tokenName, Candidates candidates) {
        return new LostCreateException(cause, tokenName, candidates);
    }

    private static String describe(Candidates candidates) {
        if (candidates instanceof Candidates.Found found) {
            StringBuilder text = new StringBuilder(", candidates found: ")
                    .append(found.tokens().size());
            found.tokens().forEach(token -> text.append(' ').append(token.id()));
            return text.toString();
        }
        return ", candidates unknown: " + ((Candidates.NotLooked) candidates).reason();
    }

    /** {@return the requested name of the token, as the caller passed it} */
    public String tokenName() {
        return tokenName;
    }

    /** {@return the tokens that the create may have made, or why no complete search took place} */
    public Candidates candidates() {
        return candidates == null ? new Candidates.NotLooked("deserialised") : candidates;
    }

    /**
     * Returns, once, the secret, if it was read before the rest of the response became unreadable.
     *
     * @return the secret; empty if none was read, and from the second call on
     */
    public Optional<Secret> takeSecret() {
        return cargo == null ? Optional.empty() : cargo.take();
    }
}
