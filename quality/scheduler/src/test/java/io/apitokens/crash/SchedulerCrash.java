package io.apitokens.crash;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Kills and stops workers at random moments, and the database, while the vendors are slow, lose responses and refuse what
 * exceeds their rates, and while consumers use the secrets. Then lets one worker finish, and looks what is left.
 */
final class SchedulerCrash {

    private static final int WORKERS = 4;

    private final Path directory;
    private final Plan plan;
    private final Limits limits;
    private final Random random = new Random();
    private final Children children = new Children();
    private final List<Process> workers = new ArrayList<>();
    private int started;
    private int kills;
    private int stops;

    private SchedulerCrash(Path directory, Plan plan, Limits limits) {
        this.directory = directory;
        this.plan = plan;
        this.limits = limits;
    }

    /** How much must happen, and until when. */
    private record Limits(int kills, int stops, Duration most) {}

    /** The arguments are an empty directory and, for the full form, {@code --full}. */
    public static void main(String[] args) throws Exception {
        boolean full = args.length > 1 && args[1].equals("--full");
        Path directory = Path.of(args[0]);
        SchedulerCrash proof = full
                ? new SchedulerCrash(
                        directory, new Plan(500, Duration.ofSeconds(75)), new Limits(4, 4, Duration.ofMinutes(9)))
                : new SchedulerCrash(
                        directory, new Plan(40, Duration.ofSeconds(9)), new Limits(2, 1, Duration.ofMinutes(3)));
        try {
            System.exit(proof.run() ? 0 : 1);
        } finally {
            proof.children.close();
        }
    }

    private boolean run() throws Exception {
        String service = startVendors();
        Consumers consumers = new Consumers(directory, service, plan.keys());
        Thread thread = new Thread(consumers, "consumers");
        thread.setDaemon(true);
        try (Postgres database = Postgres.start(directory.resolve("data"))) {
            try (HikariDataSource pool = Postgres.pool(database.port(), 2)) {
                for (int i = 0; i < WORKERS; i++) {
                    workers.add(startWorker(database, plan.every()));
                }
                thread.start();
                disturb(database, pool);
                finish(database, pool);
                consumers.end();
                thread.join();
                return report(pool, consumers);
            }
        }
    }

    private String startVendors() throws IOException {
        Process vendors = children.start(VendorProcess.class, directory.toString(), Integer.toString(plan.keys()));
        return Children.output(vendors).readLine();
    }

    private Process startWorker(Postgres database, Duration every) throws IOException {
        started++;
        return children.start(
                WorkerProcess.class,
                "worker-" + started,
                Integer.toString(database.port()),
                directory.toString(),
                Integer.toString(plan.keys()),
                Long.toString(every.toSeconds()));
    }

    private void disturb(Postgres database, HikariDataSource pool) throws Exception {
        long start = System.nanoTime();
        boolean restarted = false;
        while (true) {
            Duration passed = Duration.ofNanos(System.nanoTime() - start);
            long turned = restarted ? turned(pool) : 0;
            boolean enough = kills >= limits.kills() && stops >= limits.stops() && restarted;
            if ((enough && turned == plan.keys()) || passed.compareTo(limits.most()) > 0) {
                return;
            }
            Thread.sleep(2_000 + random.nextInt(2_000));
            if (enough && random.nextInt(3) > 0) {
                // Each start of a worker takes seconds of the processors, which the others need to end in time.
                continue;
            }
            int index = random.nextInt(workers.size());
            if (kills <= stops && started < 40) {
                Children.kill(workers.get(index));
                kills++;
                workers.set(index, startWorker(database, plan.every()));
            } else if (!restarted && stops > 0 && passed.compareTo(plan.every()) > 0) {
                database.kill();
                Thread.sleep(2_000);
                database.startAgain();
                restarted = true;
            } else {
                Children.signal(workers.get(index), "STOP");
                Thread.sleep(Plan.LEASE.plusSeconds(2).toMillis());
                Children.signal(workers.get(index), "CONT");
                stops++;
            }
        }
    }

    /** Returns how many keys were replaced at least twice. */
    private static long turned(HikariDataSource pool) {
        try {
            return count(
                    pool,
                    "SELECT COUNT(*) FROM (SELECT schedule_key FROM apitokens_schedule_history"
                            + " WHERE type = 'REVOKED' GROUP BY schedule_key HAVING COUNT(DISTINCT old_token) >= 2) AS twice");
        } catch (SQLException e) {
            return 0;
        }
    }

    private static long count(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Ends all workers at once, and lets another one end what they have left, and begin nothing new. */
    private void finish(Postgres database, HikariDataSource pool) throws Exception {
        for (Process worker : workers) {
            Children.kill(worker);
        }
        startWorker(database, Duration.ofDays(20));
        long end = System.nanoTime() + Duration.ofSeconds(50).toNanos();
        while (System.nanoTime() < end) {
            Thread.sleep(500);
            long open = count(pool, "SELECT COUNT(*) FROM apitokens_schedule WHERE state <> 'SCHEDULED'");
            if (open == 0
                    && count(pool, "SELECT COUNT(*) FROM apitokens_schedule WHERE facts NOT LIKE '%PT480H%'") == 0) {
                return;
            }
        }
    }

    private boolean report(HikariDataSource pool, Consumers consumers) throws Exception {
        int dead = 0;
        int strays = 0;
        for (int account = 0; account < Plan.ACCOUNTS; account++) {
            List<String> secrets = new ArrayList<>();
            for (int key = account; key < plan.keys(); key += Plan.ACCOUNTS) {
                String secret = consumers.secret(key);
                secrets.add(secret);
                dead += secret.isEmpty() || !consumers.works(key, secret) ? 1 : 0;
            }
            String left = consumers
                    .send("/strays/" + account, "none", String.join("\n", secrets))
                    .body();
            strays += left.isEmpty() ? 0 : left.split("\n").length;
        }
        long rotations =
                count(pool, "SELECT COUNT(DISTINCT old_token) FROM apitokens_schedule_history WHERE type = 'REVOKED'");
        long twice = turned(pool);
        int tooMany = Integer.parseInt(consumers.send("/too-many", "none", "").body());
        long open = count(pool, "SELECT COUNT(*) FROM apitokens_schedule WHERE state <> 'SCHEDULED'");
        print(
                pool,
                "SELECT reason, COUNT(*) FROM apitokens_schedule_history WHERE type = 'FAILED' GROUP BY reason"
                        + " ORDER BY 2 DESC LIMIT 8");
        print(pool, "SELECT state || ' ' || facts, 1 FROM apitokens_schedule WHERE state <> 'SCHEDULED' LIMIT 5");
        System.out.println("consumer calls=" + consumers.calls() + ", replaced twice=" + twice + " of " + plan.keys()
                + ", unfinished=" + open);
        System.out.println("scheduler crash: rotations=" + rotations + ", kills=" + kills + ", stops=" + stops
                + ", dead secrets=" + dead + ", strays=" + strays + ", refused consumer calls=" + consumers.refused()
                + ", 429=" + tooMany);
        return dead + strays + consumers.refused() + tooMany == 0
                && open == 0
                && twice == plan.keys()
                && kills >= limits.kills()
                && stops >= limits.stops();
    }

    private static void print(HikariDataSource pool, String sql) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                System.out.println("  " + rows.getString(2) + " x " + rows.getString(1));
            }
        }
    }
}
