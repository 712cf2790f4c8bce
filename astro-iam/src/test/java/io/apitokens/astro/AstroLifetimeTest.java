package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Expiry;
import io.apitokens.Token;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the lifetime of a secret, as its record states it. */
class AstroLifetimeTest {

    private static final String ISSUED = "\"createdAt\": \"2026-07-01T03:00:00Z\"";
    private static final String END = "\"endAt\": \"2026-07-11T03:00:02Z\"";

    private final TestOrganization fixture = new TestOrganization();

    @AfterEach
    void close() {
        fixture.close();
    }

    private Token read(String... fields) {
        fixture.response("{\"id\": \"clany\", \"name\": \"ci\", " + String.join(", ", fields) + "}");
        return fixture.tokens().get(fixture.id("clany"));
    }

    private static String period(String json) {
        return "\"expiryPeriodInDays\": " + json;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 30, 3650})
    void thePeriodInTheRecordCounts(long days) {
        assertEquals(
                Optional.of(Duration.ofDays(days)),
                read(ISSUED, END, period(Long.toString(days))).lifetime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "0",
                "-1",
                "3651",
                "9223372036854775807",
                "-9223372036854775808",
                "9223372036854775808",
                "1e300",
                "1.5",
                "\"soon\"",
                "\"\"",
                "true",
                "{}",
                "[30]"
            })
    void aPeriodThatIsNoSensibleNumberDoesNotBreakTheRecord(String period) {
        Token token = read(ISSUED, END, period(period));

        assertEquals("ci", token.name());
        assertEquals(new Expiry.At(Instant.parse("2026-07-11T03:00:02Z")), token.expiry());
        assertEquals(Optional.of(Duration.ofDays(10)), token.lifetime(), "counted from the issue to the end");
    }

    @Test
    void withoutAPeriodItIsCountedFromTheLastRotation() {
        assertEquals(
                Optional.of(Duration.ofDays(7)),
                read(ISSUED, END, "\"lastRotatedAt\": \"2026-07-04T03:00:00Z\"").lifetime());
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-02T03:04:59Z, P1D",
        "2026-07-02T02:55:01Z, P1D",
        "2026-07-02T03:06:00Z, P1DT6M",
        "2026-07-01T04:00:01.5Z, PT1H",
        "2026-07-01T03:04:00Z, PT4M"
    })
    void aCountedPeriodIsRoundedToHoursWithinFiveMinutes(String end, Duration expected) {
        assertEquals(
                Optional.of(expected),
                read(ISSUED, "\"endAt\": \"" + end + "\"").lifetime());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"endAt\": null",
                "\"endAt\": \"in September\"",
                "\"endAt\": \"2026-07-01T03:00:00Z\"",
                "\"endAt\": \"2026-06-01T03:00:00Z\""
            })
    void aTokenWhoseEndIsNotAfterItsIssueHasNoPeriod(String end) {
        assertEquals(Optional.empty(), read(ISSUED, end).lifetime());
    }

    @Test
    void aTokenWhoseIssueIsUnknownHasNoPeriod() {
        assertEquals(Optional.empty(), read(END).lifetime());
        assertEquals(Optional.empty(), read("\"createdAt\": \"once\"", END).lifetime());
    }
}
