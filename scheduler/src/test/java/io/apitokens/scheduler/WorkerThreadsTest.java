package io.apitokens.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.CanCreate;
import io.apitokens.SecretStore;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.SimulatedGcore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the threads of a worker run what is due, with delays of seconds, as they run in real time. */
class WorkerThreadsTest {

    private static final int COUNT = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private List<ScheduledRotation> declarations(CanCreate tokens) {
        List<ScheduledRotation> all = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            all.add(ScheduledRotation.builder("ci-" + i, tokens, SchedulerStage.spec("ci-" + i))
                    .store(SecretStore.file(directory.resolve("ci-" + i)))
                    .rotateEvery(Duration.ofSeconds(2))
                    .overlap(Duration.ofMillis(100))
                    .build());
        }
        return all;
    }

    @Test
    void aStartedWorkerReplacesSecretsAgainAndAgain() throws InterruptedException, IOException {
        CountDownLatch revoked = new CountDownLatch(2 * COUNT);
        try (SimulatedGcore vendor = SimulatedGcore.start().quota(1000);
                GcoreIam client = GcoreIam.builder()
                        .baseUrl(vendor.baseUrl())
                        .allowHttpOnLoopback()
                        .apiKey(vendor.credential())
                        .clientId(vendor.clientId())
                        .tokenQuota(1000)
                        .build();
                RotationScheduler scheduler = RotationScheduler.builder(TestDatabase.in(directory))
                        .pollingInterval(Duration.ofMillis(100))
                        .lease(Duration.ofSeconds(20))
                        .visibilityDelay(Duration.ofMillis(200))
                        .sweepWindow(Duration.ofMillis(200))
                        .threads(4)
                        .listener(event -> {
                            if (event.type() == SchedulerEvent.Type.REVOKED) {
                                revoked.countDown();
                            }
                        })
                        .build()) {
            scheduler.createTables();
            List<ScheduledRotation> declarations = declarations(client.tokens());
            scheduler.apply(declarations);
            scheduler.apply(declarations);
            scheduler.start();
            assertTrue(
                    revoked.await(60, TimeUnit.SECONDS), () -> scheduler.list().toString());
            assertEquals(COUNT, scheduler.status().total());
            for (ScheduledRotation one : declarations) {
                assertTrue(vendor.accepts(one.store().read().orElseThrow().secret()));
            }
        }
    }
}
