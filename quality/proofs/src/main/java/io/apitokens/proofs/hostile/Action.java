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
    PERSON,
    UNKNOWN;

    boolean changes() {
        return this != LIST && this != GET && this != ACCOUNT && this != PERSON && this != UNKNOWN;
    }
}
