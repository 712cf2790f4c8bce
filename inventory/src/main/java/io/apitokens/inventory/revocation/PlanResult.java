package io.apitokens.inventory.revocation;

/** What a plan found. */
public enum PlanResult {
    /** There are tokens to delete. */
    TOKENS,
    /** No token matches: every account was read and is seen whole, and each token certainly does not match. */
    NOTHING_MATCHED,
    /** There is nothing to delete, but tokens were skipped, or an account was not seen whole. */
    UNDECIDED
}
