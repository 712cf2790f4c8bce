package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSecretTest {

    private static final TokenSpec SPEC = StoreSecret.spec("Users");

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    @Test
    void theFileHoldsTheSecret(@TempDir Path directory) {
        Path file = directory.resolve("secret");
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            StoreSecret.inFile(client.tokens(), SPEC, file);

            assertTrue(gcore.accepts(Secret.fromFile(file)));
        }
    }

    @Test
    void theVaultHoldsTheSecretAndTheIdOfItsToken() {
        try (FakeVault vault = new FakeVault();
                SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            Token token = StoreSecret.inVault(client.tokens(), SPEC, vault.address(), Secret.of(vault.credential()));

            JsonObject data = vault.requests().get(3).body().getAsJsonObject("data");
            assertEquals(token.id().toString(), data.get("token_id").getAsString());
            assertTrue(gcore.accepts(Secret.of(data.get("token").getAsString())));
        }
    }

    @Test
    void aSecondRunChangesNothing(@TempDir Path directory) {
        Path file = directory.resolve("secret");
        try (SimulatedGcore gcore = SimulatedGcore.start(timeSource);
                GcoreIam client = Clients.of(gcore, timeSource).build()) {
            assertTrue(StoreSecret.inFile(client.tokens(), SPEC, file).isPresent());
            Secret stored = Secret.fromFile(file);
            Set<String> alive = gcore.liveTokenIds();

            assertTrue(StoreSecret.inFile(client.tokens(), SPEC, file).isEmpty());

            assertEquals(alive, gcore.liveTokenIds());
            assertEquals(stored, Secret.fromFile(file));
        }
    }
}
