package io.apitokens.inventory.revocation;

/** What a plan says about a token that it deletes, so that a person can decide. */
public enum PlanNote {
    /** The vendor ends the token when its issuer is removed or deactivated. */
    ENDS_WITH_ISSUER("ends when its issuer is deactivated"),
    /** The token works on after its issuer is removed or deactivated. */
    OUTLIVES_ISSUER("outlives its issuer"),
    /** The vendor does not document whether the token ends with its issuer. */
    ISSUER_END_UNKNOWN("may outlive its issuer"),
    /** The token ends at {@link PlannedToken#endsAt()}, which moves with each use if it expires when idle. */
    ENDS_BY_ITSELF("ends by itself"),
    /** The token never ends by itself. */
    NEVER_ENDS("never ends by itself"),
    /** The record does not state the end. */
    END_UNKNOWN("its end is unknown"),
    /** The token was used, or may have been used, in the 24 hours before the plan was made. */
    USED_TODAY("was used in the last 24 hours"),
    /** The last use is unknown or estimated, so that a use in the last 24 hours is possible. */
    USE_UNKNOWN("its last use is not known exactly"),
    /** A journal names the token: a rotation or a recoverable create manages it. */
    MANAGED("a journal names it, so that a rotation or a create manages it");

    private final String words;

    PlanNote(String words) {
        this.words = words;
    }

    /** Returns the note in words that follow the token. */
    String words() {
        return words;
    }
}
