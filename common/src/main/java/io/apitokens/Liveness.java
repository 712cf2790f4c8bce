package io.apitokens;

/**
 * Whether a vendor lets a secret in, by its answer to one call.
 *
 * @see ApiTokens#probe(Secret)
 */
public enum Liveness {
    /** The vendor let the secret in, whatever it then allowed or refused. It works. */
    ACCEPTED,
    /**
     * The vendor itself said that the secret authenticates nobody: it is wrong, expired or deleted, its owner is suspended, or
     * it belongs to an account elsewhere. It does not work here, now.
     */
    REJECTED,
    /** Nothing was shown: no answer came, the vendor was busy or broken, or something between it and us answered instead. */
    UNKNOWN;
}
