package io.apitokens.rotation;

import io.apitokens.IssuedToken;
import io.apitokens.error.CallFacts;
import java.time.Instant;

/**
 * A successor whose secret only this process holds, and which is not stored yet. A {@link Rotation} keeps it between two
 * advances.
 */
final class NewSecret {

    // Transient, so that serialisers that work on fields do not reach the secret.
    private final transient IssuedToken issued;
    private final LeasedEntry entry;
    private final Instant since;
    private int verifications;
    private int writes;

    NewSecret(IssuedToken issued, LeasedEntry entry, Instant since) {
        this.issued = issued;
        this.entry = entry;
        this.since = since;
    }

    IssuedToken issued() {
        return issued;
    }

    CallFacts facts() {
        return issued.facts();
    }

    LeasedEntry entry() {
        return entry;
    }

    /** Returns when this process received it. */
    Instant since() {
        return since;
    }

    /** Counts a verification that failed; returns their number. */
    int countVerification() {
        return ++verifications;
    }

    /** Returns whether a write was made, so that the secret may be stored. */
    boolean mayBeStored() {
        return writes > 0;
    }

    /** Counts a write that was not confirmed; returns their number. */
    int countWrite() {
        return ++writes;
    }

    @Override
    public String toString() {
        return "NewSecret[" + issued.token().id() + "]";
    }
}
