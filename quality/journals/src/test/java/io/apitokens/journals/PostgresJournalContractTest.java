package io.apitokens.journals;

import io.apitokens.rotation.JdbcJournal;
import io.apitokens.rotation.Journal;
import io.apitokens.testkit.rotation.JournalContract;
import io.apitokens.testkit.rotation.JournalWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The contract of all journals on PostgreSQL, with its default isolation and the strictest one. */
class PostgresJournalContractTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private static Path data;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Postgres server;

    @BeforeAll
    static void start() throws IOException {
        server = Postgres.start(data.resolve("data"), Map.of());
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_METHOD)
    class ReadCommitted extends Rules {

        ReadCommitted() {
            super("");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_METHOD)
    class Serializable extends Rules {

        Serializable() {
            super("-c default_transaction_isolation=serializable");
        }
    }

    abstract static class Rules extends JournalContract {

        private final String options;
        private @Nullable String schema;

        Rules(String options) {
            this.options = options;
        }

        private DataSource database() throws IOException {
            try {
                if (schema == null) {
                    schema = server.freshSchema();
                    JdbcJournal.of(server.dataSource(schema, options)).createTable();
                }
                return server.dataSource(schema, options);
            } catch (SQLException e) {
                throw new IOException(e);
            }
        }

        @Override
        protected Journal journal() throws IOException {
            return JdbcJournal.of(database());
        }

        @Override
        protected Journal failingBefore() throws IOException {
            return JdbcJournal.of(FaultyDataSource.failingOnce(database(), false));
        }

        @Override
        protected Journal failingAfter() throws IOException {
            return JdbcJournal.of(FaultyDataSource.failingOnce(database(), true));
        }

        @Override
        protected List<String> writer() throws IOException {
            database();
            return Programs.command(Writer.class, Integer.toString(server.port()), String.valueOf(schema), options);
        }
    }

    /** The program that is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws IOException {
            Journal journal = JdbcJournal.of(Postgres.dataSource(Integer.parseInt(args[0]), args[1], args[2]));
            JournalWriter.run(journal, System.in, System.out);
        }
    }
}
