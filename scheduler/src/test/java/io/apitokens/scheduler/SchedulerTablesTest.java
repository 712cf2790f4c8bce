package io.apitokens.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Checks the versions of the tables. */
class SchedulerTablesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void theFilesInTheJarHoldTheSameStatements() throws IOException {
        for (int i = 1; i <= SchedulerTables.VERSIONS.size(); i++) {
            String name = "/META-INF/apitokens/scheduler/V" + i + "__scheduler.sql";
            try (InputStream in = SchedulerTables.class.getResourceAsStream(name)) {
                assertNotNull(in, name);
                assertEquals(
                        new String(in.readAllBytes(), StandardCharsets.UTF_8).strip(),
                        SchedulerTables.VERSIONS.get(i - 1).strip());
            }
        }
    }

    @Test
    void creatingTheTablesAgainKeepsTheirContent() throws IOException {
        Database database = new Database(TestDatabase.in(directory));
        SchedulerTables.create(database);
        JdbcBook book = new JdbcBook(database);
        Schedule schedule = Schedule.declared("ci", "acme/1", "every PT1H");
        book.write(null, schedule, List.of());
        SchedulerTables.create(database);
        assertEquals(schedule, book.read("ci"));
    }

    private DataSource database() {
        return TestDatabase.in(directory);
    }

    private RotationScheduler scheduler() {
        return RotationScheduler.builder(database()).workerName("worker").build();
    }

    private static List<String> statements(int version) throws IOException {
        String name = "/META-INF/apitokens/scheduler/V" + version + "__scheduler.sql";
        try (InputStream in = SchedulerTables.class.getResourceAsStream(name)) {
            assertNotNull(in, name);
            String file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(file.split(";", -1))
                    .filter(statement -> !statement.isBlank())
                    .toList();
        }
    }

    private void apply(int version) throws IOException, SQLException {
        for (String statement : statements(version)) {
            TestDatabase.execute(database(), statement);
        }
    }

    /** What the first version wrote for a secret that is being replaced, with the failure of an account. */
    private void writeAsVersionOne() throws SQLException {
        TestDatabase.execute(
                database(),
                "INSERT INTO apitokens_schedule VALUES ('ci', 'r1', 'ROTATING', 'acme/1', TRUE, 2,"
                        + " TIMESTAMP WITH TIME ZONE '2030-02-03 00:00:00+00:00', '{\"account\":\"acme/1\","
                        + "\"failures\":\"2\",\"overdueAt\":\"2030-02-03T00:00:00Z\",\"paused\":\"freeze\","
                        + "\"settings\":\"every PT720H\",\"since\":\"2030-01-01T00:00:00Z\",\"state\":\"ROTATING\","
                        + "\"token\":\"acme/1/7\"}')",
                "INSERT INTO apitokens_schedule_history (schedule_key, type, new_token, noted_at, worker, reason, outcome)"
                        + " VALUES ('ci', 'STORED', 'acme/1/7', TIMESTAMP WITH TIME ZONE '2030-01-01 00:00:00+00:00',"
                        + " 'old worker', '', 'APPLIED')",
                "INSERT INTO apitokens_rate VALUES ('acme/1 all', 1893456000000000)",
                "INSERT INTO apitokens_tasks (task_name, task_instance, execution_time, picked, version) VALUES"
                        + " ('apitokens-rotation', 'ci', TIMESTAMP WITH TIME ZONE '2030-01-31 00:00:00+00:00', FALSE, 1)");
    }

    private void checkDataOfVersionOne(RotationScheduler scheduler) throws SQLException {
        ScheduleEntry entry = scheduler.list().get(0);
        assertEquals(1, scheduler.list().size());
        assertEquals("ci", entry.key());
        assertEquals(ScheduleState.ROTATING, entry.state());
        assertEquals("freeze", entry.reason());
        assertEquals(2, entry.failures());
        assertEquals(Instant.parse("2030-02-03T00:00:00Z"), entry.overdueAt());
        assertEquals(Instant.parse("2030-01-31T00:00:00Z"), entry.nextRun());
        assertEquals(TokenId.of(new Account("acme", "1"), "7"), entry.token());
        assertEquals("old worker", scheduler.history("ci").get(0).worker());
        assertEquals(1, scheduler.status().paused());
        assertEquals(1893456000000000L, TestDatabase.number(database(), "SELECT MAX(next_slot) FROM apitokens_rate"));
    }

    @Test
    void anUpgradeFromTheFirstVersionKeepsAllData() throws IOException, SQLException {
        apply(1);
        TestDatabase.execute(
                database(),
                "CREATE TABLE apitokens_scheduler_version (version INTEGER NOT NULL PRIMARY KEY)",
                "INSERT INTO apitokens_scheduler_version VALUES (1)");
        writeAsVersionOne();
        try (RotationScheduler scheduler = scheduler()) {
            ConfigurationException refusal = assertThrows(ConfigurationException.class, scheduler::list);
            assertEquals(
                    "tables have version 1, and this version of the library needs 2; nothing was read or changed. Call"
                            + " createTables(), or apply the files of META-INF/apitokens/scheduler up to V2 with a migration"
                            + " tool",
                    refusal.getMessage());
            scheduler.createTables();
            checkDataOfVersionOne(scheduler);
            scheduler.resume("ci");
            assertEquals("", scheduler.list().get(0).reason());
        }
    }

    @Test
    void aMigrationToolMayApplyAllVersionsAndTheLibraryNone() throws IOException, SQLException {
        apply(1);
        writeAsVersionOne();
        for (int version = 2; version <= SchedulerTables.VERSIONS.size(); version++) {
            apply(version);
        }
        try (RotationScheduler scheduler = scheduler()) {
            checkDataOfVersionOne(scheduler);
            scheduler.createTables();
            checkDataOfVersionOne(scheduler);
        }
    }

    @Test
    void tablesOfALaterVersionAreRefusedWithWhatToDo() throws IOException, SQLException {
        int later = SchedulerTables.VERSIONS.size() + 1;
        SchedulerTables.create(new Database(database()));
        TestDatabase.execute(database(), "INSERT INTO apitokens_scheduler_version VALUES (" + later + ")");
        String message = "tables have version " + later + ", and this version of the library knows " + (later - 1)
                + "; nothing was read or changed. Use the version of the library that has created them, or a later one";
        try (RotationScheduler scheduler = scheduler()) {
            for (Executable call : List.<Executable>of(
                    scheduler::createTables,
                    scheduler::start,
                    scheduler::list,
                    scheduler::status,
                    () -> scheduler.apply(List.of()),
                    () -> scheduler.plan(List.of()),
                    () -> scheduler.pause("ci", ""),
                    () -> scheduler.history("ci"))) {
                ConfigurationException refusal = assertThrows(ConfigurationException.class, call);
                assertEquals(message, refusal.getMessage());
            }
        }
    }

    @Test
    void missingTablesAreRefusedWithWhatToDo() {
        try (RotationScheduler scheduler = scheduler()) {
            ConfigurationException refusal =
                    assertThrows(ConfigurationException.class, () -> scheduler.apply(List.of()));
            assertTrue(
                    refusal.getMessage().startsWith("tables do not exist, and this version of the library needs 2"),
                    refusal.getMessage());
        }
    }

    @Test
    void processesMayCreateTheTablesAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (RotationScheduler scheduler = scheduler()) {
            Callable<Boolean> create = () -> {
                SchedulerTables.create(new Database(database()));
                new JdbcBook(new Database(database())).list();
                return true;
            };
            for (Future<Boolean> each : threads.invokeAll(List.of(create, create, create, create))) {
                assertTrue(each.get());
            }
            assertEquals(List.of(), scheduler.list());
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void valuesThatALaterVersionAddsAreKept() throws IOException {
        Database database = new Database(TestDatabase.in(directory));
        SchedulerTables.create(database);
        JdbcBook book = new JdbcBook(database);
        Schedule later = Schedule.declared("ci", "acme/1", "every PT1H").with("newSetting", "value");
        book.write(null, later, List.of());
        Schedule read = book.read("ci");
        assertNotNull(read);
        Schedule changed = read.with(Schedule.PAUSED, "note").revised();
        book.write(read, changed, List.of());
        assertEquals(Map.of("newSetting", "value"), only(book.read("ci")));
    }

    private static Map<String, String> only(Schedule schedule) {
        assertNotNull(schedule);
        return Map.of("newSetting", schedule.text("newSetting"));
    }
}
