package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.SecretChangedException;
import io.apitokens.error.InvalidInputException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VaultStoreTest {

    private static final String GET = "GET " + FakeVault.ENTRY;
    private static final String POST = "POST " + FakeVault.ENTRY;

    private final FakeVault vault = new FakeVault();
    private final VaultStore store =
            new VaultStore(vault.address(), Secret.of(vault.credential()), "secret", "ci/api-token");

    @AfterEach
    void close() {
        vault.close();
    }

    @Test
    void theSecretIsWrittenWithTheVersionThatWasSeen() throws IOException {
        store.write(FakeStore.issued("simFirst"), null);
        store.write(FakeStore.issued("simSecond"), "1");

        assertEquals(List.of(GET, POST, GET, POST), vault.lines());
        assertEquals(
                FakeStore.json("{'options': {'cas': 0}, 'data': {'token': 'simFirst', 'token_id': 'acme/1/t1'}}"),
                vault.requests().get(1).body());
        assertEquals(
                FakeStore.json("{'options': {'cas': 1}, 'data': {'token': 'simSecond', 'token_id': 'acme/1/t1'}}"),
                vault.requests().get(3).body());
    }

    @Test
    void anEntryWhoseNewestVersionIsDeletedHoldsNothingAndIsWrittenFromThere() throws IOException {
        store.write(FakeStore.issued("simFirst"), null);
        vault.deleteNewest();

        assertTrue(store.read().isEmpty());
        assertThrowsExactly(SecretChangedException.class, () -> store.write(FakeStore.issued("simSecond"), "1"));
        assertEquals("2", store.write(FakeStore.issued("simSecond"), null));
    }

    @Test
    void anEntryOfOtherFieldsHoldsNothing() throws IOException {
        vault.store(FakeStore.json("{'note': 'for the token'}"));

        assertTrue(store.read().isEmpty());
        assertEquals("2", store.write(FakeStore.issued("simFirst"), null));
    }

    @Test
    void aCheckReadsTheCapabilitiesAndWritesNothing() throws IOException {
        store.check();

        assertEquals(List.of("POST /v1/sys/capabilities-self"), vault.lines());
        assertEquals(
                FakeStore.json("{'paths': ['secret/data/ci/api-token']}"),
                vault.requests().get(0).body());
        vault.allow("['root']");
        store.check();
        for (String tooLittle : List.of("['read']", "['deny']", "[]", "['create', 'update']")) {
            vault.allow(tooLittle);
            assertThrows(IOException.class, store::check, tooLittle);
        }
    }

    @Test
    void aVaultTokenThatIsRefusedOrNoneIsNotQuoted() {
        for (String wrong : List.of("hvs.simOther", "hvs.sim\nother")) {
            VaultStore other = new VaultStore(vault.address(), Secret.of(wrong), "secret", "ci/api-token");
            IOException failure = assertThrows(IOException.class, other::read);
            assertFalse(failure.toString().contains("sim"), failure::toString);
            assertEquals(null, failure.getCause());
        }
    }

    @Test
    void plainHttpToAnotherMachineIsRefused() {
        assertThrows(
                InvalidInputException.class,
                () -> new VaultStore("http://vault.example:8200", Secret.of("simToken"), "secret", "ci"));
    }
}
