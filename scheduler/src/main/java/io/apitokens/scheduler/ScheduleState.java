package io.apitokens.scheduler;

/** What a scheduled rotation is doing. */
public enum ScheduleState {
    /** Declared. The first run creates a token or adopts one. */
    NEW,
    /** The first token is being created. */
    CREATING,
    /** The secret is stored and young enough. */
    SCHEDULED,
    /** The secret is being replaced, including the overlap. */
    ROTATING,
    /**
     * A person must act: hand in the successor of an assisted rotation, or examine what was changed by hand. The reason
     * of the {@link ScheduleEntry} says which.
     */
    WAITING_FOR_PERSON,
    /** The first run found a store whose content it may not take over. Nothing was changed. */
    ADOPTION_REFUSED,
    /** The same error came again and again, and repeating cannot repair it. Other rotations continue. */
    STOPPED,
    /** The declaration was removed, and its token is being deleted. {@link RotationScheduler#resume} keeps it. */
    REVOKING;

    /** Returns whether a record in this state names a token. */
    boolean hasToken() {
        return this == CREATING || this == SCHEDULED || this == ROTATING;
    }

    /** Returns whether only {@link RotationScheduler#resume} or another call of a person continues the rotation. */
    boolean isIdle() {
        return this == WAITING_FOR_PERSON || this == ADOPTION_REFUSED || this == STOPPED || this == REVOKING;
    }
}
