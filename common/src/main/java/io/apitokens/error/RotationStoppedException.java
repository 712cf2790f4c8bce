package io.apitokens.error;

import io.apitokens.Secret;
import io.apitokens.TokenId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rotation found something that it must not decide by itself, and stopped before it could do harm. What is alive is named in
 * the journal; advancing again looks again.
 */
public final class RotationStoppedException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    /** Why a rotation stopped. */
    public enum Reason {
        /** Tokens have the marker of a lost create, but not exactly one that is surely unheld; they are untouched. */
        AMBIGUOUS("tokens have the marker of its lost create, but not exactly one that is surely unheld"),
        /** Somebody else stored a newer secret, which is left alone; what this rotation had created is deleted. */
        SUPERSEDED("somebody else stored a newer secret, which was left alone"),
        /** The predecessor is not the token that it was when the rotation began; it is untouched. */
        PREDECESSOR_CHANGED("the predecessor has another name than when the rotation began; it was not deleted"),
        /** The token in the journal is not the one that this rotation created; it is untouched. */
        SUCCESSOR_CHANGED("the successor in the journal is not what this rotation created; it was not deleted"),
        /** The sink no longer holds the successor's secret; the predecessor is untouched. */
        STORED_SECRET_CHANGED("the sink holds another secret than the successor's; the predecessor was not deleted"),
        /** The vendor did not accept the stored secret; nothing was deleted. */
        STORED_SECRET_NOT_ACCEPTED("the stored secret was not accepted; nothing was deleted"),
        /** After a hard cut the new secret could not be stored; this exception holds it. */
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
     * Creates the error for a rotation that did no harm.
     *
     * @param reason why it stopped
     * @param id the token that was to be replaced
     * @param cause what led to it, or null
     * @return the error to throw
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
     * Creates the error for tokens that may, or may not, be what a lost create has made; its outcome is
     * {@link Outcome#UNKNOWN}.
     *
     * @param id the token that was to be replaced
     * @param which the tokens, and what speaks against them
     * @param cause the loss of the answer, or null
     * @return the error to throw
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
     * Creates the error for a new secret that could not be stored; its outcome is {@link Outcome#APPLIED}.
     *
     * @param id the token whose secret it is
     * @param secret the only copy of it
     * @param cause why it could not be stored
     * @return the error to throw
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

    /**
     * Tells why the rotation stopped.
     *
     * @return never null
     */
    public Reason reason() {
        return reason;
    }

    /**
     * Hands out, once, the secret that could not be stored.
     *
     * @return empty for every other reason, and from the second call on
     */
    public Optional<Secret> takeSecret() {
        return cargo == null ? Optional.empty() : cargo.take();
    }
}
