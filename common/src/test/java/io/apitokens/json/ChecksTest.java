package io.apitokens.json;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("S.f is required", () -> Checks.require(null, "S.f")),
                refusal("S.f is required; null is allowed", () -> Checks.requireGiven(false, "S.f")),
                refusal("S.f must have 1 to 3 characters", () -> Checks.length("", "S.f", 1, 3)),
                refusal("S.f must have 1 to 3 characters", () -> Checks.length("abcd", "S.f", 1, 3)),
                refusal("S.f must have at least 1 characters", () -> Checks.length("", "S.f", 1, Integer.MAX_VALUE)),
                refusal("S.f must be 1 to 3650", () -> Checks.range(0L, "S.f", 1, 3650)),
                refusal("S.f must be 1 to 3650", () -> Checks.range(3651L, "S.f", 1, 3650)),
                refusal("S.f must be at least 0", () -> Checks.range(-1L, "S.f", 0, Long.MAX_VALUE)),
                refusal("S.f must be at most 9", () -> Checks.range(10L, "S.f", Long.MIN_VALUE, 9)),
                refusal("S.f must have at least 1 elements", () -> Checks.size(List.of(), "S.f", 1, Integer.MAX_VALUE)),
                refusal("S.f must have 0 to 1 elements", () -> Checks.size(List.of(1, 2), "S.f", 0, 1)),
                refusal("S.f must not contain null", () -> Checks.size(Arrays.asList("a", null), "S.f", 0, 9)),
                refusal("S.f must be a known point in time", () -> Checks.known(Timestamp.UNKNOWN, "S.f")));
    }

    private static Arguments refusal(String message, Runnable check) {
        return Arguments.of(message, check);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aValueOutOfBoundsIsRefusedByItsField(String message, Runnable check) {
        InvalidInputException thrown = assertThrows(InvalidInputException.class, check::run);
        assertEquals("S.f", thrown.field());
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void nullAndTheBoundsThemselvesPass() {
        assertDoesNotThrow(() -> {
            Checks.require("", "S.f");
            Checks.requireGiven(true, "S.f");
            Checks.length(null, "S.f", 1, 3);
            Checks.length("a", "S.f", 1, 3);
            Checks.length("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", "S.f", 1, 3);
            Checks.range(null, "S.f", 1, 3);
            Checks.range(1L, "S.f", 1, 3);
            Checks.range(3L, "S.f", 1, 3);
            Checks.size(null, "S.f", 1, 3);
            Checks.size(List.of("a"), "S.f", 1, 1);
            Checks.known(null, "S.f");
            Checks.known(Timestamp.parse("soon"), "S.f");
        });
    }
}
