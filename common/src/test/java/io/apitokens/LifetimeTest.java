package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a token never lives longer than requested, in the units that its vendor counts. */
class LifetimeTest {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Instant LATEST = NOW.plusSeconds(60);

    private static OptionalLong units(Lifetime lifetime, ChronoUnit unit) {
        return lifetime.units(unit, 365, NOW, LATEST);
    }

    private static void assertRefused(String message, Executable what) {
        assertEquals(message, assertThrows(InvalidInputException.class, what).getMessage());
    }

    @Test
    void theEndIsTheRequestedOne() {
        Instant end = NOW.plusSeconds(7);
        assertEquals(Optional.of(end), new Lifetime.Until(end).end(NOW));
        assertEquals(Optional.of(end), new Lifetime.For(Duration.ofSeconds(7)).end(NOW));
        assertEquals(Optional.empty(), new Lifetime.Unlimited().end(NOW));
    }

    @Test
    void anEndThatIsPastOrBeyondAllTimestampsIsRefused() {
        assertRefused("expiresAt is in the past", () -> new Lifetime.Until(NOW).end(NOW));
        assertRefused("expiresAt is after the year 9999", () -> new Lifetime.Until(Instant.MAX).end(NOW));
        assertRefused(
                "expiresAfter is after the year 9999", () -> new Lifetime.For(Duration.ofDays(4_000_000)).end(NOW));
        assertRefused("expiresAfter is too long", () -> new Lifetime.For(Duration.ofSeconds(Long.MAX_VALUE)).end(NOW));
    }

    @ParameterizedTest
    @CsvSource({"P1D, DAYS, 1", "P365D, DAYS, 365", "PT2H, HOURS, 2", "PT90M, MINUTES, 90", "PT5S, SECONDS, 5"})
    void aLengthInWholeUnitsIsCounted(Duration length, ChronoUnit unit, long count) {
        assertEquals(OptionalLong.of(count), units(new Lifetime.For(length), unit));
    }

    @ParameterizedTest
    @CsvSource({
        "PT172859S, DAYS, 1", // 2 days less 1 second from the latest start
        "PT172860S, DAYS, 2",
        "PT100S, SECONDS, 40"
    })
    void aFixedEndIsRoundedDownFromTheLatestStart(Duration away, ChronoUnit unit, long count) {
        assertEquals(OptionalLong.of(count), units(new Lifetime.Until(NOW.plus(away)), unit));
    }

    @Test
    void whatTheVendorCannotCountIsRefused() {
        Lifetime hours = new Lifetime.For(Duration.ofHours(30));
        assertRefused("expiresAfter is not in whole days: choose 1 or 2 days", () -> units(hours, ChronoUnit.DAYS));
        assertRefused(
                "expiresAfter is not in whole days: choose 1 day",
                () -> units(new Lifetime.For(Duration.ofHours(1)), ChronoUnit.DAYS));
        assertRefused(
                "expiresAfter is 366 whole days away: the vendor allows 1 to 365",
                () -> units(new Lifetime.For(Duration.ofDays(366)), ChronoUnit.DAYS));
        assertRefused(
                "expiresAt is 0 whole days away: the vendor allows 1 to 365",
                () -> units(new Lifetime.Until(NOW.plusSeconds(86_400)), ChronoUnit.DAYS));
        assertEquals(OptionalLong.empty(), units(new Lifetime.Unlimited(), ChronoUnit.DAYS));
    }
}
