package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.MemorySink;
import io.apitokens.testkit.SimulatedGcore;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSecretTest {

    private static final TokenSpec SPEC = StoreSecret.spec("Users");

    private final ManualTiming timing = ManualTiming.startingAt(Clients.START);

    @Test
    void theFileHoldsTheSecret(@TempDir Path directory) {
        Path file = directory.resolve("secret");
        try (SimulatedGcore gcore = SimulatedGcore.start(timing);
                GcoreIam client = Clients.of(gcore, timing).build()) {
            StoreSecret.inFile(client.tokens(), SPEC, file);

            assertTrue(gcore.accepts(Secret.fromFile(file)));
        }
    }

    @Test
    void theVaultHoldsTheSecretAndTheIdOfItsToken() {
        try (FakeVault vault = new FakeVault();
                SimulatedGcore gcore = SimulatedGcore.start(timing);
                GcoreIam client = Clients.of(gcore, timing).build()) {
            Token token = StoreSecret.inVault(client.tokens(), SPEC, vault.address(), Secret.of(vault.credential()));

            JsonObject data = vault.requests().get(3).body().getAsJsonObject("data");
            assertEquals(token.id().toString(), data.get("token_id").getAsString());
            assertTrue(gcore.accepts(Secret.of(data.get("token").getAsString())));
        }
    }

    @Test
    void aSecretThatCannotBeStoredIsDeletedAgain() {
        try (SimulatedGcore gcore = SimulatedGcore.start(timing);
                GcoreIam client = Clients.of(gcore, timing).build()) {
            Set<String> before = gcore.liveTokenIds();
            MemorySink sealed = MemorySink.create().failWrites("the vault is sealed");

            assertThrows(CreateUndoneException.class, () -> client.tokens().create(SPEC, sealed));

            assertEquals(before, gcore.liveTokenIds());
        }
    }
}
