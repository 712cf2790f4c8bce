package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemorySecretStoreTest {

    private final MemorySecretStore store = MemorySecretStore.create();
    private final IssuedToken issued =
            IssuedToken.of(Token.builder(TokenId.parse("acme/1/t1"), "record").build(), Secret.of("simSecret"));

    private void assertWriteFails() {
        IOException failure = assertThrows(IOException.class, () -> store.write(issued, null));
        assertEquals("odd", failure.getMessage());
    }

    @Test
    void aWriteThatFailsStoresNothingAlthoughTheCheckWentWell() throws IOException {
        store.failWrites("odd").check();
        assertWriteFails();
        assertTrue(store.read().isEmpty());
    }

    @Test
    void aWriteWhoseResponseIsLostHasStored() throws IOException {
        store.failAfterWrites("odd").check();
        assertWriteFails();
        assertEquals("1", store.read().orElseThrow().version());
        assertEquals(List.of(issued), store.written());
    }

    @Test
    void whenHealedEverythingGoesWell() throws IOException {
        store.failAlways("odd");
        assertWriteFails();
        assertThrows(IOException.class, store::read);
        store.heal().check();
        assertEquals("1", store.write(issued, null));
        assertEquals("MemorySecretStore[1 written]", store.toString());
    }
}
