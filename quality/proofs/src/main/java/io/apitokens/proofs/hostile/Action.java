package io.apitokens.proofs.hostile;

/** What a request demands of the vendor. */
enum Action {
    LIST,
    GET,
    CREATE,
    UPDATE,
    ROLES,
    ROTATE,
    DELETE,
    ACCOUNT,
    UNKNOWN;

    boolean changes() {
        return this != LIST && this != GET && this != ACCOUNT && this != UNKNOWN;
    }
}
