package io.apitokens.error;

/** Signals that the vendor has no such operation. Nothing was sent. */
public final class UnsupportedCapabilityException extends ApiTokenException {

    private static final long serialVersionUID = 1L;

    private UnsupportedCapabilityException(CallFacts facts, String message) {
        super(facts, message, null);
    }

    /**
     * Creates the exception for a missing capability.
     *
     * @param account the account, as a string
     * @param capability the capability's interface
     * @param reason why it is missing and what to do instead, a complete sentence
     * @return the exception to throw
     */
    public static UnsupportedCapabilityException of(String account, Class<?> capability, String reason) {
        return new UnsupportedCapabilityException(
                CallFacts.NO_CALL, account + " does not support " + capability.getSimpleName() + ": " + reason);
    }
}
