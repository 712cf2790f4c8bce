package io.apitokens.call;

import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.call.VendorRules.RateLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks when a request may be sent. This depends only on the requests before it. */
class RateLimiterTest {

    private static final long MILLI = 1_000_000;
    private static final long LONG = Duration.ofDays(1).toNanos();

    /** The window is 4 % longer than the vendor's: 1,040 ms for a second. */
    @ParameterizedTest(name = "{0} a second, asked at {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # a   | asked at                  | goes out at                     | why
            # sec |                           |                                 |
            1     | 0 0 0 0                   | 0 1040 2080 3120                | one after the other, in the order of asking
            1     | 0 2000 4000               | 0 2000 4000                     | who is slower than the limit never waits
            1     | 0 1039 1040               | 0 1040 2080                     | the second is 1 ms early and waits for it
            2     | 0 0 0 0 0                 | 0 0 1040 1040 2080              | as many as allowed go at once
            2     | 0 900 1000 1100           | 0 900 1040 1940                 | a window slides: it is not a clock's second
            3     | 0 300 600 900 1200        | 0 300 600 1040 1340             | the fourth waits for the first one's window only
            5     | 0 0 0 0 0 0 5000 5000     | 0 0 0 0 0 1040 5000 5000        | what was not used is not saved up
            """)
    void turnsAreATable(int perSecond, String asked, String expected, String why) {
        RateLimiter rateLimiter = new RateLimiter();
        RateLimit limit = new RateLimit("all", perSecond, ofSeconds(1));
        String turns = times(asked)
                .map(now -> now + rateLimiter.book(limit, now * MILLI, LONG) / MILLI)
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
        assertEquals(expected, turns, why);
    }

    private static Stream<Long> times(String text) {
        return Stream.of(text.split(" ")).map(Long::valueOf);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MAX_VALUE - 1_500_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
    void itDoesNotMatterWhereTheClockStandsNorThatItWrapsAround(long start) {
        RateLimiter rateLimiter = new RateLimiter();
        RateLimit limit = new RateLimit("all", 1, ofSeconds(1));
        List<Long> waits = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            waits.add(rateLimiter.book(limit, start + i * 500 * MILLI, LONG) / MILLI);
        }
        rateLimiter.hold(ofSeconds(10), start + 2_000 * MILLI);
        waits.add(rateLimiter.book(null, start + 3_000 * MILLI, LONG) / MILLI);
        waits.add(rateLimiter.book(null, start + 12_000 * MILLI, LONG) / MILLI);
        assertEquals(List.of(0L, 540L, 1080L, 1620L, 9000L, 0L), waits);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 25, 100})
    void inNoWindowAreMoreThanAllowedAndNoCallOvertakes(int perSecond) {
        RateLimiter rateLimiter = new RateLimiter();
        RateLimit limit = new RateLimit("all", perSecond, ofSeconds(1));
        Random random = new Random(perSecond);
        List<Long> turns = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 5_000; i++) {
            now += random.nextInt(10) == 0 ? random.nextInt(2_000) * MILLI : random.nextInt(100_000);
            if (random.nextInt(50) == 0) {
                rateLimiter.hold(Duration.ofMillis(random.nextInt(3_000)), now);
            }
            turns.add(now + rateLimiter.book(limit, now, LONG));
        }
        List<Long> sorted = new ArrayList<>(turns);
        Collections.sort(sorted);
        assertEquals(sorted, turns);
        for (int i = perSecond; i < turns.size(); i++) {
            assertTrue(turns.get(i) - turns.get(i - perSecond) >= 1_000 * MILLI, "the window that ends with " + i);
        }
    }

    @Test
    void aRefusedTurnIsNotTaken() {
        RateLimiter rateLimiter = new RateLimiter();
        RateLimit limit = new RateLimit("all", 1, ofSeconds(1));
        rateLimiter.book(limit, 0, LONG);
        for (int i = 0; i < 100; i++) {
            assertTrue(rateLimiter.book(limit, 0, 1039 * MILLI) < 0);
        }
        assertEquals(1040 * MILLI, rateLimiter.book(limit, 0, 1040 * MILLI));
    }

    @Test
    void aPauseIsNeverShortenedAndAnAbsurdOneIsBounded() {
        RateLimiter rateLimiter = new RateLimiter();
        rateLimiter.hold(ofSeconds(9), 0);
        rateLimiter.hold(ofSeconds(-5), 0);
        rateLimiter.hold(Duration.ZERO, 0);
        assertEquals(9_000 * MILLI, rateLimiter.book(null, 0, LONG));
        rateLimiter.hold(ofSeconds(Long.MAX_VALUE), 0);
        assertTrue(rateLimiter.book(null, 0, LONG) < 0);
        assertEquals(0, rateLimiter.book(null, Duration.ofDays(2).toNanos(), LONG));
    }
}
