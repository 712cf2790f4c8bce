package io.apitokens.scheduler;

import java.io.IOException;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records in the tables of {@link SchedulerTables}. */
final class JdbcBook implements ScheduleBook {

    private static final String COLUMNS =
            "SELECT schedule_key, revision, facts, paused, failures, overdue_at FROM apitokens_schedule";
    private static final String INSERT = """
            INSERT INTO apitokens_schedule (revision, state, account, paused, failures, overdue_at, facts, schedule_key)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String UPDATE = """
            UPDATE apitokens_schedule SET revision = ?, state = ?, account = ?, paused = ?, failures = ?, overdue_at = ?,
            facts = ? WHERE schedule_key = ? AND revision = ?
            """;
    private static final String DELETE = "DELETE FROM apitokens_schedule WHERE schedule_key = ? AND revision = ?";
    private static final String FACT = """
            INSERT INTO apitokens_schedule_history
            (schedule_key, type, old_token, new_token, noted_at, worker, reason, outcome)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String HISTORY =
            "SELECT id, " + HistoryRow.COLUMNS + " FROM apitokens_schedule_history WHERE id > ?";
    private static final String COUNT = """
            SELECT state, COUNT(*), SUM(CASE WHEN paused THEN 1 ELSE 0 END), SUM(CASE WHEN failures > 0 THEN 1 ELSE 0 END),
            SUM(CASE WHEN overdue_at < ? THEN 1 ELSE 0 END) FROM apitokens_schedule GROUP BY state
            """;
    private static final String STOP =
            "UPDATE apitokens_schedule SET state = ? WHERE schedule_key = ? AND revision = ? AND state <> ?";
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int CHUNK = 1000;

    private final Database database;

    JdbcBook(Database database) {
        this.database = database;
    }

    @Override
    public @Nullable Schedule read(String key) throws IOException {
        return database.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " WHERE schedule_key = ?")) {
                statement.setString(1, key);
                try (ResultSet rows = statement.executeQuery()) {
                    return rows.next() ? schedule(rows) : null;
                }
            }
        });
    }

    @Override
    public boolean write(@Nullable Schedule expected, @Nullable Schedule next, List<SchedulerEvent> facts)
            throws IOException {
        return database.inTransaction(connection -> {
            if (!change(connection, expected, next)) {
                return false;
            }
            insert(connection, facts);
            return true;
        });
    }

    private static boolean change(Connection connection, @Nullable Schedule expected, @Nullable Schedule next)
            throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(next == null ? DELETE : expected == null ? INSERT : UPDATE)) {
            int index = next == null ? 0 : setRecord(statement, next);
            if (next == null && expected != null) {
                statement.setString(++index, expected.key());
            }
            if (expected != null) {
                statement.setString(++index, expected.revision());
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            if (expected == null && UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private static int setRecord(PreparedStatement statement, Schedule next) throws SQLException {
        statement.setString(1, next.revision());
        statement.setString(2, next.text(Schedule.STATE));
        statement.setString(3, next.text(Schedule.ACCOUNT));
        statement.setBoolean(4, next.has(Schedule.PAUSED));
        statement.setInt(5, next.failures());
        statement.setTimestamp(6, timestamp(next.time(Schedule.OVERDUE_AT)));
        statement.setString(7, FactsJson.of(next.values()));
        statement.setString(8, next.key());
        return 8;
    }

    @Override
    public boolean insertAll(List<Schedule> records, List<SchedulerEvent> facts) throws IOException {
        return database.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
                for (Schedule record : records) {
                    setRecord(statement, record);
                    statement.addBatch();
                }
                statement.executeBatch();
            } catch (BatchUpdateException e) {
                connection.rollback();
                return false;
            }
            insert(connection, facts);
            return true;
        });
    }

    private static void insert(Connection connection, List<SchedulerEvent> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(FACT)) {
            for (SchedulerEvent fact : facts) {
                statement.setString(1, fact.key());
                statement.setString(2, fact.type().name());
                statement.setString(
                        3, fact.oldToken() == null ? null : fact.oldToken().toString());
                statement.setString(
                        4, fact.newToken() == null ? null : fact.newToken().toString());
                statement.setTimestamp(5, timestamp(fact.at()));
                statement.setString(6, fact.worker());
                statement.setString(7, fact.reason());
                statement.setString(8, fact.outcome().name());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    public boolean stop(Schedule unreadable, SchedulerEvent fact) throws IOException {
        return database.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(STOP)) {
                statement.setString(1, ScheduleState.STOPPED.name());
                statement.setString(2, unreadable.key());
                statement.setString(3, unreadable.revision());
                statement.setString(4, ScheduleState.STOPPED.name());
                boolean stopped = statement.executeUpdate() == 1;
                insert(connection, stopped ? List.of(fact) : List.of());
                return stopped;
            }
        });
    }

    @Override
    public @Nullable Blocked blocked(String account) throws IOException {
        return database.inTransaction(connection -> BlockedAccounts.read(connection, account));
    }

    @Override
    public void block(String account, @Nullable Blocked state) throws IOException {
        database.inTransaction(connection -> BlockedAccounts.write(connection, account, state));
    }

    @Override
    public void each(Consumer<? super Schedule> reader) throws IOException {
        database.inTransaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(COLUMNS + " ORDER BY schedule_key")) {
                statement.setFetchSize(CHUNK);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        reader.accept(schedule(rows));
                    }
                }
            }
            return true;
        });
    }

    /** Passes the next facts of the history on, in their order; returns the position after them, or the same one. */
    long history(long after, @Nullable String key, Consumer<? super HistoryRow> reader) throws IOException {
        String sql = HISTORY + (key == null ? "" : " AND schedule_key = ?") + " ORDER BY id FETCH FIRST " + CHUNK
                + " ROWS ONLY";
        return database.inTransaction(connection -> {
            long last = after;
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setLong(1, after);
                if (key != null) {
                    statement.setString(2, key);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        last = rows.getLong(1);
                        reader.accept(HistoryRow.of(rows, 2));
                    }
                }
            }
            return last;
        });
    }

    /** Removes facts that are older than a time; returns their number. */
    int forgetHistory(Instant before) throws IOException {
        return database.inTransaction(connection -> {
            try (PreparedStatement statement =
                    connection.prepareStatement("DELETE FROM apitokens_schedule_history WHERE noted_at < ?")) {
                statement.setTimestamp(1, timestamp(before));
                return statement.executeUpdate();
            }
        });
    }

    SchedulerStatus count(Instant now) throws IOException {
        return database.inTransaction(connection -> {
            Map<ScheduleState, Long> states = new EnumMap<>(ScheduleState.class);
            long[] sums = new long[3];
            try (PreparedStatement statement = connection.prepareStatement(COUNT)) {
                statement.setTimestamp(1, timestamp(now));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        states.merge(state(rows.getString(1)), rows.getLong(2), Long::sum);
                        for (int i = 0; i < sums.length; i++) {
                            sums[i] += rows.getLong(3 + i);
                        }
                    }
                }
            }
            return new SchedulerStatus(now, states, sums[0], sums[1], sums[2]);
        });
    }

    private static ScheduleState state(String name) {
        for (ScheduleState state : ScheduleState.values()) {
            if (state.name().equals(name)) {
                return state;
            }
        }
        return ScheduleState.STOPPED;
    }

    /** Returns the keys without a task, at most so many: a process ended between the two writes. */
    List<String> withoutTask(int most) throws IOException {
        String sql = """
                SELECT s.schedule_key FROM apitokens_schedule s LEFT JOIN apitokens_tasks t
                ON t.task_name = ? AND t.task_instance = s.schedule_key WHERE t.task_instance IS NULL
                FETCH FIRST %d ROWS ONLY
                """.formatted(most);
        return database.inTransaction(connection -> {
            List<String> keys = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setString(1, TaskQueue.TASK);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        keys.add(rows.getString(1));
                    }
                }
            }
            return keys;
        });
    }

    /** Returns all records with the time of their next run. */
    List<ScheduleEntry> list() throws IOException {
        String sql = """
                SELECT s.schedule_key, s.revision, s.facts, s.paused, s.failures, s.overdue_at, t.execution_time
                FROM apitokens_schedule s
                LEFT JOIN apitokens_tasks t ON t.task_name = ? AND t.task_instance = s.schedule_key
                ORDER BY s.schedule_key
                """;
        return database.inTransaction(connection -> {
            List<ScheduleEntry> entries = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(CHUNK);
                statement.setString(1, TaskQueue.TASK);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        Timestamp next = rows.getTimestamp(7);
                        entries.add(schedule(rows).entry(next == null ? null : next.toInstant()));
                    }
                }
            }
            return entries;
        });
    }

    private static Schedule schedule(ResultSet rows) throws SQLException {
        String key = rows.getString(1);
        String revision = rows.getString(2);
        try {
            Schedule schedule = new Schedule(key, revision, FactsJson.read(rows.getString(3)));
            return schedule.isReadable() ? schedule : unreadable(key, revision, rows);
        } catch (IOException | IllegalStateException e) {
            // One record that another program has damaged must not hide the others.
            return unreadable(key, revision, rows);
        }
    }

    /** Returns what the other columns show, as {@link #count} counts it. */
    private static Schedule unreadable(String key, String revision, ResultSet rows) throws SQLException {
        Schedule schedule = Schedule.unreadable(key, revision);
        Timestamp overdue = rows.getTimestamp(6);
        return schedule.with(Schedule.PAUSED, rows.getBoolean(4) ? schedule.text(Schedule.REASON) : null)
                .with(Schedule.FAILURES, rows.getInt(5))
                .with(Schedule.OVERDUE_AT, overdue == null ? null : overdue.toInstant());
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant time) {
        return time == null ? null : Timestamp.from(time);
    }
}
