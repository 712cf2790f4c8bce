package io.apitokens.proofs.inventory;

/** What is planted about a token. */
enum Kind {
    PLAIN,
    FORMULA,
    NEVER,
    SOON,
    UNUSED,
    NEVER_USED,
    OLD,
    NO_OWNER,
    SAME_NAME,
    ISSUER_GONE,
    ISSUER_UNKNOWN,
    ISSUER_TOKEN,
    ADMINISTRATOR,
    EXPIRY_UNKNOWN,
    USE_UNKNOWN
}
