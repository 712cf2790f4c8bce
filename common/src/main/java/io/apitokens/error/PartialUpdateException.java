package io.apitokens.error;

/** An update of several steps stopped in between: what {@link #applied()} names is done, the rest is not. */
public final class PartialUpdateException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private final String applied;

    private PartialUpdateException(CallFacts facts, String applied, String failed, ApiTokenException cause) {
        super(facts, "the " + applied + " were changed, but changing the " + failed + " failed", cause);
        this.applied = applied;
    }

    /**
     * Creates the error; its outcome is {@link Outcome#APPLIED}.
     *
     * @param applied what was changed, a plural noun
     * @param failed what was not changed, a plural noun
     * @param cause the failure of the step
     * @return the error to throw
     */
    public static PartialUpdateException of(String applied, String failed, ApiTokenException cause) {
        return new PartialUpdateException(cause.facts().with(Outcome.APPLIED), applied, failed, cause);
    }

    /**
     * Tells what was changed.
     *
     * @return a plural noun, such as {@code roles}
     */
    public String applied() {
        return applied;
    }
}
