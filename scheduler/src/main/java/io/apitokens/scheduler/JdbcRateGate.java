package io.apitokens.scheduler;

import io.apitokens.Account;
import io.apitokens.TimeSource;
import io.apitokens.call.VendorRules.RateGate;
import io.apitokens.call.VendorRules.RateLimit;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * Shares the rate limit of each account among the workers of several machines. It keeps one row for each account and
 * bucket in the scheduler's table {@code apitokens_rate}. Slots are reserved in batches, which grow with the demand of the
 * worker: under load, one write serves several calls. Workers get slots in the order in which they ask. A worker that dies
 * loses the slots of its last batch, and nothing else.
 *
 * <p>A slot may be used for a quarter of the vendor's window. Slots are so far apart that the vendor's limit holds in
 * every window even if all are used at their latest moment: about three quarters of the rate can be used. The clocks of
 * the machines must agree.
 */
public final class JdbcRateGate implements RateGate {

    /** As in the limit of one client: requests may arrive closer together than they were sent. */
    private static final double MARGIN = 1.04;

    private static final int VALID_PART = 4;
    private static final int BATCHES_OF_A_WINDOW = 8;
    private static final int LEAST_FULL_BATCH = 8;

    /** Later slots come from a clock that was wrong. */
    private static final Duration LONGEST_QUEUE = Duration.ofHours(1);

    private static final String SELECT = "SELECT next_slot FROM apitokens_rate WHERE bucket = ? FOR UPDATE";
    private static final String UPDATE = "UPDATE apitokens_rate SET next_slot = ? WHERE bucket = ?";
    private static final String INSERT = "INSERT INTO apitokens_rate (next_slot, bucket) VALUES (?, ?)";
    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final TimeSource timeSource;
    private final Map<String, Batch> batches = new ConcurrentHashMap<>();

    private JdbcRateGate(Database database, TimeSource timeSource) {
        this.database = database;
        this.timeSource = timeSource;
    }

    /**
     * Creates a gate. Opens no connection. The tables must exist, see {@link RotationScheduler#createTables}.
     *
     * @param dataSource opens connections to the scheduler's database
     * @return the gate; use one for all clients of a process
     */
    public static JdbcRateGate of(DataSource dataSource) {
        return new JdbcRateGate(new Database(dataSource), TimeSource.system());
    }

    /**
     * Sets the time source; use the clients'.
     *
     * @param clocks the time source
     * @return the changed copy, which has reserved nothing
     */
    public JdbcRateGate withTimeSource(TimeSource clocks) {
        return new JdbcRateGate(database, clocks);
    }

    @Override
    public Optional<Duration> reserve(Account account, RateLimit limit, Duration earliest, Duration longest)
            throws IOException {
        String bucket = account + " " + limit.bucket();
        return batches.computeIfAbsent(bucket, Batch::new).reserve(limit, earliest, longest);
    }

    private static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /** The slots of one bucket that this process has reserved, as the earliest moments of their use in microseconds. */
    private final class Batch {

        private final String bucket;
        private final Deque<Long> slots = new ArrayDeque<>();
        private int size = 1;
        private int used;

        Batch(String bucket) {
            this.bucket = bucket;
        }

        synchronized Optional<Duration> reserve(RateLimit limit, Duration earliest, Duration longest)
                throws IOException {
            long now = micros(timeSource.instant());
            long from = now + earliest.toNanos() / 1000;
            long window = limit.window().toNanos() / 1000;
            while (!slots.isEmpty() && slots.peek() + window / VALID_PART < from) {
                slots.poll();
            }
            if (slots.isEmpty()) {
                refill(limit, window, now, from);
            }
            long delay = Math.max(0, Math.max(from, slots.element()) - now);
            if (delay > longest.toNanos() / 1000) {
                return Optional.empty();
            }
            slots.poll();
            used++;
            return Optional.of(Duration.of(delay, ChronoUnit.MICROS));
        }

        private void refill(RateLimit limit, long window, long now, long from) throws IOException {
            int most = Math.max(LEAST_FULL_BATCH, limit.requests() / BATCHES_OF_A_WINDOW);
            // All used: there is more demand. Slots expired: as many as were used are enough.
            size = used >= size ? Math.min(most, size * 2) : Math.max(1, used);
            used = 0;
            long apart = (long) Math.ceil(window * (1 + 1.0 / VALID_PART) * MARGIN / limit.requests());
            long first = reserved(now, from, size * apart);
            for (int i = 0; i < size; i++) {
                slots.add(first + i * apart);
            }
        }

        private long reserved(long now, long from, long length) throws IOException {
            while (true) {
                Optional<Long> first = database.inTransaction(connection -> reserved(connection, now, from, length));
                if (first.isPresent()) {
                    return first.get();
                }
            }
        }

        /** Moves the row's next slot; returns nothing if another worker has just inserted the row. */
        private Optional<Long> reserved(Connection connection, long now, long from, long length) throws SQLException {
            long first = from;
            boolean exists = false;
            try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
                statement.setString(1, bucket);
                try (ResultSet rows = statement.executeQuery()) {
                    if (rows.next()) {
                        exists = true;
                        long next = rows.getLong(1);
                        first = next - now > LONGEST_QUEUE.toNanos() / 1000 ? from : Math.max(from, next);
                    }
                }
            }
            try (PreparedStatement statement = connection.prepareStatement(exists ? UPDATE : INSERT)) {
                statement.setLong(1, first + length);
                statement.setString(2, bucket);
                statement.executeUpdate();
                return Optional.of(first);
            } catch (SQLException e) {
                if (!exists && UNIQUE_VIOLATION.equals(e.getSQLState())) {
                    connection.rollback();
                    return Optional.empty();
                }
                throw e;
            }
        }
    }
}
