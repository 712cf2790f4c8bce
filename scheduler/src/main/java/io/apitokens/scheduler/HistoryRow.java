package io.apitokens.scheduler;

import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A fact as the table holds it. A later version, or a person, may have written what this version cannot read. */
record HistoryRow(
        String key,
        String type,
        @Nullable String oldToken,
        @Nullable String newToken,
        Instant at,
        String worker,
        String reason,
        String outcome) {

    static final String COLUMNS = "schedule_key, type, old_token, new_token, noted_at, worker, reason, outcome";

    /** Reads the columns that begin at an index. */
    static HistoryRow of(ResultSet rows, int first) throws SQLException {
        return new HistoryRow(
                rows.getString(first),
                rows.getString(first + 1),
                rows.getString(first + 2),
                rows.getString(first + 3),
                rows.getTimestamp(first + 4).toInstant(),
                rows.getString(first + 5),
                rows.getString(first + 6),
                rows.getString(first + 7));
    }

    /** Returns the fact; empty if this version cannot read it. */
    Optional<SchedulerEvent> event() {
        try {
            return Optional.of(new SchedulerEvent(
                    SchedulerEvent.Type.valueOf(type),
                    key,
                    oldToken == null ? null : TokenId.parse(oldToken),
                    newToken == null ? null : TokenId.parse(newToken),
                    at,
                    worker,
                    reason,
                    Outcome.valueOf(outcome)));
        } catch (IllegalArgumentException | InvalidInputException e) {
            return Optional.empty();
        }
    }
}
