package io.apitokens.error;

/**
 * Signals that an update stopped between two steps. {@link #applied()} names what was changed; changing the rest
 * failed, and the cause is that failure.
 */
public final class PartialUpdateException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final String applied;

    private PartialUpdateException(CallFacts facts, String applied, String failed, ApiTokenException cause) {
        super(
                facts,
                facts.message(
                        "changing the " + failed + " failed",
                        "the " + applied + " were changed",
                        "Read the token before changing the rest."),
                cause);
        this.applied = applied;
    }

    /**
     * Creates the exception; its outcome is {@link Outcome#APPLIED}.
     *
     * @param applied what was changed, a plural noun
     * @param failed what could not be changed, a plural noun
     * @param cause the failure of the step
     * @return the exception to throw
     */
    public static PartialUpdateException of(String applied, String failed, ApiTokenException cause) {
        return new PartialUpdateException(cause.facts().with(Outcome.APPLIED), applied, failed, cause);
    }

    /** {@return what was changed, a plural noun such as {@code roles}} */
    public String applied() {
        return applied;
    }
}
