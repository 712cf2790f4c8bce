package io.apitokens.proofs.hostile;

/** What a case demands of the operation, besides a true outcome. */
enum Demand {
    NOTHING,

    /** The operation was carried out and its response arrived whole, so it must succeed. */
    SUCCESS,

    /** The response is about something else, so it must not be believed, although it may hold the right secret. */
    FAILURE,

    /** The exception of a create, if there is one, names the id of the new token and of no other. */
    EXACT_ID,

    /** The exception of a create, if there is one, names the id of the new token. */
    OWN_ID,

    /** A dead secret must be rejected. */
    REJECTED,

    /** Nothing was proved about the secret, so its status must be unknown. */
    STATUS_UNKNOWN,

    /** A walk through the list must return all tokens that can be read. */
    ALL_READABLE
}
