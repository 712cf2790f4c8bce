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
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverCreatesTest {

    private static final TokenSpec SPEC = StoreSecret.spec("Users");

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    private CreateRecovery creates(Path journal) {
        return CreateRecovery.of(Journal.file(journal)).withTimeSource(timeSource);
    }

    @Test
    void theSecretIsStoredAndNothingIsLeftToRecover(@TempDir Path directory) throws IOException {
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            RecoverCreates.create(client.tokens(), SPEC, directory);
            assertTrue(gcore.accepts(Secret.fromFile(directory.resolve("ci.token"))));
            assertEquals(
                    List.of(), creates(directory.resolve("creates.journal")).recover(client.tokens()));
        }
    }

    @Test
    void aLostResponseLeavesOneTokenWhoseSecretIsHeld(@TempDir Path directory) {
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            int before = gcore.liveTokenIds().size();
            gcore.inject(Fault.responseLost().on("POST", "tokens"));
            Secret held = creates(directory.resolve("journal"))
                    .create(client.tokens(), SPEC)
                    .secret();
            assertTrue(gcore.accepts(held));
            assertEquals(before + 1, gcore.liveTokenIds().size());
        }
    }

    @Test
    void whatCouldNotBeFoundIsForgottenWhenItCannotAppearAnyMore(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("journal");
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            gcore.inject(Fault.requestLost().on("POST", "tokens"));
            assertThrows(LostCreateException.class, () -> creates(file).create(client.tokens(), SPEC));
            assertEquals(1, Journal.file(file).entries().size());
            timeSource.advance(Duration.ofMinutes(10));
            RecoverCreates.recover(client.tokens(), creates(file));
            // A process that was suspended right before its create may still send it.
            assertEquals(1, Journal.file(file).entries().size());
            timeSource.advance(Duration.ofDays(1));
            RecoverCreates.recover(client.tokens(), creates(file));
            assertEquals(0, Journal.file(file).entries().size());
        }
    }
}
