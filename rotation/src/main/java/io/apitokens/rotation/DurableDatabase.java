package io.apitokens.rotation;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks that a database keeps what it acknowledges, as far as the database tells. */
final class DurableDatabase {

    private static final String POSTGRESQL = """
            SELECT current_setting('synchronous_commit'), current_setting('fsync'),
                current_setting('synchronous_standby_names'), pg_is_in_recovery()
            """;
    private static final String H2 = """
            SELECT DATABASE_PATH(), SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'
            """;

    private DurableDatabase() {}

    /**
     * Checks a connection and its database.
     *
     * @throws IOException if acknowledged changes could be lost, or reads be stale; the message states the way out
     */
    static void require(Connection connection) throws SQLException, IOException {
        String problem = problem(connection);
        if (problem != null) {
            throw new IOException("the journal's database is rejected, and nothing was read or changed: " + problem);
        }
    }

    private static @Nullable String problem(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            return "its connection is not in auto-commit mode, so a change could be rolled back with the transaction of"
                    + " other code. Use a data source whose connections commit automatically";
        }
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "PostgreSQL" -> problem(connection, POSTGRESQL, DurableDatabase::problemOfPostgres);
            case "H2" -> problem(connection, H2, DurableDatabase::problemOfH2);
            default -> "it is neither PostgreSQL nor H2, so it is unknown whether it keeps what it acknowledges";
        };
    }

    private interface Check {
        @Nullable
        String problem(ResultSet row) throws SQLException;
    }

    private static @Nullable String problem(Connection connection, String query, Check check) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            String problem = "it does not report its settings";
            while (rows.next()) {
                problem = check.problem(rows);
                if (problem != null) {
                    return problem;
                }
            }
            return problem;
        }
    }

    private static @Nullable String problemOfPostgres(ResultSet row) throws SQLException {
        String commit = row.getString(1);
        boolean hasStandbys = !row.getString(3).isBlank();
        if (row.getBoolean(4)) {
            return "this PostgreSQL is a standby, whose content may be old. Connect to the primary, with"
                    + " targetServerType=primary";
        }
        if (commit.equals("off") || (commit.equals("local") && hasStandbys)) {
            return "PostgreSQL has synchronous_commit=" + commit
                    + ", so a crash or failover loses acknowledged changes."
                    + " Use ALTER ROLE … SET synchronous_commit = on";
        }
        return row.getString(2).equals("on")
                ? null
                : "PostgreSQL has fsync=off, so a power failure loses acknowledged changes. Set it to on";
    }

    private static @Nullable String problemOfH2(ResultSet row) throws SQLException {
        String path = row.getString(1);
        if (path == null || path.toLowerCase(Locale.ROOT).matches("(nio)?mem(fs|lzf)?:.*")) {
            return "H2 holds it in memory. Use a file; in tests, use Journal.inMemory()";
        }
        // A row for the URL's value and a row for the stored one; either delays writes.
        return row.getString(2).equals("0")
                ? null
                : "H2 acknowledges changes before it writes them. Add WRITE_DELAY=0 to the URL of every connection";
    }
}
