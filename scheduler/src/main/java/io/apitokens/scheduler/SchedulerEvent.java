package io.apitokens.scheduler;

import io.apitokens.TokenId;
import io.apitokens.error.Outcome;
import io.apitokens.internal.ForeignText;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a scheduled rotation, reported after it happened. Never contains a secret.
 *
 * @param type what happened
 * @param key the key of the declaration
 * @param oldToken the token that is or was replaced; null if there is none
 * @param newToken the token that is or was stored; null if there is none
 * @param at when the worker noted it
 * @param worker the name of the worker
 * @param reason why, or which error; may be empty
 * @param outcome whether something changed
 */
public record SchedulerEvent(
        Type type,
        String key,
        @Nullable TokenId oldToken,
        @Nullable TokenId newToken,
        Instant at,
        String worker,
        String reason,
        Outcome outcome) {

    /** What happened. */
    public enum Type {
        /** The rotation was declared for the first time. */
        DECLARED,
        /** A token was created. */
        CREATED,
        /** A token that existed was taken over; its secret was in the store. */
        ADOPTED,
        /** The vendor accepted the new secret. */
        VERIFIED,
        /** The new secret was stored. */
        STORED,
        /** The old token was deleted. */
        REVOKED,
        /** A run failed. It is repeated, unless the rotation is stopped. */
        FAILED,
        /** The secret is older than declared. Reported once for each secret. */
        OVERDUE,
        /** A person must act. */
        WAITING_FOR_PERSON,
        /** A person paused the rotation. */
        PAUSED,
        /** A person let the rotation continue. */
        RESUMED,
        /** A person asked for a rotation now. */
        REQUESTED,
        /** The declaration was removed, or forgotten. */
        REMOVED
    }

    /**
     * Rejects null, and makes the reason printable.
     *
     * @param type what happened
     * @param key the key of the declaration
     * @param oldToken the token that is or was replaced, or null
     * @param newToken the token that is or was stored, or null
     * @param at when the worker noted it
     * @param worker the name of the worker
     * @param reason why, or which error; may be empty
     * @param outcome whether something changed
     */
    public SchedulerEvent {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(outcome, "outcome");
        key = ForeignText.printable(key);
        worker = ForeignText.printable(worker);
        reason = ForeignText.printable(reason);
    }

    /** {@return the components, printable} */
    @Override
    public String toString() {
        return ForeignText.components(
                "SchedulerEvent",
                "type",
                type,
                "key",
                key,
                "oldToken",
                oldToken,
                "newToken",
                newToken,
                "at",
                at,
                "worker",
                worker,
                "reason",
                reason,
                "outcome",
                outcome);
    }
}
