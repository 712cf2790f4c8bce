package io.apitokens.error;

import io.apitokens.Secret;
import io.apitokens.TokenId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals that a rotation stopped because it found a state that it must not resolve on its own.
 *
 * <p>The journal names the live tokens. Advancing the rotation again checks the state again.
 */
public final class RotationStoppedException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    /** The reason why a rotation stopped. */
    public enum Reason {
        /**
         * Tokens with the marker of a lost create, but not exactly one that is certainly an orphan. They are unchanged.
         */
        AMBIGUOUS("tokens have the marker of its lost create, but not exactly one that is surely unheld"),
        /** A newer secret from another writer, which is kept. Any token that this rotation created is deleted. */
        SUPERSEDED("somebody else stored a newer secret, which was left alone"),
        /** A predecessor whose name has changed since the rotation began. It is unchanged. */
        PREDECESSOR_CHANGED("the predecessor has another name than when the rotation began; it was not deleted"),
        /** A token in the journal that this rotation did not create. It is unchanged. */
        SUCCESSOR_CHANGED("the successor in the journal is not what this rotation created; it was not deleted"),
        /** A secret store that no longer holds the successor's secret. The predecessor is unchanged. */
        STORED_SECRET_CHANGED("the sink holds another secret than the successor's; the predecessor was not deleted"),
        /** A stored secret that the vendor did not accept. Nothing was deleted. */
        STORED_SECRET_NOT_ACCEPTED("the stored secret was not accepted; nothing was deleted"),
        /** A new secret that could not be stored after an in-place rotation. This exception holds it. */
        NOT_STORED("the token has a new secret that could not be stored");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }

    private final Reason reason;
    private final transient SecretCargo cargo;

    private RotationStoppedException(
            CallFacts facts,
            Reason reason,
            String sentence,
            TokenId id,
            @Nullable Secret secret,
            @Nullable Throwable cause) {
        super(facts, "rotation of token " + id + " stopped: " + sentence, cause);
        this.reason = reason;
        this.cargo = new SecretCargo(secret);
    }

    /**
     * Creates the exception; its outcome is {@link Outcome#NOT_APPLIED}.
     *
     * @param reason why the rotation stopped
     * @param id the token to be replaced
     * @param cause the cause, or null
     * @return the exception to throw
     */
    public static RotationStoppedException of(Reason reason, TokenId id, @Nullable Throwable cause) {
        return new RotationStoppedException(
                new CallFacts(id.account().toString(), null, 0, Outcome.NOT_APPLIED),
                reason,
                reason.sentence,
                id,
                null,
                cause);
    }

    /**
     * Creates the exception for tokens that a lost create may have made; its outcome is {@link Outcome#UNKNOWN}.
     *
     * @param id the token to be replaced
     * @param which the tokens and the reason for the doubt
     * @param cause the failure that lost the response, or null
     * @return the exception to throw
     */
    public static RotationStoppedException ambiguous(TokenId id, String which, @Nullable Throwable cause) {
        return new RotationStoppedException(
                new CallFacts(id.account().toString(), null, 0, Outcome.UNKNOWN),
                Reason.AMBIGUOUS,
                Reason.AMBIGUOUS.sentence + " (" + which + ")",
                id,
                null,
                cause);
    }

    /**
     * Creates the exception for a new secret that could not be stored; its outcome is {@link Outcome#APPLIED}.
     *
     * @param id the token that the secret belongs to
     * @param secret the only copy of the secret
     * @param cause why it could not be stored
     * @return the exception to throw
     */
    public static RotationStoppedException notStored(TokenId id, Secret secret, Throwable cause) {
        return new RotationStoppedException(
                new CallFacts(id.account().toString(), null, 1, Outcome.APPLIED),
                Reason.NOT_STORED,
                Reason.NOT_STORED.sentence,
                id,
                secret,
                cause);
    }

    /** {@return why the rotation stopped, never null} */
    public Reason reason() {
        return reason;
    }

    /**
     * Returns, once, the secret that could not be stored.
     *
     * @return the secret; empty for every other reason, and from the second call on
     */
    public Optional<Secret> takeSecret() {
        return cargo == null ? Optional.empty() : cargo.take();
    }
}
