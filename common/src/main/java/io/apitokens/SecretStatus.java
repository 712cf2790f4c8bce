package io.apitokens;

/**
 * The status of a secret, as the vendor's response to one request shows it.
 *
 * @see ApiTokens#verify(Secret)
 */
public enum SecretStatus {
    /** The vendor accepted the secret, whether or not it then allowed the request. The secret works. */
    ACCEPTED,
    /**
     * The vendor refused to authenticate the secret. It is wrong, expired or deleted, its owner is suspended, or it
     * belongs to an account elsewhere. The secret does not work at this account at present.
     */
    REJECTED,
    /**
     * The status is unknown: no response arrived, the vendor was overloaded or failed, or an intermediary responded
     * instead.
     */
    UNKNOWN;
}
