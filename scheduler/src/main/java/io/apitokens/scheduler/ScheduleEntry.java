package io.apitokens.scheduler;

import io.apitokens.TokenId;
import io.apitokens.internal.ForeignText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One scheduled rotation in a list.
 *
 * @param key the key of the declaration
 * @param state what it is doing
 * @param isPaused whether a person has paused it
 * @param token the token whose secret is stored, or, during a rotation, the one being replaced; null before the first
 * @param since when the secret was stored; null before the first
 * @param overdueAt when the secret is older than declared; null if it need not be replaced
 * @param nextRun when a worker looks at it next; null if none will
 * @param reason what it waits for, or the last error; may be empty
 * @param failures the number of failed runs since the last success
 */
public record ScheduleEntry(
        String key,
        ScheduleState state,
        boolean isPaused,
        @Nullable TokenId token,
        @Nullable Instant since,
        @Nullable Instant overdueAt,
        @Nullable Instant nextRun,
        String reason,
        int failures) {

    /**
     * Returns the age of the stored secret.
     *
     * @param now the present time
     * @return the age; empty before the first secret is stored
     */
    public Optional<Duration> age(Instant now) {
        return Optional.ofNullable(since).map(start -> Duration.between(start, now));
    }

    /**
     * Returns whether the stored secret is older than declared.
     *
     * @param now the present time
     * @return true if it is
     */
    public boolean isOverdue(Instant now) {
        return overdueAt != null && overdueAt.isBefore(now);
    }

    /** {@return the components, printable} */
    @Override
    public String toString() {
        return ForeignText.components(
                "ScheduleEntry",
                "key",
                key,
                "state",
                isPaused ? state + " (paused)" : state,
                "token",
                token,
                "since",
                since,
                "overdueAt",
                overdueAt,
                "nextRun",
                nextRun,
                "reason",
                reason,
                "failures",
                failures);
    }
}
