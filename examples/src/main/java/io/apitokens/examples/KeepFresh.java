package io.apitokens.examples;

import io.apitokens.CanCreate;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.rotation.Journal;
import io.apitokens.scheduler.JournalScheduler;
import io.apitokens.scheduler.RotationScheduler;
import io.apitokens.scheduler.ScheduleEntry;
import io.apitokens.scheduler.ScheduledRotation;
import io.apitokens.scheduler.SchedulerEvent;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** Keeps ten secrets at two simulated vendors fresh, with the database in a file. Each is replaced twice, and it ends. */
public final class KeepFresh {

    private static final int SECRETS = 10;

    private KeepFresh() {}

    /**
     * Runs until each secret was replaced twice, which takes about half a minute.
     *
     * @param args the directory of the database and the secrets; a temporary one without it
     * @throws IOException if the directory cannot be used
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path directory = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("keep-fresh");
        if (run(directory) != SECRETS) {
            throw new IllegalStateException("a stored secret does not work");
        }
    }

    /** Runs the scheduler until each secret was replaced twice; returns how many stored secrets work. */
    static int run(Path directory) throws IOException, InterruptedException {
        CountDownLatch replaced = new CountDownLatch(2 * SECRETS);
        try (SimulatedGcore gcore = SimulatedGcore.start();
                SimulatedAstro astro = SimulatedAstro.start();
                GcoreIam gcoreIam = GcoreIam.builder()
                        .baseUrl(gcore.baseUrl())
                        .allowHttpOnLoopback()
                        .apiKey(gcore.credential())
                        .clientId(gcore.clientId())
                        .build();
                AstroIam astroIam = AstroIam.builder()
                        .baseUrl(astro.baseUrl())
                        .allowHttpOnLoopback()
                        .apiToken(astro.credential())
                        .organizationId(astro.organizationId())
                        .build();
                RotationScheduler scheduler = RotationScheduler.builder(embedded(directory))
                        .pollingInterval(Duration.ofMillis(200))
                        .visibilityDelay(Duration.ofSeconds(1))
                        .sweepWindow(Duration.ofSeconds(1))
                        .listener(event -> report(event, replaced))
                        .build()) {
            List<ScheduledRotation> declarations = declarations(gcoreIam.tokens(), astroIam.tokens(), directory);
            scheduler.createTables();
            System.out.println(scheduler.plan(declarations));
            scheduler.apply(declarations);
            scheduler.start();
            replaced.await(2, TimeUnit.MINUTES);
            scheduler.list().forEach(System.out::println);
            int working = 0;
            for (ScheduledRotation one : declarations) {
                Secret secret = store(directory, one.key()).read().orElseThrow().secret();
                working += gcore.accepts(secret) || astro.accepts(secret) ? 1 : 0;
            }
            System.out.println(
                    "keep fresh: secrets=" + declarations.size() + ", working=" + working + ", " + scheduler.status());
            return working;
        }
    }

    private static void report(SchedulerEvent event, CountDownLatch replaced) {
        System.out.println(event);
        if (event.type() == SchedulerEvent.Type.REVOKED) {
            replaced.countDown();
        }
    }

    private static SecretStore store(Path directory, String key) {
        return SecretStore.file(directory.resolve(key + ".token"));
    }

    private static List<ScheduledRotation> declarations(CanCreate gcore, CanCreate astro, Path directory) {
        List<ScheduledRotation> all = new ArrayList<>();
        for (int i = 0; i < SECRETS; i++) {
            String key = "fresh-" + i;
            boolean atGcore = i % 2 == 0;
            TokenSpec spec = TokenSpec.builder(key)
                    .grant(atGcore ? "Users" : "ORGANIZATION_MEMBER", Resource.account())
                    .expiresAfter(Duration.ofDays(30))
                    .build();
            all.add(ScheduledRotation.builder(key, atGcore ? gcore : astro, spec)
                    .store(store(directory, key))
                    .rotateEvery(Duration.ofSeconds(5))
                    .overlap(Duration.ofSeconds(1))
                    .build());
        }
        return all;
    }

    static DataSource embedded(Path directory) {
        // tag::embedded
        // For one machine. WRITE_DELAY=0 keeps what was acknowledged when the process is killed.
        JdbcDataSource dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:file:" + directory.resolve("scheduler") + ";WRITE_DELAY=0;DB_CLOSE_DELAY=-1");
        return dataSource;
        // end::embedded
    }

    static ScheduledRotation declare(CanCreate tokens, TokenSpec spec, Path directory) {
        // tag::declare
        return ScheduledRotation.builder("ci", tokens, spec)
                .store(SecretStore.file(directory.resolve("ci.token")))
                .rotateEvery(Duration.ofDays(30))
                .at(List.of(9, 10, 11), ZoneId.of("Europe/Luxembourg"))
                .jitter(Duration.ofDays(1))
                .overlap(Duration.ofHours(2))
                .consumersReloadWithin(Duration.ofMinutes(10))
                .build();
        // end::declare
    }

    static void start(DataSource dataSource, List<ScheduledRotation> declarations) throws InterruptedException {
        // tag::start
        try (RotationScheduler scheduler = RotationScheduler.builder(dataSource).build()) {
            scheduler.createTables();
            scheduler.apply(declarations);
            scheduler.start(); // until close()
            new CountDownLatch(1).await();
        }
        // end::start
    }

    static List<ScheduleEntry> runOnce(List<ScheduledRotation> declarations, Path directory) {
        // tag::once
        JournalScheduler scheduler = JournalScheduler.of(Journal.file(directory.resolve("rotations.journal")));
        return scheduler.runOnce(declarations);
        // end::once
    }
}
