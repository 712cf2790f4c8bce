package io.apitokens.error;

/** The effect of a failed call at the vendor. */
public enum Outcome {
    /** No change: the request was not sent, the vendor rejected it, or it only reads. */
    NOT_APPLIED,
    /** A possible change: the request was sent, and no response stated its result. */
    UNKNOWN,
    /** A completed change: only reading its response or a later step failed. */
    APPLIED
}
