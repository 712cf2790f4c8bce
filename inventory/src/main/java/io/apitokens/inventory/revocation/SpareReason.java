package io.apitokens.inventory.revocation;

import io.apitokens.Account;

/** Why a token that a retirement might have deleted was left alone. */
public enum SpareReason {
    /** The client authenticates with it. {@link Retirement#includeOwn()} deletes it, as the last one. */
    OWN("the client authenticates with it"),
    /**
     * Which token the client authenticates with is unknown, so it may be this one. Tell the client's builder, or call
     * {@link Retirement#acceptUnknownOwn(Account)}.
     */
    OWN_UNKNOWN("it may be the one that the client authenticates with"),
    /** The vendor manages it; deleting it would break one of the vendor's agents. */
    VENDOR_MANAGED("the vendor manages it"),
    /** It was used, made, or given a new secret within the time of {@link Retirement#unusedFor}. */
    RECENTLY_USED("it was used or issued recently"),
    /** When it was last used is unknown, estimated, or not known closely enough. */
    LAST_USE_UNKNOWN("when it was last used is not known surely"),
    /** Who made it is unknown, or known only by other marks than the one asked for. */
    ISSUER_UNKNOWN("who made it is unknown"),
    /** Another token made it; who stands behind that one the record does not say. */
    ISSUED_BY_A_TOKEN("another token made it"),
    /** When it ends is unknown. */
    EXPIRY_UNKNOWN("when it ends is unknown"),
    /** When it was made, or got its present secret, is unknown. */
    CREATION_UNKNOWN("when it was made is unknown"),
    /** The vendor has rejected the client's credential at an earlier token of the account, so there is no use in asking. */
    CREDENTIAL_REJECTED("the client's credential was rejected before"),
    /** The thread was interrupted before. */
    INTERRUPTED("the thread was interrupted before");

    private final String words;

    SpareReason(String words) {
        this.words = words;
    }

    /** Says it in words for a list that people read. */
    String words() {
        return words;
    }
}
