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

class MemorySinkTest {

    private final MemorySink sink = MemorySink.create();
    private final IssuedToken issued =
            IssuedToken.of(Token.of(TokenId.parse("acme/1/t1"), "record").build(), Secret.of("simSecret"));

    private void assertWriteFails() {
        IOException failure = assertThrows(IOException.class, () -> sink.write(issued, null));
        assertEquals("odd", failure.getMessage());
    }

    @Test
    void aWriteThatFailsStoresNothingAlthoughTheCheckWentWell() throws IOException {
        sink.failWrites("odd").check();
        assertWriteFails();
        assertTrue(sink.read().isEmpty());
    }

    @Test
    void aWriteWhoseResponseIsLostHasStored() throws IOException {
        sink.failAfterWrites("odd").check();
        assertWriteFails();
        assertEquals("1", sink.read().orElseThrow().version());
        assertEquals(List.of(issued), sink.written());
    }

    @Test
    void whenHealedEverythingGoesWell() throws IOException {
        sink.failAlways("odd");
        assertWriteFails();
        assertThrows(IOException.class, sink::read);
        sink.heal().check();
        assertEquals("1", sink.write(issued, null));
        assertEquals("MemorySink[1 written]", sink.toString());
    }
}
