package io.apitokens.proofs.hostile;

/** The memory that the cases of a row get. */
enum Heap {
    AMPLE,

    /** 96 MiB. A call that cannot do with it fails as any other call does. */
    SMALL,

    /** 96 MiB. Nothing that the peer does may use them up: running out of memory, anywhere in the JVM, is an error. */
    SMALL_NEVER_FULL
}
