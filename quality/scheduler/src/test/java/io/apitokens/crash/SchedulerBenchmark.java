package io.apitokens.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.apitokens.Account;
import io.apitokens.call.VendorRules.RateLimit;
import io.apitokens.scheduler.JdbcRateGate;
import io.apitokens.scheduler.RotationScheduler;
import io.apitokens.scheduler.ScheduledRotation;
import io.apitokens.scheduler.SchedulerEvent;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Measures the scheduler on PostgreSQL, with accounts in memory. Each figure is a line {@code name=value}. */
final class SchedulerBenchmark {

    private static final int ACCOUNT_SIZE = 1_000;
    private static final int WORKERS = 10;

    private final HikariDataSource pool;
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong revoked = new AtomicLong();

    private SchedulerBenchmark(HikariDataSource pool) {
        this.pool = pool;
    }

    /** The arguments are an empty directory and, in a process with little heap, the port and the number of declarations. */
    public static void main(String[] args) throws Exception {
        if (args.length > 1) {
            try (HikariDataSource pool = Postgres.pool(Integer.parseInt(args[1]), 24)) {
                new SchedulerBenchmark(pool).thousandOf(Integer.parseInt(args[2]));
            }
            System.exit(0);
        }
        try (Postgres server = Postgres.start(Path.of(args[0]).resolve("data"));
                HikariDataSource pool = Postgres.pool(server.port(), 24);
                Children children = new Children()) {
            SchedulerBenchmark benchmark = new SchedulerBenchmark(pool);
            benchmark.writesPerCall();
            benchmark.tenThousand();
            double small = benchmark.child(children, server, 1_000);
            double large = benchmark.child(children, server, 100_000);
            print("scheduler.growth", large / small, 1.3);
        }
        System.exit(0);
    }

    private static void print(String name, double value) {
        System.out.println(name + "=" + String.format(Locale.ROOT, "%.2f", value));
    }

    private static void print(String name, double value, double goal) {
        print(name, value);
        if (value > goal) {
            System.out.println("MISSED: the goal is at most " + goal);
        }
    }

    /** Runs in a process of its own with a heap of 128 MiB; returns the milliseconds of a rotation. */
    private double child(Children children, Postgres server, int declared) throws Exception {
        Process process = children.start(
                SchedulerBenchmark.class, "-", Integer.toString(server.port()), Integer.toString(declared));
        List<String> lines =
                Children.output(process).lines().peek(System.out::println).toList();
        return Double.parseDouble(lines.get(lines.size() - 1).replaceAll(".*=", ""));
    }

    private RotationScheduler scheduler(int threads) {
        return RotationScheduler.builder(pool)
                .threads(threads)
                .pollingInterval(Duration.ofMillis(500))
                .visibilityDelay(Duration.ofMillis(1))
                .sweepWindow(Duration.ofSeconds(5))
                .listener(event -> revoked.addAndGet(event.type() == SchedulerEvent.Type.REVOKED ? 1 : 0))
                .build();
    }

    private List<ScheduledRotation> declarations(int count) throws Exception {
        List<MemoryTarget> targets = new ArrayList<>();
        int accounts = count / ACCOUNT_SIZE;
        for (int i = 0; i < accounts; i++) {
            targets.add(new MemoryTarget(new Account("memory", "account-" + i), calls));
        }
        List<ScheduledRotation> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            MemoryTarget.Store store = new MemoryTarget.Store("memory:" + i);
            MemoryTarget target = targets.get(i % accounts);
            String key = String.format(Locale.ROOT, "bench-%06d", i);
            all.add(ScheduledRotation.builder(key, target)
                    .adopt(target.add("t" + i, store))
                    .store(store)
                    .rotateEvery(Duration.ofDays(30))
                    .overlap(Duration.ofMillis(1))
                    .build());
        }
        return all;
    }

    private void fresh() throws SQLException {
        execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void await(String sql, long expected) throws SQLException, InterruptedException {
        while (count(sql) < expected) {
            Thread.sleep(100);
        }
    }

    private static final String ADOPTED = "SELECT COUNT(*) FROM apitokens_schedule WHERE state = 'SCHEDULED'";
    private static final String LEFT = "SELECT CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM apitokens_schedule"
            + " WHERE state <> 'SCHEDULED' AND state <> 'NEW'";

    /** Makes every adopted rotation due. */
    private void due(int count) throws SQLException {
        execute(
                "UPDATE apitokens_schedule SET facts = REPLACE(facts, '\"begin\":\"', '\"requested\":\"true\",\"begin\":\"')"
                        + " WHERE schedule_key < 'bench-" + String.format(Locale.ROOT, "%06d", count) + "'");
        execute("UPDATE apitokens_tasks SET execution_time = now() WHERE task_instance < 'bench-"
                + String.format(Locale.ROOT, "%06d", count) + "'");
    }

    private double rotate(List<ScheduledRotation> declarations, int count) throws Exception {
        try (RotationScheduler scheduler = scheduler(WORKERS)) {
            scheduler.createTables();
            scheduler.apply(declarations);
            execute(
                    "UPDATE apitokens_tasks SET execution_time = now() + interval '30 days' WHERE task_instance >= 'bench-"
                            + String.format(Locale.ROOT, "%06d", count) + "'");
            execute("VACUUM ANALYZE");
            scheduler.start();
            await(ADOPTED, count);
            long before = calls.get();
            revoked.set(0);
            due(count);
            long start = System.nanoTime();
            while (revoked.get() < count) {
                Thread.sleep(50);
            }
            await(LEFT, 1);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.println("vendor calls of a rotation=" + (calls.get() - before) / count);
            System.gc();
            System.gc();
            long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
            print("scheduler.heap.mib at " + declarations.size(), heap / 1024.0 / 1024.0, 128);
            return seconds;
        }
    }

    private void tenThousand() throws Exception {
        fresh();
        double seconds = rotate(declarations(10_000), 10_000);
        long commits = count("SELECT SUM(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_user_tables");
        print("scheduler.10k.seconds", seconds, 90);
        System.out.println("rows written in all=" + commits);
    }

    /** Rotates a thousand of the declared secrets. */
    private void thousandOf(int declared) throws Exception {
        fresh();
        double seconds = rotate(declarations(declared), 1_000);
        System.out.println(
                "bytes in the tables=" + count("SELECT SUM(pg_total_relation_size(relid)) FROM pg_stat_user_tables"));
        print("milliseconds of a rotation, " + declared + " declared", seconds);
    }

    private void writesPerCall() throws Exception {
        fresh();
        scheduler(1).createTables();
        Account account = new Account("memory", "rate");
        RateLimit limit = new RateLimit("all", 100, Duration.ofSeconds(1));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        AtomicLong sent = new AtomicLong();
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        for (int worker = 0; worker < 4; worker++) {
            JdbcRateGate gate = JdbcRateGate.of(pool);
            for (int i = 0; i < 4; i++) {
                threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        Duration delay = gate.reserve(account, limit, Duration.ZERO, Duration.ofDays(1))
                                .orElseThrow();
                        sent.incrementAndGet();
                        Thread.sleep(delay.toMillis());
                    }
                    return null;
                });
            }
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.MINUTES);
        Thread.sleep(1_500); // the statistics follow within a second
        long writes = count("SELECT n_tup_upd + n_tup_ins FROM pg_stat_user_tables WHERE relname = 'apitokens_rate'");
        System.out.println("shared rate: calls=" + sent + ", writes=" + writes);
        print("scheduler.rate.writes.per.call", (double) writes / sent.get(), 0.2);
    }
}
