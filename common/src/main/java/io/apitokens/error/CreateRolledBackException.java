package io.apitokens.error;

/**
 * Signals that a create was rolled back: a later step failed and the token was deleted.
 *
 * <p>Later steps are reading the response, storing the secret and adding further roles. Nothing is left behind. The
 * cause is the failure of that step.
 */
public final class CreateRolledBackException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private CreateRolledBackException(CallFacts facts, String step, Throwable cause) {
        super(
                facts,
                facts.message(step + " failed", "the token was deleted", "See the cause, then create it again."),
                cause);
    }

    /**
     * Creates the exception; its outcome is {@link Outcome#NOT_APPLIED}.
     *
     * @param facts the create
     * @param step the step that failed, as a noun
     * @param cause the failure of the step
     * @return the exception to throw
     */
    public static CreateRolledBackException of(CallFacts facts, String step, Throwable cause) {
        return new CreateRolledBackException(facts.with(Outcome.NOT_APPLIED), step, cause);
    }

    /**
     * Creates the exception for a create that failed itself and left a token, which was deleted; its outcome is {@link
     * Outcome#NOT_APPLIED}.
     *
     * @param step the step that failed, as a noun
     * @param failure the failure of the create
     * @return the exception to throw
     */
    public static CreateRolledBackException of(String step, ApiTokenException failure) {
        return of(failure.facts(), step, failure);
    }
}
