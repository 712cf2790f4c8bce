package io.apitokens.scheduler;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Runs short transactions, each on a connection of its own.
 *
 * @param dataSource opens the connections
 */
record Database(DataSource dataSource) {

    private static final String SERIALIZATION_FAILURE = "40001";
    private static final String DEADLOCK = "40P01";
    private static final int MAX_ATTEMPTS = 10;

    /** What a transaction does. */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {
        T with(Connection connection) throws SQLException, IOException;
    }

    /** Runs a transaction, again if the database rolled it back because of a concurrent one. */
    <T extends @Nullable Object> T inTransaction(Work<T> work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException e) {
                boolean concurrent = SERIALIZATION_FAILURE.equals(e.getSQLState()) || DEADLOCK.equals(e.getSQLState());
                if (!concurrent || attempt == MAX_ATTEMPTS) {
                    throw new IOException("the scheduler's database reports an error; see the cause", e);
                }
            }
        }
    }

    private <T extends @Nullable Object> T once(Work<T> work) throws SQLException, IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.with(connection);
                connection.commit();
                connection.setAutoCommit(true);
                return result;
            } catch (Throwable e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private static void rollBack(Connection connection, Throwable failure) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    /** {@return whether the database is PostgreSQL} */
    boolean isPostgres() throws IOException {
        return inTransaction(
                connection -> connection.getMetaData().getDatabaseProductName().equals("PostgreSQL"));
    }
}
