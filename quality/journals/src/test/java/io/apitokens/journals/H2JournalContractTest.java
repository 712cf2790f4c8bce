package io.apitokens.journals;

import io.apitokens.rotation.JdbcJournal;
import io.apitokens.rotation.Journal;
import io.apitokens.testkit.rotation.JournalContract;
import io.apitokens.testkit.rotation.JournalWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class H2JournalContractTest extends JournalContract {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    /** Keeps the database open, so that each operation need not open it. */
    private @Nullable Connection open;

    static JdbcDataSource database(Path directory, String settings) {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:" + directory.resolve("journal") + settings);
        return database;
    }

    private JdbcDataSource database() throws IOException {
        JdbcDataSource database = database(directory, ";WRITE_DELAY=0");
        try {
            if (open == null) {
                open = database.getConnection();
                JdbcJournal.of(database).createTable();
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return database;
    }

    @AfterEach
    void closeDatabase() throws SQLException {
        if (open != null) {
            open.close();
            open = null;
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
        try {
            // Only one process may open the file.
            database();
            closeDatabase();
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return Programs.command(Writer.class, directory.toString());
    }

    /** The program that is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws IOException {
            Journal journal = JdbcJournal.of(database(Path.of(args[0]), ";WRITE_DELAY=0"));
            JournalWriter.run(journal, System.in, System.out);
        }
    }
}
