package io.apitokens.error;

/** The vendor has no such operation; nothing was sent. */
public final class UnsupportedCapabilityException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private UnsupportedCapabilityException(CallFacts facts, String message) {
        super(facts, message, null);
    }

    /**
     * Creates the error for a missing capability.
     *
     * @param account the account that was asked, as text
     * @param capability the capability's interface
     * @param reason why it is missing and what to do instead, a whole sentence
     * @return the error to throw
     */
    public static UnsupportedCapabilityException of(String account, Class<?> capability, String reason) {
        return new UnsupportedCapabilityException(
                CallFacts.NO_CALL, account + " has no " + capability.getSimpleName() + ": " + reason);
    }
}
