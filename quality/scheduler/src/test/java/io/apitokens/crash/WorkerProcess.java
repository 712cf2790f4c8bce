package io.apitokens.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.apitokens.error.ConfigurationException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.scheduler.JdbcRateGate;
import io.apitokens.scheduler.RotationScheduler;
import io.apitokens.scheduler.ScheduledRotation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One worker, which runs until it is killed or its input ends. */
final class WorkerProcess {

    private WorkerProcess() {}

    /** The arguments are its name, the database's port, the directory, the number of keys, and how often, in seconds. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[2]);
        Plan plan = new Plan(Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4])));
        HikariDataSource pool = Postgres.pool(Integer.parseInt(args[1]), 12);
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            RotationScheduler scheduler = RotationScheduler.builder(pool)
                    .workerName(args[0])
                    .threads(4)
                    .pollingInterval(Duration.ofMillis(250))
                    .lease(Plan.LEASE)
                    .visibilityDelay(Plan.VISIBILITY_DELAY)
                    .sweepWindow(Duration.ofSeconds(2))
                    .retryDelay(Duration.ofMillis(500))
                    .build();
            Clients clients = Clients.of(directory, transport, JdbcRateGate.of(pool));
            start(scheduler, plan.declarations(clients, directory));
            System.out.println("started");
            while (System.in.read() >= 0) {
                // The parent's death ends the input.
            }
            System.exit(0);
        }
    }

    /** Starts, also if the database is gone at first, as a supervisor would. */
    private static void start(RotationScheduler scheduler, List<ScheduledRotation> declarations)
            throws InterruptedException {
        while (true) {
            try {
                scheduler.createTables();
                scheduler.apply(declarations);
                scheduler.start();
                return;
            } catch (ConfigurationException e) {
                Thread.sleep(500);
            }
        }
    }
}
