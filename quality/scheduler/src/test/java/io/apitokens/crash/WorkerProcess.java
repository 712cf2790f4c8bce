package io.apitokens.crash;

import com.zaxxer.hikari.HikariDataSource;
import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.astro.AstroIam;
import io.apitokens.error.ConfigurationException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.scheduler.JdbcRateGate;
import io.apitokens.scheduler.RotationScheduler;
import io.apitokens.scheduler.ScheduledRotation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One worker, which runs until it is killed or its input ends. */
final class WorkerProcess {

    private WorkerProcess() {}

    /** The arguments are its name, the database's port, the directory, the number of keys, and how often, in seconds. */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[2]);
        Plan plan = new Plan(Integer.parseInt(args[3]), Duration.ofSeconds(Long.parseLong(args[4])));
        HikariDataSource pool = Postgres.pool(Integer.parseInt(args[1]), 12);
        List<String> accounts = Files.readAllLines(directory.resolve("accounts"), StandardCharsets.UTF_8);
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
            start(scheduler, plan.declarations(clients(accounts, transport, JdbcRateGate.of(pool)), directory));
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

    static List<CanCreate> clients(List<String> accounts, OkHttpTransport transport, JdbcRateGate gate) {
        List<CanCreate> clients = new ArrayList<>();
        for (int i = 0; i < accounts.size(); i++) {
            String[] account = accounts.get(i).split(" ");
            Secret credential = Secret.of(account[2]);
            clients.add(
                    i < Plan.GCORE_ACCOUNTS
                            ? GcoreIam.builder()
                                    .baseUrl(account[0])
                                    .allowHttpOnLoopback()
                                    .apiKey(credential)
                                    .clientId(Long.parseLong(account[1]))
                                    .tokenQuota(100_000)
                                    .transport(transport)
                                    .rateGate(gate)
                                    .build()
                                    .tokens()
                            : AstroIam.builder()
                                    .baseUrl(account[0])
                                    .allowHttpOnLoopback()
                                    .apiToken(credential)
                                    .organizationId(account[1])
                                    .transport(transport)
                                    .rateGate(gate)
                                    .build()
                                    .tokens());
        }
        return clients;
    }
}
