package io.apitokens.testkit.rotation;

/**
 * What the invented vendor Quill has.
 *
 * @param descriptions whether tokens have descriptions; without them, the marker is at the end of the name
 * @param expiry whether tokens can expire
 * @param lastUse whether records show the last use
 * @param recordAfterRoll whether a roll returns the record with the secret, not the secret alone
 * @param restrictedCreate whether a new token can have restrictions
 * @param uniqueNames whether names of live tokens are unique and have at most 64 characters
 */
record QuillTraits(
        boolean descriptions,
        boolean expiry,
        boolean lastUse,
        boolean recordAfterRoll,
        boolean restrictedCreate,
        boolean uniqueNames) {

    static final QuillTraits RICH = new QuillTraits(true, true, true, true, true, false);
    static final QuillTraits POOR = new QuillTraits(false, false, false, false, false, false);
    /** As a widespread vendor: no descriptions, and a roll that returns the secret alone. */
    static final QuillTraits USUAL = new QuillTraits(false, true, true, false, false, false);
    /** As {@link #USUAL}, with names that are unique and short. */
    static final QuillTraits UNIQUE = new QuillTraits(false, true, true, false, false, true);
}
