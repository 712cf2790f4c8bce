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
    PEOPLE,
    ADMIN_ROLES,
    ZONE,
    ZONES,
    /** A request for an access token. */
    ACCESS,
    UNKNOWN;

    boolean changes() {
        return this == CREATE || this == UPDATE || this == ROLES || this == ROTATE || this == DELETE;
    }
}
