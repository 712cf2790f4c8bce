package io.apitokens.proofs.hostile;

import java.util.Locale;

/** An operation of the library that is run against a hostile peer. */
enum Op {
    LIST,
    GET,
    CREATE,
    /** A create into a secret store. */
    STORE,
    /** A create with a journal. */
    JOURNAL,
    /** An update; at Okta's client secrets and keys a deactivation. */
    UPDATE,
    ROTATE,
    DELETE,
    VERIFY,
    RESTRICT,
    /** The read of a token with a look-up of its owner. */
    OWNER,
    PERSON,
    /** A search for people. */
    PEOPLE,
    /** The administrator roles of a user or a client. */
    ROLES,
    ZONE,
    ZONES;

    boolean creates() {
        return this == CREATE || this == STORE || this == JOURNAL;
    }

    boolean reads() {
        return this == LIST || this == GET || this == VERIFY || this == OWNER || readsDirectory();
    }

    /** Returns whether the operation reads what is no token. */
    boolean readsDirectory() {
        return this == PERSON || this == PEOPLE || this == ROLES || this == ZONE || this == ZONES;
    }

    /** Returns whether the operation changes a token that exists. */
    boolean changes() {
        return !creates() && !reads();
    }

    /** Returns whether the operation returns one record. */
    boolean returnsRecord() {
        return this != LIST && this != VERIFY && this != DELETE && this != PEOPLE && this != ROLES && this != ZONES;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
