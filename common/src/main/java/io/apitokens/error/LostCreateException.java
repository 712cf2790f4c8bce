package io.apitokens.error;

import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.internal.ForeignText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals that the response to a create was lost, so that a token without a holder may exist.
 *
 * <p>The request was sent, and its response did not arrive or could not be read. {@link #candidates()} returns the
 * tokens that it may have created; nothing was deleted. The cause is the failure of the create.
 *
 * <pre>{@code
 * try {
 *     tokens.create(spec);
 * } catch (LostCreateException e) {
 *     // Before creating again, look at the candidates: one may be the new token. Its secret is lost: delete it.
 *     if (e.candidates() instanceof Candidates.Found found) {
 *         found.tokens().forEach(token -> out.println("perhaps created: " + token.id()));
 *     }
 * }
 * }</pre>
 */
public final class LostCreateException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final String tokenName;
    private final transient Candidates candidates;
    private final transient SecretCargo cargo;

    private LostCreateException(
            ApiTokenException cause, String tokenName, Candidates candidates, @Nullable Secret secret) {
        super(
                cause.facts(),
                cause.facts()
                        .message(
                                "create of \"" + tokenName + "\" got no usable response",
                                cause.outcome() == Outcome.APPLIED ? "a token was created" : "a token may exist",
                                describe(candidates) + (secret == null ? "" : "Take its secret from this exception. ")
                                        + "Search for \"" + tokenName + "\" before creating it again."),
                cause);
        this.tokenName = tokenName;
        this.candidates = candidates;
        this.cargo = new SecretCargo(secret);
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
        Secret secret = cause instanceof UnreadableResponseException unreadable
                ? unreadable.takeSecret().orElse(null)
                : null;
        return new LostCreateException(cause, tokenName, candidates, secret);
    }

    private static String describe(Candidates candidates) {
        if (candidates instanceof Candidates.Found found) {
            List<Token> tokens = found.tokens();
            return tokens.isEmpty()
                    ? "No candidate was found in the list. "
                    : "Candidates: " + ForeignText.list(tokens, Token::id, ", ") + ". ";
        }
        return "Candidates are unknown: " + ((Candidates.NotLooked) candidates).reason() + ". ";
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
