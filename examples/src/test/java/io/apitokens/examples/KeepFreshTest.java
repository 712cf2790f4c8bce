package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Resource;
import io.apitokens.TokenSpec;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.scheduler.ScheduleState;
import io.apitokens.scheduler.ScheduledRotation;
import io.apitokens.testkit.SimulatedGcore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepFreshTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Test
    void tenSecretsAreReplacedTwiceAndAllWork() throws IOException, InterruptedException {
        assertEquals(10, KeepFresh.run(directory));
    }

    @Test
    void aJobCreatesTheFirstSecretAndReturns() {
        try (SimulatedGcore vendor = SimulatedGcore.start();
                GcoreIam client = GcoreIam.builder()
                        .baseUrl(vendor.baseUrl())
                        .allowHttpOnLoopback()
                        .apiKey(vendor.credential())
                        .clientId(vendor.clientId())
                        .build()) {
            TokenSpec spec = TokenSpec.builder("ci")
                    .grant("Users", Resource.account())
                    .expiresAfter(Duration.ofDays(90))
                    .build();
            ScheduledRotation declaration = KeepFresh.declare(client.tokens(), spec, directory);
            ScheduleState state =
                    KeepFresh.runOnce(List.of(declaration), directory).get(0).state();
            assertEquals(ScheduleState.CREATING, state); // until the visibility delay is over
        }
    }
}
