package io.apitokens;

/** What a token's record says of it; only a call made with its secret can prove that it works. */
public enum TokenStatus {
    /** The record says neither expired nor deleted. */
    ACTIVE,
    /** Its end has come; it cannot be revived. */
    EXPIRED,
    /** Its validity begins later. */
    NOT_YET_VALID
}
