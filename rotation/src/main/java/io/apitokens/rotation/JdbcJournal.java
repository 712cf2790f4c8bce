package io.apitokens.rotation;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a table of PostgreSQL or H2, for the processes of several machines. Each change is one statement on a
 * connection of its own: an INSERT, or an UPDATE or DELETE with a condition on the revision. No operation depends on the
 * number of entries, except {@link #entries}.
 *
 * <p>A journal must keep what it acknowledged. So before each operation the journal asks the database whether it does,
 * and rejects with an {@link IOException}, before anything is read or changed:
 *
 * <ul>
 *   <li>connections without auto-commit, because their transaction could be rolled back;
 *   <li>PostgreSQL with {@code synchronous_commit=off} or {@code fsync=off}, with {@code synchronous_commit=local} if it
 *       has synchronous standbys, and a standby, which may be behind;
 *   <li>H2 in memory or without {@code WRITE_DELAY=0};
 *   <li>every other database.
 * </ul>
 *
 * <p>The table is {@code apitokens_journal} in the connection's current schema. {@link #createTable} creates it, and so
 * does the file {@code META-INF/apitokens/journal.sql} of this jar, for a migration tool. The library brings no driver
 * and no connection pool; a modular application requires {@code java.sql}. Set the driver's timeouts: without them an
 * operation waits for as long as the database does not respond.
 */
public final class JdbcJournal implements Journal {

    private static final String TABLE = """
            CREATE TABLE IF NOT EXISTS apitokens_journal (
                id VARCHAR(64) NOT NULL PRIMARY KEY,
                entry_key VARCHAR NOT NULL,
                revision VARCHAR NOT NULL,
                entry_values VARCHAR NOT NULL
            )
            """;

    private static final String ALL = "SELECT entry_key, revision, entry_values FROM apitokens_journal";
    private static final String ONE = ALL + " WHERE id = ?";
    private static final String INSERT =
            "INSERT INTO apitokens_journal (entry_key, revision, entry_values, id) VALUES (?, ?, ?, ?)";
    private static final String UPDATE =
            "UPDATE apitokens_journal SET entry_key = ?, revision = ?, entry_values = ? WHERE id = ? AND revision = ?";
    private static final String DELETE = "DELETE FROM apitokens_journal WHERE id = ? AND revision = ?";

    private static final int ID_BYTES = 32;
    private static final int MAX_ATTEMPTS = 10;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SERIALIZATION_FAILURE = "40001";
    /** What PostgreSQL reports to the second of two sessions that create a table at the same time. */
    private static final Set<String> CREATED_MEANWHILE = Set.of(UNIQUE_VIOLATION, "42P07", "42710");

    private final DataSource dataSource;

    private JdbcJournal(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * Returns a journal in a database. Opens no connection.
     *
     * @param dataSource opens connections in auto-commit mode, whose transactions no other code controls
     * @return the journal
     */
    public static JdbcJournal of(DataSource dataSource) {
        return new JdbcJournal(dataSource);
    }

    /**
     * Creates the table if it does not exist. Other processes may do the same at the same time.
     *
     * @throws IOException if the table cannot be created, or the database is rejected
     */
    public void createTable() throws IOException {
        run(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.executeUpdate(TABLE);
            } catch (SQLException e) {
                if (!CREATED_MEANWHILE.contains(e.getSQLState())) {
                    throw e;
                }
            }
            return true;
        });
    }

    @Override
    public List<JournalEntry> entries() throws IOException {
        return run(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(ALL)) {
                return read(statement);
            }
        });
    }

    @Override
    public Optional<JournalEntry> entry(String key) throws IOException {
        return run(connection -> entry(connection, key));
    }

    @Override
    public boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
            throws IOException {
        Changes.requireKey(key, next);
        return run(connection -> {
            if (next == null ? expected == null : next.isSameAs(expected)) {
                // A revision changes with each change: nothing is to be written.
                return Changes.isExpected(entry(connection, key).orElse(null), expected);
            }
            return change(connection, key, expected, next);
        });
    }

    private static Optional<JournalEntry> entry(Connection connection, String key) throws SQLException, IOException {
        try (PreparedStatement statement = connection.prepareStatement(ONE)) {
            statement.setString(1, id(key));
            return read(statement).stream().findFirst();
        }
    }

    private static boolean change(
            Connection connection, String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
            throws SQLException {
        String sql = next == null ? DELETE : expected == null ? INSERT : UPDATE;
        List<String> parameters = new ArrayList<>();
        if (next != null) {
            parameters.addAll(List.of(stored(key), stored(next.revision()), EntryJson.of(next.values())));
        }
        parameters.add(id(key));
        if (expected != null) {
            parameters.add(stored(expected.revision()));
        }
        for (int attempt = 1; ; attempt++) {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < parameters.size(); i++) {
                    statement.setString(i + 1, parameters.get(i));
                }
                return statement.executeUpdate() == 1;
            } catch (SQLException e) {
                if (expected == null && UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    return false;
                }
                // The database rolled the statement back because of a concurrent one.
                if (!SERIALIZATION_FAILURE.equals(e.getSQLState()) || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static List<JournalEntry> read(PreparedStatement statement) throws SQLException, IOException {
        List<JournalEntry> entries = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                try (JsonReader values = new JsonReader(new StringReader(rows.getString(3)))) {
                    entries.add(new JournalEntry(
                            original(rows.getString(1)), original(rows.getString(2)), EntryJson.values(values)));
                } catch (IOException | RuntimeException e) {
                    // Do not quote the unknown content of the table.
                    throw new IOException("apitokens_journal holds an entry that this version cannot read");
                }
            }
        }
        return List.copyOf(entries);
    }

    /** Returns the id of a key: as long for every key, and different for keys that a collation takes for equal. */
    private static String id(String key) {
        return Hashes.hex(ID_BYTES, stored(key));
    }

    /** Returns a string with JSON's escapes, because PostgreSQL stores neither NUL nor unpaired surrogates. */
    private static String stored(String text) {
        String json = EntryJson.of(text);
        return json.substring(1, json.length() - 1);
    }

    private static String original(String stored) throws IOException {
        try (JsonReader in = new JsonReader(new StringReader('"' + stored + '"'))) {
            return in.nextString();
        }
    }

    private interface Work<T> {
        T with(Connection connection) throws SQLException, IOException;
    }

    private <T> T run(Work<T> work) throws IOException {
        try {
            Connection connection = dataSource.getConnection();
            try {
                DurableDatabase.require(connection);
                return work.with(connection);
            } finally {
                close(connection);
            }
        } catch (SQLException e) {
            throw new IOException("the journal's database reports an error; see the cause", e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // What the database acknowledged before is true all the same.
            return;
        }
    }
}
