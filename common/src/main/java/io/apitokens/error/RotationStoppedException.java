package io.apitokens.error;

import io.apitokens.IssuedToken;
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
         * Tokens with the marker of a create that are not certainly orphans of it. They are unchanged.
         */
        AMBIGUOUS(
                "a create got no response, and its token cannot be identified",
                "nothing was deleted",
                "Delete the unused tokens among them, then run the rotation again."),
        /**
         * A newer secret from another writer, which works and is kept. Tokens that this rotation created stay alive and
         * in the journal until another secret is stored.
         */
        SUPERSEDED(
                "the secret store holds a newer secret from another writer",
                "that secret was kept",
                "Check who stored it, then run the rotation again to replace it."),
        /** A predecessor whose name has changed since the rotation began. It is unchanged. */
        PREDECESSOR_CHANGED(
                "the predecessor's name has changed since the rotation began",
                "it was not deleted",
                "Restore its name or delete it, then run the rotation again."),
        /** A predecessor that was deactivated and is active again. It is unchanged. */
        PREDECESSOR_REACTIVATED(
                "the predecessor was activated again after the rotation had deactivated it",
                "it was not deleted",
                "Find out what still uses it, deactivate it, then run the rotation again."),
        /** A token in the journal that this rotation did not create. It is unchanged. */
        SUCCESSOR_CHANGED(
                "the successor in the journal is not a token that this rotation created",
                "it was not deleted",
                "Delete it if it is unused, then run the rotation again."),
        /** A secret store that no longer holds the successor's secret. The predecessor is unchanged. */
        STORED_SECRET_CHANGED(
                "the secret store no longer holds the successor's secret",
                "nothing was deleted",
                "Abandon the rotation, and delete the successor if it is unused."),
        /** A stored secret that the vendor did not accept. Nothing was deleted. */
        STORED_SECRET_NOT_ACCEPTED(
                "the vendor did not accept the stored secret", "nothing was deleted", "Run the rotation again later."),
        /** A step that failed after others took effect. Its failure is the cause. */
        INCOMPLETE(
                "a step failed after others took effect",
                "the journal knows how far it came",
                "See the cause, then run the rotation again."),
        /** A new secret that could not be stored after an in-place rotation. This exception holds it. */
        NOT_STORED(
                "the new secret could not be stored",
                "the old secret is no longer valid",
                "Take the new secret from this exception and store it, or run the rotation again.");

        private final String failure;
        private final String state;
        private final String action;

        Reason(String failure, String state, String action) {
            this.failure = failure;
            this.state = state;
            this.action = action;
        }
    }

    private final Reason reason;
    private final transient SecretCargo cargo;

    private RotationStoppedException(
            CallFacts facts,
            Reason reason,
            String detail,
            TokenId id,
            @Nullable Secret secret,
            @Nullable Throwable cause) {
        super(
                facts,
                facts.message(
                        "rotation of token " + id + " stopped: " + reason.failure + detail,
                        reason.state,
                        reason.action),
                cause);
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
        return of(reason, id, CallFacts.NO_CALL, cause);
    }

    /**
     * Creates the exception for a rotation that may have changed something before it stopped.
     *
     * @param reason why the rotation stopped
     * @param id the token to be replaced
     * @param facts the call that changed something, or {@link CallFacts#NO_CALL} with the outcome of an earlier one
     * @param cause the cause, or null
     * @return the exception to throw
     */
    public static RotationStoppedException of(Reason reason, TokenId id, CallFacts facts, @Nullable Throwable cause) {
        return new RotationStoppedException(at(id, facts), reason, "", id, null, cause);
    }

    private static CallFacts at(TokenId id, CallFacts facts) {
        return new CallFacts(id.account().toString(), facts.operation(), facts.attempts(), facts.outcome());
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
                at(id, CallFacts.NO_CALL.with(Outcome.UNKNOWN)), Reason.AMBIGUOUS, " (" + which + ")", id, null, cause);
    }

    /**
     * Creates the exception for a new secret that could not be stored; its outcome is {@link Outcome#APPLIED}.
     *
     * @param id the token that the secret belongs to
     * @param issued the only copy of the secret
     * @param cause why it could not be stored
     * @return the exception to throw
     */
    public static RotationStoppedException notStored(TokenId id, IssuedToken issued, Throwable cause) {
        return new RotationStoppedException(
                issued.facts().with(Outcome.APPLIED), Reason.NOT_STORED, "", id, issued.secret(), cause);
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
