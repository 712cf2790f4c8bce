package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the lifetime of a token: Gcore's records hold only its creation and its end. */
class GcoreLifetimeTest {

    private static final Instant NOON = Instant.parse("2030-02-01T12:00:00Z");

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(NOON);
    private final GcoreFixture vendor = new GcoreFixture(timeSource);
    private final GcoreIam gcore = vendor.builder().build();

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    private Optional<Duration> lifetime(String fields) {
        vendor.gcore().inject(Fault.status(200).body("{\"id\": 42, \"name\": \"ci\", " + fields + "}"));
        return gcore.tokens().get(TokenId.of(gcore.account(), "42")).lifetime();
    }

    @ParameterizedTest
    @CsvSource({
        "2030-02-01T12:00:00Z,        2030-03-03T12:00:00Z,        P30D",
        "2030-02-01T12:00:01.234567Z, 2030-03-03T12:00:00.000001Z, P30D",
        "2030-02-01T12:00:00Z,        2030-02-01T13:05:00Z,        PT1H",
        "2030-02-01T12:00:00Z,        2030-02-01T12:55:00Z,        PT1H",
        "2030-02-01T12:00:00Z,        2030-02-01T13:05:00.001Z,    PT1H5M0.001S",
        "2030-02-01T12:00:00Z,        2030-02-01T12:54:59Z,        PT54M59S",
        "2030-02-01T12:00:00Z,        2030-02-01T13:30:00Z,        PT1H30M",
        "2030-02-01T12:00:00Z,        2030-02-01T12:05:00Z,        PT5M",
        "2030-02-01T12:00:00Z,        2030-02-01T12:00:00.000001Z, PT0.000001S"
    })
    void thePeriodIsRoundedToHoursWithinFiveMinutes(String created, String end, Duration expected) {
        assertEquals(
                Optional.of(expected), lifetime("\"created\": \"" + created + "\", \"exp_date\": \"" + end + "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"created\": \"2030-02-01T12:00:00Z\", \"exp_date\": null",
                "\"created\": \"2030-02-01T12:00:00Z\"",
                "\"created\": \"2030-02-01T12:00:00Z\", \"exp_date\": \"soon\"",
                "\"created\": \"once\", \"exp_date\": \"2030-03-03T12:00:00Z\"",
                "\"exp_date\": \"2030-03-03T12:00:00Z\"",
                "\"created\": \"2030-02-01T12:00:00Z\", \"exp_date\": \"2030-02-01T12:00:00Z\"",
                "\"created\": \"2030-02-01T12:00:00Z\", \"exp_date\": \"2029-02-01T12:00:00Z\""
            })
    void aRecordWithMissingFieldsHasNoPeriod(String fields) {
        assertEquals(Optional.empty(), lifetime(fields));
    }

    @Test
    void aPeriodThatWasRequestedIsReturned() {
        for (Duration asked : new Duration[] {Duration.ofDays(90), Duration.ofMinutes(90), Duration.ofHours(1)}) {
            timeSource.advance(Duration.ofMillis(1));
            Token token = gcore.tokens()
                    .create(vendor.spec("ci").expiresAfter(asked).build())
                    .token();
            assertEquals(Optional.of(asked), gcore.tokens().get(token.id()).lifetime());
        }
    }
}
