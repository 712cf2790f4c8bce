package io.apitokens.scheduler;

import io.apitokens.scheduler.ScheduleBook.Blocked;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;

/** The rows of accounts whose calls fail. */
final class BlockedAccounts {

    private static final String SELECT = "SELECT failures, blocked_until FROM apitokens_account WHERE account = ?";
    private static final String UPDATE =
            "UPDATE apitokens_account SET failures = ?, blocked_until = ? WHERE account = ?";
    private static final String INSERT =
            "INSERT INTO apitokens_account (failures, blocked_until, account) VALUES (?, ?, ?)";
    private static final String DELETE = "DELETE FROM apitokens_account WHERE account = ?";
    private static final String UNIQUE_VIOLATION = "23505";

    private BlockedAccounts() {}

    static @Nullable Blocked read(Connection connection, String account) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
            statement.setString(1, account);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next()
                        ? new Blocked(rows.getInt(1), rows.getTimestamp(2).toInstant())
                        : null;
            }
        }
    }

    /** Writes a row, or with null removes it; returns whether anything was changed. */
    static boolean write(Connection connection, String account, @Nullable Blocked state) throws SQLException {
        if (state == null) {
            try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
                statement.setString(1, account);
                return statement.executeUpdate() == 1;
            }
        }
        try {
            return set(connection, UPDATE, account, state) || set(connection, INSERT, account, state);
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            // Another worker has just noted the same.
            connection.rollback();
            return false;
        }
    }

    private static boolean set(Connection connection, String sql, String account, Blocked state) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setInt(1, state.failures());
            statement.setTimestamp(2, Timestamp.from(state.until()));
            statement.setString(3, account);
            return statement.executeUpdate() == 1;
        }
    }
}
