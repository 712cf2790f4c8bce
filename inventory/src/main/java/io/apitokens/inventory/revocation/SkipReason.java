package io.apitokens.inventory.revocation;

import io.apitokens.Account;

/** The reason why a revocation keeps a token that it might have deleted. */
public enum SkipReason {
    /** The client authenticates with the token. {@link Revocation#withOwnTokens()} deletes it, as the last one. */
    OWN("the client authenticates with it"),
    /**
     * The token that the client authenticates with is unknown, so it may be this one. Set it in the client's builder,
     * or call {@link Revocation#withUnknownOwnTokenAccepted(Account)}.
     */
    OWN_UNKNOWN("the client may authenticate with it; set the client's own token"),
    /** The vendor manages the token; deleting it would break one of the vendor's agents. */
    VENDOR_MANAGED("the vendor manages it"),
    /** The token was used, created, or given a new secret within the period of {@link Revocation#withUnusedFor}. */
    RECENTLY_USED("it was used or issued recently"),
    /** The last use is unknown, estimated, or not known precisely enough. */
    LAST_USE_UNKNOWN("its last use is not known exactly"),
    /** The issuer is unknown, or known only by other properties than the requested one. */
    ISSUER_UNKNOWN("its issuer is unknown"),
    /** Another token created it, and the principal behind that token is unknown, because it is not in the account. */
    ISSUED_BY_A_TOKEN("another token created it, which is not in the account"),
    /** The expiry is unknown. */
    EXPIRY_UNKNOWN("its expiry is unknown"),
    /** The time of creation, or of issue of the current secret, is unknown. */
    CREATION_UNKNOWN("its creation time is unknown"),
    /**
     * The token is no longer what the plan saw: another name, description, issuer or secret. Only in a report. Plan again
     * to include it.
     */
    CHANGED("it changed since the plan was made; plan again"),
    /**
     * The vendor rejected the client's credential for an earlier token of the account, so further requests would fail
     * as well.
     */
    CREDENTIAL_REJECTED("the client's credential was rejected earlier"),
    /** The token's network condition cannot be read, so that a restriction could not be undone. */
    CONDITION_UNREADABLE("its network condition cannot be read"),
    /** The token has the network condition already. */
    ALREADY_RESTRICTED("it has the condition already"),
    /** One of the first tokens of a restriction, or the check after them, failed. */
    CANARY_FAILED("one of the first tokens, or the check after them, failed"),
    /** The vendor did not respond to several requests in sequence for other tokens of the account. */
    ACCOUNT_UNREACHABLE("the account did not respond to several requests; apply the plan again later"),
    /** The thread was interrupted before. Apply the plan again to continue. */
    INTERRUPTED("the thread was interrupted");

    private final String words;

    SkipReason(String words) {
        this.words = words;
    }

    /** Returns the reason in words, for plans and reports. */
    String words() {
        return words;
    }
}
