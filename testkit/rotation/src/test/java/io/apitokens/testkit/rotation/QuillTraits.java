package io.apitokens.testkit.rotation;

/**
 * What the invented vendor Quill has.
 *
 * @param descriptions whether tokens have descriptions; without them, the marker is at the end of the name
 * @param expiry whether tokens can expire
 * @param lastUse whether records show the last use
 * @param recordAfterRoll whether a roll returns the record with the secret, not the secret alone
 * @param restrictedCreate whether a new token can have restrictions
 */
record QuillTraits(
        boolean descriptions, boolean expiry, boolean lastUse, boolean recordAfterRoll, boolean restrictedCreate) {

    static final QuillTraits RICH = new QuillTraits(true, true, true, true, true);
    static final QuillTraits POOR = new QuillTraits(false, false, false, false, false);
    /** As a widespread vendor: no descriptions, and a roll that returns the secret alone. */
    static final QuillTraits USUAL = new QuillTraits(false, true, true, false, false);
}
