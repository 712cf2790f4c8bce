package io.apitokens.scheduler;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;

/**
 * The versions of the tables, oldest first. Each is also a file of this jar, for a migration tool:
 * {@code META-INF/apitokens/scheduler/V1__scheduler.sql} and so on. A version never changes; another one follows.
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

    /** All versions. */
    static final List<String> VERSIONS = List.of(V1);

    private static final String VERSION_TABLE = """
            CREATE TABLE IF NOT EXISTS apitokens_scheduler_version (version INTEGER NOT NULL PRIMARY KEY)
            """;

    /** What a database reports to the second of two sessions that create a table at the same time. */
    private static final Set<String> CREATED_MEANWHILE = Set.of("23505", "42P07", "42710", "42S01");

    private SchedulerTables() {}

    /** Applies the versions that are missing. Other processes may do the same at the same time. */
    static void create(Database database) throws IOException {
        createVersionTable(database);
        for (int version = present(database) + 1; version <= VERSIONS.size(); version++) {
            apply(database, version);
        }
    }

    private static void createVersionTable(Database database) throws IOException {
        try {
            database.inTransaction(connection -> execute(connection, VERSION_TABLE));
        } catch (IOException e) {
            ignoreIfCreatedMeanwhile(e);
        }
    }

    private static int present(Database database) throws IOException {
        return database.inTransaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("SELECT MAX(version) FROM apitokens_scheduler_version")) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        });
    }

    private static void apply(Database database, int version) throws IOException {
        try {
            database.inTransaction(connection -> {
                for (String statement : VERSIONS.get(version - 1).split(";", -1)) {
                    if (!statement.isBlank()) {
                        execute(connection, statement);
                    }
                }
                // Last: H2 commits after each statement above, and a process that ends there must begin again.
                return execute(
                        connection, "INSERT INTO apitokens_scheduler_version (version) VALUES (" + version + ")");
            });
        } catch (IOException e) {
            ignoreIfCreatedMeanwhile(e);
        }
    }

    private static void ignoreIfCreatedMeanwhile(IOException failure) throws IOException {
        if (!(failure.getCause() instanceof SQLException cause) || !CREATED_MEANWHILE.contains(cause.getSQLState())) {
            throw failure;
        }
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
