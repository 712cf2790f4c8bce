package io.apitokens.journals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.rotation.JdbcJournal;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the rules of a journal in a database that the contract for all journals does not cover. */
class JdbcJournalTest {

    private static final String REJECTED = "the journal's database is rejected, and nothing was read or changed: ";

    @TempDir
    private Path directory;

    private JdbcDataSource database;

    private final JournalEntry entry = new JournalEntry("create:k1", "r1", Map.of("name", "ci"));
    private final JournalEntry next = new JournalEntry("create:k1", "r2", Map.of("name", "ci"));

    @BeforeEach
    void createTable() throws IOException {
        database = H2JournalContractTest.database(directory, ";WRITE_DELAY=0");
        JdbcJournal.of(database).createTable();
    }

    private static void rejected(DataSource database, String reason) {
        JdbcJournal journal = JdbcJournal.of(database);
        JournalEntry entry = new JournalEntry("create:k1", "r1", Map.of());
        for (IOException refusal : List.of(
                assertThrows(IOException.class, journal::entries),
                assertThrows(IOException.class, () -> journal.entry(entry.key())),
                assertThrows(IOException.class, () -> journal.replace(entry.key(), null, entry)),
                assertThrows(IOException.class, journal::createTable))) {
            assertEquals(REJECTED + reason, refusal.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";WRITE_DELAY=500", ";WRITE_DELAY=1"})
    void anH2ThatAcknowledgesBeforeItWritesIsRejected(String settings) {
        rejected(
                H2JournalContractTest.database(directory, settings),
                "H2 acknowledges changes before it writes them. Add WRITE_DELAY=0 to the URL of every connection");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:h2:mem:sim", "jdbc:h2:memFS:sim;WRITE_DELAY=0", "jdbc:h2:nioMemFS:sim;WRITE_DELAY=0"})
    void anH2InMemoryIsRejected(String url) {
        JdbcDataSource memory = new JdbcDataSource();
        memory.setURL(url);
        rejected(memory, "H2 holds it in memory. Use a file; in tests, use Journal.inMemory()");
    }

    @Test
    void aConnectionInATransactionIsRejected() throws IOException {
        DataSource transactional = FaultyDataSource.of(database, (method, call) -> {
            Object result = call.proceed();
            return method.equals("getAutoCommit") ? Boolean.FALSE : result;
        });
        rejected(
                transactional,
                "its connection is not in auto-commit mode, so a change could be rolled back with the transaction of"
                        + " other code. Use a data source whose connections commit automatically");
        assertEquals(List.of(), JdbcJournal.of(database).entries());
    }

    @Test
    void aDatabaseOfWhichNothingIsKnownIsRejected() {
        DataSource unknown = FaultyDataSource.of(
                database, (method, call) -> method.equals("getMetaData") ? named("Other SQL") : call.proceed());
        rejected(unknown, "it is neither PostgreSQL nor H2, so it is unknown whether it keeps what it acknowledges");
    }

    private static DatabaseMetaData named(String product) {
        return (DatabaseMetaData) java.lang.reflect.Proxy.newProxyInstance(
                DatabaseMetaData.class.getClassLoader(), new Class<?>[] {DatabaseMetaData.class}, (p, m, a) -> product);
    }

    @Test
    void eachOperationUsesAConnectionOfItsOwnAndClosesIt() throws IOException {
        List<String> calls = new ArrayList<>();
        DataSource watched = FaultyDataSource.of(database, (method, call) -> {
            if (Set.of("close", "executeUpdate", "commit", "rollback", "setAutoCommit")
                    .contains(method)) {
                calls.add(method);
            }
            return call.proceed();
        });
        assertTrue(JdbcJournal.of(watched).replace(entry.key(), null, entry));
        // The statement and the connection.
        assertEquals(List.of("executeUpdate", "close", "close"), calls);
    }

    @Test
    void whereNothingChangesNothingIsWritten() throws IOException {
        JdbcJournal journal = JdbcJournal.of(database);
        assertTrue(journal.replace(entry.key(), null, entry));
        DataSource readable = FaultyDataSource.of(database, (method, call) -> {
            if (method.equals("executeUpdate")) {
                throw new SQLException("a write");
            }
            return call.proceed();
        });
        Journal reader = JdbcJournal.of(readable);
        assertTrue(reader.replace(entry.key(), entry, entry));
        assertFalse(reader.replace(next.key(), next, next));
        assertTrue(reader.replace("create:none", null, null));
    }

    @Test
    void aConnectionThatCannotBeClosedDoesNotHideWhatWasAcknowledged() throws IOException {
        int[] closed = {0};
        DataSource unclosable = FaultyDataSource.of(database, (method, call) -> {
            Object result = call.proceed();
            // First the statement, then the connection.
            if (method.equals("close") && ++closed[0] == 2) {
                throw new SQLException("already closed");
            }
            return result;
        });
        assertTrue(JdbcJournal.of(unclosable).replace(entry.key(), null, entry));
        assertEquals(2, closed[0]);
    }

    @Test
    void aStatementRolledBackForAConcurrentOneIsSentAgain() throws IOException {
        int[] left = {3};
        DataSource busy = FaultyDataSource.of(database, (method, call) -> {
            if (method.equals("executeUpdate") && left[0]-- > 0) {
                throw new SQLException("could not serialize access due to concurrent update", "40001");
            }
            return call.proceed();
        });
        assertTrue(JdbcJournal.of(busy).replace(entry.key(), null, entry));
        left[0] = Integer.MAX_VALUE;
        IOException failure =
                assertThrows(IOException.class, () -> JdbcJournal.of(busy).replace(entry.key(), entry, next));
        assertEquals("the journal's database reports an error; see the cause", failure.getMessage());
    }

    @Test
    void aDatabaseThatCannotBeReachedIsReported() {
        DataSource down = FaultyDataSource.of(database, (method, call) -> {
            throw new SQLException("connection refused", "08001");
        });
        JdbcJournal journal = JdbcJournal.of(down);
        assertThrows(IOException.class, journal::entries);
        assertThrows(IOException.class, () -> journal.replace(entry.key(), null, entry));
    }

    @Test
    void theTableCanBeCreatedAgainAndKeepsItsEntries() throws IOException {
        JdbcJournal journal = JdbcJournal.of(database);
        assertTrue(journal.replace(entry.key(), null, entry));
        journal.createTable();
        assertEquals(List.of(entry), journal.entries());
    }

    @Test
    void theFileInTheJarCreatesTheTable() throws Exception {
        JdbcDataSource other = H2JournalContractTest.database(directory.resolve("other"), ";WRITE_DELAY=0");
        try (InputStream in = JdbcJournal.class.getModule().getResourceAsStream("META-INF/apitokens/journal.sql");
                Connection connection = other.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
        JdbcJournal journal = JdbcJournal.of(other);
        assertTrue(journal.replace(entry.key(), null, entry));
        assertTrue(journal.replace(entry.key(), entry, next));
        assertEquals(Optional.of(next), journal.entry(entry.key()));
    }

    @Test
    void anEntryOfALaterVersionIsReportedWithoutQuotingIt() throws Exception {
        JdbcJournal journal = JdbcJournal.of(database);
        assertTrue(journal.replace(entry.key(), null, entry));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE apitokens_journal SET entry_values = '[\"sim-secret\"]'");
        }
        IOException refusal = assertThrows(IOException.class, journal::entries);
        assertEquals("apitokens_journal holds an entry that this version cannot read", refusal.getMessage());
    }

    @Test
    void aStringThatTheDatabaseCannotEncodeIsStoredUnchanged() throws IOException {
        JournalEntry odd = new JournalEntry("create:\0\ud800\"", "r\0", Map.of("n\0", "a\udc00 \0"));
        JdbcJournal journal = JdbcJournal.of(database);
        assertTrue(journal.replace(odd.key(), null, odd));
        assertEquals(List.of(odd), journal.entries());
        assertEquals(Optional.of(odd), journal.entry(odd.key()));
        assertTrue(journal.replace(odd.key(), odd, null));
    }
}
