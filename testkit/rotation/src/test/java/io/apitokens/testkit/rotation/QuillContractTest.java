package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.testkit.rotation.QuillSuites.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An honest client passes every suite, whatever its vendor lacks. */
class QuillContractTest {

    private static final Class<?>[] ALL = {
        QuillSuites.Tokens.class,
        QuillSuites.Creates.class,
        QuillSuites.Updates.class,
        QuillSuites.Rotates.class,
        QuillSuites.Rotations.class,
        QuillSuites.Recoveries.class,
        QuillSuites.InPlaceRotations.class
    };

    @Test
    void everyFaultEndsAsTheTableSays() {
        faultsEndAsTheTableSays(QuillTraits.RICH, 300);
    }

    @Test
    void everyFaultEndsAsTheTableSaysIfNamesAreUnique() {
        faultsEndAsTheTableSays(QuillTraits.UNIQUE, 250);
    }

    private static void faultsEndAsTheTableSays(QuillTraits traits, int least) {
        Result result = QuillSuites.run(traits, null, QuillSuites.Faults.class);
        assertEquals(Map.of(), result.failures(), () -> QuillSuites.traces(result));
        assertTrue(result.passed() >= least, () -> "ran " + result.passed());
    }

    static Stream<QuillTraits> traits() {
        return List.of(QuillTraits.RICH, QuillTraits.USUAL, QuillTraits.POOR, QuillTraits.UNIQUE).stream();
    }

    @ParameterizedTest
    @MethodSource("traits")
    void anHonestClientPasses(QuillTraits traits) {
        Result result = QuillSuites.run(traits, null, ALL);
        assertEquals(Map.of(), result.failures(), () -> QuillSuites.traces(result));
        assertTrue(result.passed() >= 200, () -> "ran " + result.passed());
    }
}
