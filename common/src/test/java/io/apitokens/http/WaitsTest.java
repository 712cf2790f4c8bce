package io.apitokens.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long to wait before a retry. The back-off is "full jitter" of the AWS Architecture Blog (2015): a random part of a ceiling
 * that doubles; {@code Retry-After} is RFC 9110 10.2.3, its dates are 5.6.7.
 */
class WaitsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        // retry, random, milliseconds
        "1,  0.0,     0",
        "1,  0.5,   250",
        "1,  0.999, 499",
        "2,  0.5,   500",
        "3,  0.5,  1000",
        "4,  0.5,  2000",
        "5,  0.5,  4000",
        "6,  0.5,  8000",
        "7,  0.5, 10000",
        "99, 0.5, 10000",
        "2147483647, 0.999, 19980",
    })
    void backoffIsFullJitterUnderADoublingCeilingOfTwentySeconds(int retry, double random, long millis) {
        assertEquals(millis, Waits.backoff(retry, random).toMillis());
    }

    @ParameterizedTest
    @CsvSource({
        // asked, waited: with a backoff of 250 ms
        "    , PT0.25S",
        "PT0S, PT0.25S",
        "PT9S, PT9S",
    })
    void theVendorsWishIsKeptButNeverStormed(Duration asked, Duration waited) {
        assertEquals(waited, Waits.before(1, asked, Duration.ZERO, 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        // retry, random, asked, waited: at least a second
        "1, 0,        , PT1S",
        "1, 0.5,      , PT1.25S",
        "4, 0.5,      , PT3S",
        "1, 0.5, PT1S, PT1.25S",
        "1, 0.5, PT9S, PT9S",
    })
    void theRandomPartIsAddedToTheLeastWait(int retry, double random, Duration asked, Duration waited) {
        assertEquals(waited, Waits.before(retry, asked, Duration.ofSeconds(1), random));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # Retry-After                   | Date                          | wait           | source and why
            0                               |                               | PT0S           | RFC 9110 10.2.3: delay-seconds
            120                             |                               | PT2M           | RFC 9110 10.2.3: delay-seconds
            ' 7 '                           |                               | PT7S           | RFC 9110 5.5: white space around a value is none of it
            999999999                       |                               | PT999999999S   | as asked: the deadline decides
            1780000000000                   |                               | PT999999999S   | more than nine digits: beyond any deadline
            Sun, 22 Nov 2026 10:00:30 GMT   |                               | PT30S          | RFC 9110 5.6.7: HTTP-date
            Sun, 22 Nov 2026 09:00:00 GMT   |                               | PT0S           | past: now
            Sun, 22 Nov 2026 10:00:30 GMT   | Sun, 22 Nov 2026 10:00:25 GMT | PT5S           | RFC 9110 6.6.1: by the clock of who sent it
            Sun, 22 Nov 2026 10:00:30 GMT   | nonsense                      | PT30S          | a Date that cannot be read is none
            Mon, 22 Nov 2026 10:00:30 GMT   |                               |                | RFC 9110 5.6.7: it was a Sunday
            -1                              |                               |                | RFC 9110 10.2.3: only digits
            1.5                             |                               |                | RFC 9110 10.2.3: only digits
            soon                            |                               |                | neither form
            ''                              |                               |                | neither form
            """)
    void retryAfterIsReadInBothForms(String retryAfter, String date, Duration wait, String why) {
        Headers headers = date == null
                ? Headers.of("Retry-After", retryAfter)
                : Headers.of("Retry-After", retryAfter, "Date", date);
        assertEquals(wait, Waits.retryAfter(headers, NOW), why);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"soon, 5, PT5S", "5, 9, PT5S", "soon, later, -"})
    void theFirstRetryAfterThatCanBeReadCounts(String first, String second, Duration wait) {
        assertEquals(wait, Waits.retryAfter(Headers.of("Retry-After", first, "retry-after", second), NOW));
    }
}
