package io.apitokens.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
        Database database = new Database(SchedulerStage.database(directory));
        SchedulerTables.create(database);
        JdbcBook book = new JdbcBook(database);
        Schedule schedule = Schedule.declared("ci", "acme/1", "every PT1H");
        book.write(null, schedule, List.of());
        SchedulerTables.create(database);
        assertEquals(schedule, book.read("ci"));
    }

    @Test
    void valuesThatALaterVersionAddsAreKept() throws IOException {
        Database database = new Database(SchedulerStage.database(directory));
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
