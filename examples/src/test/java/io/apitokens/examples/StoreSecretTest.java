package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.error.CreateUndoneException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.testkit.ManualTiming;
import io.apitokens.testkit.SimulatedGcore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
    void theVaultHoldsTheSecretUnderTheIdOfItsToken() {
        Map<String, String> vault = new HashMap<>();
        try (SimulatedGcore gcore = SimulatedGcore.start(timing);
                GcoreIam client = Clients.of(gcore, timing).build()) {
            Token token = StoreSecret.inVault(client.tokens(), SPEC, vault::put);

            assertEquals(Set.of(token.id().toString()), vault.keySet());
            assertTrue(gcore.accepts(Secret.of(vault.values().iterator().next())));
        }
    }

    @Test
    void aSecretThatCannotBeStoredIsDeletedAgain() {
        try (SimulatedGcore gcore = SimulatedGcore.start(timing);
                GcoreIam client = Clients.of(gcore, timing).build()) {
            Set<String> before = gcore.liveTokenIds();

            assertThrows(
                    CreateUndoneException.class,
                    () -> StoreSecret.inVault(client.tokens(), SPEC, (key, value) -> {
                        throw new IOException("the vault is sealed");
                    }));

            assertEquals(before, gcore.liveTokenIds());
        }
    }
}
