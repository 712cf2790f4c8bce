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
    UPDATE,
    ROTATE,
    DELETE,
    VERIFY,
    RESTRICT,
    /** The read of a token with a look-up of its owner. */
    OWNER;

    boolean creates() {
        return this == CREATE || this == STORE || this == JOURNAL;
    }

    boolean reads() {
        return this == LIST || this == GET || this == VERIFY || this == OWNER;
    }

    /** Returns whether the operation changes a token that exists. */
    boolean changes() {
        return !creates() && !reads();
    }

    /** Returns whether the operation returns the record of one token. */
    boolean returnsRecord() {
        return this != LIST && this != VERIFY && this != DELETE;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
