package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How long to wait before a retry. The back-off is "full jitter" of the AWS Architecture Blog (2015): a random part of a ceiling
 * that doubles; {@code Retry-After} is RFC 9110 10.2.3, its dates are 5.6.7.
 */
class BackoffTest {

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
        assertEquals(millis, Backoff.backoff(retry, random).toMillis());
    }

    @ParameterizedTest
    @CsvSource({
        // requested, delay: with a backoff of 250 ms
        "    , PT0.25S",
        "PT0S, PT0.25S",
        "PT9S, PT9S",
    })
    void theVendorsRetryAfterIsKeptButNeverUndercut(Duration asked, Duration waited) {
        assertEquals(waited, Backoff.before(1, asked, Duration.ZERO, 0.5));
    }

    @ParameterizedTest
    @CsvSource({
        // retry, random, requested, delay: at least one second
        "1, 0,        , PT1S",
        "1, 0.5,      , PT1.25S",
        "4, 0.5,      , PT3S",
        "1, 0.5, PT1S, PT1.25S",
        "1, 0.5, PT9S, PT9S",
    })
    void theRandomPartIsAddedToTheLeastDelay(int retry, double random, Duration asked, Duration waited) {
        assertEquals(waited, Backoff.before(retry, asked, Duration.ofSeconds(1), random));
    }
}
