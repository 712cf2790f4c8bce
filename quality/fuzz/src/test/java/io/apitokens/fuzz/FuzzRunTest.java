package io.apitokens.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The first cases of the long run. */
final class FuzzRunTest {

    @Test
    void everyResponseEndsInAValueOrOneTypedError() {
        String summary = new FuzzRun(1).run(10_000);

        assertTrue(summary.endsWith("only typed errors"), summary);
        assertTrue(summary.contains("LostCreateException"), summary);
        assertTrue(summary.contains("UnreadableResponseException"), summary);
    }
}
