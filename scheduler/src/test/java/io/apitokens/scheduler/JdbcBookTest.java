package io.apitokens.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.TokenId;
import io.apitokens.error.Outcome;
import io.apitokens.scheduler.FaultyDatabase.ProcessEnded;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the scheduler's tables, which holds on every database. */
class JdbcBookTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.123456Z");
    private static final TokenId TOKEN = TokenId.of(new Account("acme", "1"), "7");
    private static final int MANY = 2_500;

    /** Characters that a database, a driver or JSON could change. */
    private static final String ODD = "a'b\"c\\d%e_f;g--h?i{j}k:l$1 \u00e9\u4e2d\ud83d\udd11 ' OR '1'='1";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private DataSource database;

    @SuppressWarnings("NullAway.Init") // set before each test
    private JdbcBook book;

    @BeforeEach
    void create() throws IOException {
        database = TestDatabase.in(directory);
        SchedulerTables.create(new Database(database));
        book = new JdbcBook(new Database(database));
    }

    private static Schedule declared(String key) {
        return Schedule.declared(key, "acme/1", "every PT1H");
    }

    private static SchedulerEvent fact(String key, String reason) {
        return new SchedulerEvent(SchedulerEvent.Type.STORED, key, null, TOKEN, NOW, "worker", reason, Outcome.APPLIED);
    }

    private List<SchedulerEvent> history(@Nullable String key) throws IOException {
        List<SchedulerEvent> facts = new ArrayList<>();
        long position = -1;
        long next = 0;
        while (next > position) {
            position = next;
            next = book.history(position, key, row -> row.event().ifPresent(facts::add));
        }
        return facts;
    }

    @Test
    void aRecordIsReadAsItWasWrittenWhateverItsCharacters() throws IOException {
        Schedule written = declared(ODD)
                .with(Schedule.REASON, ODD.repeat(2_000))
                .with(Schedule.OVERDUE_AT, NOW)
                .with(Schedule.FAILURES, 3)
                .with(Schedule.PAUSED, ODD);
        assertTrue(book.write(null, written, List.of(fact(ODD, ODD.repeat(2_000)))));
        assertEquals(written, book.read(ODD));
        assertEquals(List.of(fact(ODD, ODD.repeat(2_000))), history(ODD));
        assertEquals(ODD, book.list().get(0).key());
    }

    @Test
    void aRecordThatAnotherWorkerHasChangedIsNotWritten() throws IOException {
        Schedule first = declared("ci");
        Schedule second = first.with(Schedule.REASON, "second").revised();
        Schedule third = first.with(Schedule.REASON, "third").revised();
        assertTrue(book.write(null, first, List.of()));
        assertTrue(book.write(first, second, List.of(fact("ci", "second"))));
        for (boolean written : List.of(
                book.write(null, third, List.of(fact("ci", "third"))),
                book.write(first, third, List.of(fact("ci", "third"))),
                book.write(first, null, List.of(fact("ci", "third"))),
                book.insertAll(List.of(declared("new"), third), List.of(fact("ci", "third"), fact("ci", "third"))))) {
            assertEquals(false, written);
        }
        assertEquals(second, book.read("ci"));
        assertEquals(null, book.read("new"));
        assertEquals(List.of(fact("ci", "second")), history(null));
        assertTrue(book.write(second, null, List.of()));
        assertEquals(null, book.read("ci"));
    }

    @Test
    void ofWorkersThatWriteAtTheSameTimeOneWins() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Schedule present = declared("ci");
            book.write(null, present, List.of());
            for (int round = 0; round < 20; round++) {
                Schedule expected = present;
                List<Callable<Boolean>> writes = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    Schedule next =
                            expected.with(Schedule.REASON, round + "-" + i).revised();
                    writes.add(() -> book.write(expected, next, List.of(fact("ci", next.text(Schedule.REASON)))));
                }
                int winners = 0;
                for (Future<Boolean> write : threads.invokeAll(writes)) {
                    winners += write.get() ? 1 : 0;
                }
                assertEquals(1, winners);
                present = book.read("ci");
                assertNotNull(present);
                List<SchedulerEvent> facts = history("ci");
                assertEquals(round + 1, facts.size());
                assertEquals(present.text(Schedule.REASON), facts.get(round).reason());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aChangeAndItsFactsAreWrittenTogetherOrNotAtAll() throws IOException {
        Schedule first = declared("ci");
        book.write(null, first, List.of());
        Schedule second = first.with(Schedule.REASON, "second").revised();
        FaultyDatabase faulty = new FaultyDatabase(database, () -> {});
        JdbcBook dying = new JdbcBook(new Database(faulty.dataSource()));
        int call = 0;
        boolean ended = true;
        while (ended) {
            call++;
            faulty.endAt(call, false);
            try {
                dying.write(first, second, List.of(fact("ci", "second")));
                ended = false;
            } catch (ProcessEnded e) {
                assertEquals(first, book.read("ci"), "call " + call);
                assertEquals(List.of(), history("ci"), "call " + call);
            }
        }
        assertTrue(call >= 4, "connection, change, fact and commit");
        assertEquals(second, book.read("ci"));
        assertEquals(1, history("ci").size());
    }

    @Test
    void listsAndHistoriesOfManyRecordsAreWholeAndInOrder() throws IOException {
        List<Schedule> records = new ArrayList<>();
        List<SchedulerEvent> facts = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String key = String.format("key-%05d", i);
            records.add(declared(key));
            facts.add(fact(key, "number " + i));
        }
        assertTrue(book.insertAll(records, facts));
        List<String> keys = new ArrayList<>();
        book.each(record -> keys.add(record.key()));
        assertEquals(records.stream().map(Schedule::key).toList(), keys);
        assertEquals(keys, book.list().stream().map(ScheduleEntry::key).toList());
        assertEquals(facts, history(null));
        assertEquals(1000, book.withoutTask(1000).size());
    }

    @Test
    void theStatusCountsWhatTheListShows() throws IOException {
        for (int i = 0; i < 60; i++) {
            Schedule record = declared("key-" + i)
                    .with(Schedule.TOKEN_ID, TOKEN)
                    .with(Schedule.STATE, ScheduleState.values()[i % ScheduleState.values().length])
                    .with(Schedule.PAUSED, i % 3 == 0 ? "freeze" : null)
                    .with(Schedule.FAILURES, i % 4)
                    .with(Schedule.OVERDUE_AT, i % 5 == 0 ? null : NOW.plusSeconds(i - 30));
            book.write(null, record, List.of());
        }
        SchedulerStatus status = book.count(NOW);
        List<ScheduleEntry> list = book.list();
        assertEquals(60, status.total());
        for (ScheduleState state : ScheduleState.values()) {
            long listed = list.stream().filter(entry -> entry.state() == state).count();
            assertEquals(listed, status.states().get(state), state.name());
        }
        assertEquals(list.stream().filter(ScheduleEntry::isPaused).count(), status.paused());
        assertEquals(list.stream().filter(entry -> entry.failures() > 0).count(), status.failing());
        assertEquals(list.stream().filter(entry -> entry.isOverdue(NOW)).count(), status.overdue());
    }

    @Test
    void ofWorkersThatNoteTheSameAccountAtTheSameTimeNoneFails() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (int round = 0; round < 20; round++) {
                ScheduleBook.Blocked state = new ScheduleBook.Blocked(round + 1, NOW.plusSeconds(round));
                List<Callable<Boolean>> writes = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    writes.add(() -> {
                        book.block("acme/1", state);
                        return true;
                    });
                }
                for (Future<Boolean> write : threads.invokeAll(writes)) {
                    assertTrue(write.get());
                }
                assertEquals(state, book.blocked("acme/1"));
                book.block("acme/1", null);
                assertEquals(null, book.blocked("acme/1"));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aMissingTableIsAnErrorOfTheDatabase() throws Exception {
        TestDatabase.execute(database, "DROP TABLE apitokens_schedule_history");
        assertThrows(IOException.class, () -> book.write(null, declared("ci"), List.of(fact("ci", ""))));
        assertEquals(null, book.read("ci"));
    }
}
