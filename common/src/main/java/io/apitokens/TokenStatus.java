package io.apitokens;

/**
 * The state of a token according to its record. Only a request that uses its secret can verify that the token works.
 */
public enum TokenStatus {
    /** The record marks the token neither as expired, nor as disabled, nor as deleted. */
    ACTIVE,
    /** The token has expired and cannot be reactivated. */
    EXPIRED,
    /** The token becomes valid at a later time. */
    NOT_YET_VALID,
    /** The vendor refuses the token until it is enabled again. It still exists, and a person may enable it. */
    DISABLED
}
