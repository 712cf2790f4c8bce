package io.apitokens.inventory.audit;

/** How much a finding matters, from the least to the most. */
public enum Severity {
    /** To be tidied up. */
    LOW,
    /** To be planned. */
    MEDIUM,
    /** To be done soon. */
    HIGH
}
