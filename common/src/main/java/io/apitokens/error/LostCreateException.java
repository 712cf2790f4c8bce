package io.apitokens.error;

import io.apitokens.Secret;
import java.util.Optional;

/**
 * A create may have left a live token that nobody holds: it was sent, and its answer did not come or could not be read.
 * {@link #candidates()} are suspects; nothing was deleted. The cause is the failure itself.
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
     * Creates the error.
     *
     * @param cause the failure of the create
     * @param tokenName the name that was asked for
     * @param candidates what a search brought
     * @return the error to throw
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

    /**
     * Tells the name that the token was to have.
     *
     * @return as the caller gave it
     */
    public String tokenName() {
        return tokenName;
    }

    /**
     * Tells which tokens the lost create may have made.
     *
     * @return what a search found, or why none was made
     */
    public Candidates candidates() {
        return candidates == null ? new Candidates.NotLooked("deserialised") : candidates;
    }

    /**
     * Hands out, once, the secret, if the answer was cut only after it had been read.
     *
     * @return empty when no secret was read, and from the second call on
     */
    public Optional<Secret> takeSecret() {
        return cargo == null ? Optional.empty() : cargo.take();
    }
}
