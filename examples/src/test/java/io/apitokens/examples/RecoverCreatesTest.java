package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.TokenSpec;
import io.apitokens.error.LostCreateException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.Journal;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverCreatesTest {

    private static final TokenSpec SPEC = StoreSecret.spec("Users");

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    @Test
    void aLostResponseLeavesOneTokenWhoseSecretIsHeld(@TempDir Path directory) {
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            int before = gcore.liveTokenIds().size();
            gcore.inject(Fault.responseLost().on("POST", "tokens"));
            Secret held = RecoverCreates.create(client.tokens(), SPEC, directory.resolve("journal"), timeSource)
                    .secret();
            assertTrue(gcore.accepts(held));
            assertEquals(before + 1, gcore.liveTokenIds().size());
        }
    }

    @Test
    void whatCouldNotBeFoundIsForgottenWhenItCannotAppearAnyMore(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("journal");
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            gcore.inject(Fault.requestLost().on("POST", "tokens"));
            assertThrows(
                    LostCreateException.class, () -> RecoverCreates.create(client.tokens(), SPEC, file, timeSource));
            assertEquals(1, Journal.file(file).entries().size());
            timeSource.advance(Duration.ofMinutes(10));
            RecoverCreates.recover(
                    client.tokens(), CreateRecovery.of(Journal.file(file)).withTimeSource(timeSource));
            assertEquals(0, Journal.file(file).entries().size());
        }
    }
}
