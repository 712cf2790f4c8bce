package io.apitokens.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.call.VendorRules.RateLimit;
import io.apitokens.scheduler.FaultyDatabase.ProcessEnded;
import io.apitokens.testkit.ManualTimeSource;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that several workers keep to one rate together, and how often they write. */
class JdbcRateGateTest {

    private static final Account ACCOUNT = new Account("acme", "1");
    private static final Duration LONG = Duration.ofDays(1);

    private final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-01-01T00:00:00Z"));
    private final AtomicInteger connections = new AtomicInteger();

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private DataSource database;

    @BeforeEach
    void create() throws IOException {
        DataSource plain = TestDatabase.in(directory);
        InvocationHandler counting = (proxy, method, arguments) -> {
            connections.incrementAndGet();
            return method.invoke(plain, arguments);
        };
        database = (DataSource)
                Proxy.newProxyInstance(DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, counting);
        SchedulerTables.create(new Database(database));
        connections.set(0);
    }

    private JdbcRateGate worker() {
        return JdbcRateGate.of(database).withTimeSource(time);
    }

    private static RateLimit limit(int requests) {
        return new RateLimit("all", requests, Duration.ofSeconds(1));
    }

    /** Sends calls in turns, each worker's at once, as late as its slot allows; returns the moments of sending. */
    private List<Long> sent(List<JdbcRateGate> workers, RateLimit limit, int calls, long lateMillis)
            throws IOException {
        List<Long> moments = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            Duration delay = workers.get(i % workers.size())
                    .reserve(ACCOUNT, limit, Duration.ZERO, LONG)
                    .orElseThrow();
            long now = ChronoUnit.MILLIS.between(Instant.EPOCH, time.instant());
            moments.add(now + delay.toMillis() + (i % 3 == 0 ? lateMillis : 0));
            if (i % (workers.size() * 4) == 0) {
                time.advance(Duration.ofMillis(37));
            }
        }
        return moments.stream().sorted().toList();
    }

    @Test
    void noWindowEverHoldsMoreThanTheVendorAllowsHoweverManyWorkersThereAre() throws IOException {
        for (int requests : new int[] {1, 5, 25, 100}) {
            List<JdbcRateGate> workers = List.of(worker(), worker(), worker(), worker());
            List<Long> moments = sent(workers, limit(requests), 400, 200);
            for (int i = requests; i < moments.size(); i++) {
                long span = moments.get(i) - moments.get(i - requests);
                assertTrue(span >= 1000, requests + " a second: " + span + " ms");
            }
            time.advance(Duration.ofHours(2));
        }
    }

    @Test
    void noWindowHoldsMoreThanTheVendorAllowsWhenWorkersAskAtTheSameTime() throws Exception {
        List<Callable<List<Long>>> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            JdbcRateGate worker = worker();
            threads.add(() -> {
                List<Long> delays = new ArrayList<>();
                for (int call = 0; call < 100; call++) {
                    delays.add(worker.reserve(ACCOUNT, limit(25), Duration.ZERO, LONG)
                            .orElseThrow()
                            .toMillis());
                }
                return delays;
            });
        }
        ExecutorService executor = Executors.newFixedThreadPool(threads.size());
        try {
            List<Long> moments = new ArrayList<>();
            for (Future<List<Long>> each : executor.invokeAll(threads)) {
                moments.addAll(each.get());
            }
            Collections.sort(moments);
            assertEquals(400, moments.size());
            for (int i = 25; i < moments.size(); i++) {
                long span = moments.get(i) - moments.get(i - 25);
                assertTrue(span >= 1000, span + " ms");
            }
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void aWorkerThatEndsInAReservationHoldsUpNoOther() throws IOException {
        for (int call = 1; call <= 4; call++) {
            FaultyDatabase faulty = new FaultyDatabase(database, () -> {});
            JdbcRateGate dying = JdbcRateGate.of(faulty.dataSource()).withTimeSource(time);
            faulty.endAt(call, true);
            assertThrows(
                    ProcessEnded.class, () -> dying.reserve(ACCOUNT, limit(100), Duration.ZERO, LONG), "call " + call);
            Duration delay =
                    worker().reserve(ACCOUNT, limit(100), Duration.ZERO, LONG).orElseThrow();
            assertTrue(delay.toMillis() <= 200, delay::toString);
        }
    }

    @Test
    void underLoadAWriteServesAtLeastFiveCalls() throws IOException {
        List<JdbcRateGate> workers = List.of(worker(), worker(), worker(), worker());
        sent(workers, limit(100), 2000, 0);
        assertTrue(connections.get() <= 2000 / 5, () -> connections + " writes for 2000 calls");
    }

    @Test
    void workersGetSlotsInTheOrderInWhichTheyAsk() throws IOException {
        JdbcRateGate greedy = worker();
        JdbcRateGate modest = worker();
        for (int i = 0; i < 200; i++) {
            greedy.reserve(ACCOUNT, limit(100), Duration.ZERO, LONG);
        }
        Duration delay =
                modest.reserve(ACCOUNT, limit(100), Duration.ZERO, LONG).orElseThrow();
        Duration next = greedy.reserve(ACCOUNT, limit(100), Duration.ZERO, LONG).orElseThrow();
        assertTrue(next.plusMillis(200).compareTo(delay) > 0, delay + " and " + next);
    }

    @Test
    void aWorkerThatDiesLosesOneBatchOfSlotsAndNothingElse() throws IOException {
        JdbcRateGate dying = worker();
        for (int i = 0; i < 50; i++) {
            dying.reserve(ACCOUNT, limit(100), Duration.ZERO, LONG);
        }
        Duration last = dying.reserve(ACCOUNT, limit(100), Duration.ZERO, LONG).orElseThrow();
        Duration next =
                worker().reserve(ACCOUNT, limit(100), Duration.ZERO, LONG).orElseThrow();
        assertTrue(next.minus(last).toMillis() <= 13 * 14, last + " and " + next);
    }

    @Test
    void aSlotThatIsTooLateIsKeptForACallThatMayWait() throws IOException {
        JdbcRateGate gate = worker();
        gate.reserve(ACCOUNT, limit(1), Duration.ZERO, LONG);
        assertEquals(Optional.empty(), gate.reserve(ACCOUNT, limit(1), Duration.ZERO, Duration.ofMillis(10)));
        int writes = connections.get();
        assertEquals(Optional.empty(), gate.reserve(ACCOUNT, limit(1), Duration.ZERO, Duration.ofMillis(10)));
        assertEquals(
                1300,
                gate.reserve(ACCOUNT, limit(1), Duration.ZERO, LONG)
                        .orElseThrow()
                        .toMillis());
        assertEquals(writes, connections.get());
    }

    @Test
    void aPauseThatTheVendorDemandsIsKept() throws IOException {
        Duration delay = worker().reserve(ACCOUNT, limit(100), Duration.ofSeconds(30), LONG)
                .orElseThrow();
        assertEquals(Duration.ofSeconds(30), delay);
    }

    @Test
    void aRowThatAWrongClockHasMovedFarAheadIsNotFollowed() throws IOException, SQLException {
        worker().reserve(ACCOUNT, limit(100), Duration.ZERO, LONG);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("UPDATE apitokens_rate SET next_slot = next_slot + 1000000000000000");
        }
        assertEquals(Optional.of(Duration.ZERO), worker().reserve(ACCOUNT, limit(100), Duration.ZERO, LONG));
    }

    @Test
    void accountsAndBucketsDoNotWaitForEachOther() throws IOException {
        JdbcRateGate gate = worker();
        gate.reserve(ACCOUNT, limit(1), Duration.ZERO, LONG);
        Account other = new Account("acme", "2");
        RateLimit reads = new RateLimit("reads", 1, Duration.ofSeconds(1));
        assertEquals(Optional.of(Duration.ZERO), gate.reserve(other, limit(1), Duration.ZERO, LONG));
        assertEquals(Optional.of(Duration.ZERO), gate.reserve(ACCOUNT, reads, Duration.ZERO, LONG));
    }
}
