package io.apitokens.scheduler;

import io.apitokens.error.ConfigurationException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * The versions of the tables, oldest first. Each is also a file of this jar, for a migration tool:
 * {@code META-INF/apitokens/scheduler/V1__scheduler.sql} and so on. A version never changes; another one follows. Each may
 * be applied again.
 */
final class SchedulerTables {

    private static final String V1 = """
            CREATE TABLE IF NOT EXISTS apitokens_schedule (
                schedule_key VARCHAR(200) NOT NULL PRIMARY KEY,
                revision VARCHAR(64) NOT NULL,
                state VARCHAR(40) NOT NULL,
                account VARCHAR NOT NULL,
                paused BOOLEAN NOT NULL,
                failures INTEGER NOT NULL,
                overdue_at TIMESTAMP WITH TIME ZONE,
                facts VARCHAR NOT NULL
            );

            CREATE TABLE IF NOT EXISTS apitokens_schedule_history (
                id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                schedule_key VARCHAR(200) NOT NULL,
                type VARCHAR(40) NOT NULL,
                old_token VARCHAR,
                new_token VARCHAR,
                noted_at TIMESTAMP WITH TIME ZONE NOT NULL,
                worker VARCHAR NOT NULL,
                reason VARCHAR NOT NULL,
                outcome VARCHAR(20) NOT NULL
            );

            CREATE INDEX IF NOT EXISTS apitokens_schedule_history_key ON apitokens_schedule_history (schedule_key, id);

            CREATE INDEX IF NOT EXISTS apitokens_schedule_history_age ON apitokens_schedule_history (noted_at);

            CREATE TABLE IF NOT EXISTS apitokens_rate (
                bucket VARCHAR NOT NULL PRIMARY KEY,
                next_slot BIGINT NOT NULL
            );

            CREATE TABLE IF NOT EXISTS apitokens_tasks (
                task_name VARCHAR(100) NOT NULL,
                task_instance VARCHAR(200) NOT NULL,
                task_data BYTEA,
                execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
                picked BOOLEAN NOT NULL,
                picked_by VARCHAR,
                last_success TIMESTAMP WITH TIME ZONE,
                last_failure TIMESTAMP WITH TIME ZONE,
                consecutive_failures INTEGER,
                last_heartbeat TIMESTAMP WITH TIME ZONE,
                version BIGINT NOT NULL,
                priority SMALLINT,
                PRIMARY KEY (task_name, task_instance)
            );

            CREATE INDEX IF NOT EXISTS apitokens_tasks_due ON apitokens_tasks (execution_time);

            CREATE INDEX IF NOT EXISTS apitokens_tasks_heartbeat ON apitokens_tasks (last_heartbeat);
            """;

    private static final String V2 = """
            CREATE TABLE IF NOT EXISTS apitokens_account (
                account VARCHAR NOT NULL PRIMARY KEY,
                failures INTEGER NOT NULL,
                blocked_until TIMESTAMP WITH TIME ZONE NOT NULL
            );

            CREATE TABLE IF NOT EXISTS apitokens_scheduler_version (
                version INTEGER NOT NULL PRIMARY KEY
            );

            INSERT INTO apitokens_scheduler_version (version)
            SELECT 2 WHERE NOT EXISTS (SELECT 1 FROM apitokens_scheduler_version WHERE version = 2);
            """;

    /** All versions. From the second on, each ends with the statement that records it. */
    static final List<String> VERSIONS = List.of(V1, V2);

    private static final String FILES = "META-INF/apitokens/scheduler";

    /** What PostgreSQL and H2 report for a table that does not exist. */
    private static final Set<String> MISSING = Set.of("42P01", "42S02", "42S04");

    private static final int MAX_ATTEMPTS = 20;

    private SchedulerTables() {}

    /** Applies the versions that are missing. Other processes may do the same at the same time. */
    static void create(Database database) throws IOException {
        for (int attempt = 1; present(database) < VERSIONS.size(); attempt++) {
            try {
                applyAll(database);
            } catch (IOException e) {
                // Of two sessions that create the same table, the second gets one of many errors, and begins again.
                if (attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
        require(database);
    }

    /** Applies all versions: a process may have ended within one, because H2 commits after each statement. */
    private static void applyAll(Database database) throws IOException {
        for (String version : VERSIONS) {
            database.inTransaction(connection -> {
                for (String statement : version.split(";", -1)) {
                    if (!statement.isBlank()) {
                        execute(connection, statement);
                    }
                }
                return true;
            });
        }
    }

    /**
     * Checks that the tables have the version that this library knows.
     *
     * @throws ConfigurationException if not; the message says what to do
     */
    static void require(Database database) throws IOException {
        int present = present(database);
        int known = VERSIONS.size();
        if (present > known) {
            throw ConfigurationException.of(
                    "tables",
                    "have version " + present + ", and this version of the library knows " + known
                            + "; nothing was read or changed. Use the version of the library that has created them, or a"
                            + " later one");
        }
        if (present < known) {
            throw ConfigurationException.of(
                    "tables",
                    (present == 0 ? "do not exist" : "have version " + present)
                            + ", and this version of the library needs "
                            + known + "; nothing was read or changed. Call createTables(), or apply the files of "
                            + FILES + " up to V" + known + " with a migration tool");
        }
    }

    /** Returns the version of the tables; 0 if they do not exist. Those of version 1 may lack the record of it. */
    private static int present(Database database) throws IOException {
        try {
            return database.inTransaction(
                    connection -> number(connection, "SELECT MAX(version) FROM" + " apitokens_scheduler_version"));
        } catch (IOException e) {
            if (isMissing(e)) {
                return hasRecords(database) ? 1 : 0;
            }
            throw e;
        }
    }

    private static boolean hasRecords(Database database) throws IOException {
        try {
            database.inTransaction(
                    connection -> number(connection, "SELECT COUNT(*) FROM apitokens_schedule WHERE 1 = 0"));
            return true;
        } catch (IOException e) {
            if (isMissing(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isMissing(IOException failure) {
        return failure.getCause() instanceof SQLException cause && MISSING.contains(cause.getSQLState());
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
