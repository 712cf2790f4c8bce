package io.apitokens.error;

/** Whether a call that failed nevertheless took effect at the vendor. */
public enum Outcome {
    /** Nothing was changed: the request was not sent, or the vendor refused it, or it only reads. */
    NOT_APPLIED,
    /** The request may have been carried out: it was sent, and no answer said what became of it. */
    UNKNOWN,
    /** The vendor carried it out; only its answer could not be read or a later step failed. */
    APPLIED
}
