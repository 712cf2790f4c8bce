package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.astro.AstroIam;
import io.apitokens.error.ConfigurationException;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstTokenTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    @Test
    void withoutAnAccountItCreatesTheTokenAtASimulatedVendor(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("simulated.token");

        FirstToken.simulated(file);

        assertTrue(Files.readString(file).contains("sim"));
    }

    @Test
    void threeRunsLeaveOneLiveTokenWhoseSecretIsHeld(@TempDir Path directory) {
        Path file = directory.resolve("ci.token");
        try (SimulatedAstro astro = SimulatedAstro.start(timeSource);
                AstroIam client = Clients.of(astro, timeSource).build()) {
            int before = astro.liveTokenIds().size();

            Token ci = FirstToken.createOnce(client, file).orElseThrow();
            Set<String> alive = astro.liveTokenIds();
            assertTrue(FirstToken.createOnce(client, file).isEmpty());
            assertTrue(FirstToken.createOnce(client, file).isEmpty());

            assertEquals(before + 1, alive.size());
            assertEquals(alive, astro.liveTokenIds());
            assertEquals(astro.secretOf(ci.id().value()), Secret.fromFile(file));
        }
    }

    @Test
    void aFileThatWasWrittenByHandIsLeftAlone(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("ci.token"), "remember: fake notes");
        try (SimulatedAstro astro = SimulatedAstro.start(timeSource);
                AstroIam client = Clients.of(astro, timeSource).build()) {
            Set<String> alive = astro.liveTokenIds();

            assertThrows(ConfigurationException.class, () -> FirstToken.createOnce(client, file));

            assertEquals("remember: fake notes", Files.readString(file));
            assertEquals(alive, astro.liveTokenIds());
        }
    }
}
