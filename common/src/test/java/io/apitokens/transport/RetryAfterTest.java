package io.apitokens.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks {@code Retry-After}, defined in RFC 9110, section 10.2.3; its dates are defined in section 5.6.7. */
class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

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
        assertEquals(wait, headers.retryAfter(NOW).orElse(null), why);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"soon, 5, PT5S", "5, 9, PT5S", "soon, later, -"})
    void theFirstRetryAfterThatCanBeReadCounts(String first, String second, Duration wait) {
        assertEquals(
                wait,
                Headers.of("Retry-After", first, "retry-after", second)
                        .retryAfter(NOW)
                        .orElse(null));
    }
}
