package io.apitokens.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The first cases of the long run. */
final class FuzzRunTest {

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everyResponseEndsInAValueOrOneTypedError() {
        String summary = new FuzzRun(1).run(10_000, 300);

        assertTrue(summary.endsWith("only typed errors"), summary);
        assertTrue(summary.contains("LostCreateException"), summary);
        assertTrue(summary.contains("UnreadableResponseException"), summary);
    }
}
