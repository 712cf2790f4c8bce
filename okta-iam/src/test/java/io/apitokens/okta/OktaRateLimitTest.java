package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.apitokens.transport.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the delay that Okta's headers request. The response's date is 1000 seconds after the epoch, or absent. */
class OktaRateLimitTest {

    private static final Instant HERE = Instant.ofEpochSecond(1_003);

    /** Returns headers. Several values of one header are separated by a plus and become separate lines. */
    private static Headers headers(
            @Nullable String limit, @Nullable String remaining, @Nullable String reset, boolean dated) {
        List<String> lines = new ArrayList<>();
        add(lines, "x-rate-limit-limit", limit);
        add(lines, "X-Rate-Limit-Remaining", remaining);
        add(lines, "X-RATE-LIMIT-RESET", reset);
        if (dated) {
            add(lines, "Date", "Thu, 01 Jan 1970 00:16:40 GMT");
        }
        return Headers.of(lines.toArray(new String[0]));
    }

    private static void add(List<String> lines, String name, @Nullable String values) {
        if (values != null) {
            for (String value : values.split("\\+", -1)) {
                lines.add(name);
                lines.add(value);
            }
        }
    }

    @ParameterizedTest(name = "{5}")
    @CsvSource({
        "600,  0,   1030,      true,  31, the reset by the Date of the response and one second",
        "600,  0,   1030,      false, 28, the reset by the clock of the client if there is no Date",
        "600,  0,   1000,      true,  1,  a reset that is now",
        "600,  0,   999,       true,  ,   a reset that is past",
        "600,  0,   4600,      true,  3601, a reset in an hour",
        "600,  0,   4601,      true,  ,   a reset in more than an hour is not believed",
        "600,  0,   ,          true,  ,   no reset",
        "600,  0,   soon,      true,  ,   a reset that is no number",
        "600,  0,   -5,        true,  ,   a negative reset",
        "600,  0,   1030.5,    true,  ,   a reset that is no whole number",
        "600,  0,   1030000000000000, true, , a reset of more digits than any time",
        "600,  0,   ' 1030 ',  true,  31, blanks around it",
        "0,    0,   1030,      true,  ,   too many requests at once: the reset is only a guess",
        ",     ,    1030,      true,  31, nothing but the reset",
        "600+20, 5+0, 1010+1030, true, 31, of two limits the one that is used up",
        "600+20, 0+5, 1010+1030, true, 11, of two limits the other one that is used up",
        "600+20, 0+0, 1040+1030, true, 31, of two limits that are used up the sooner",
        "600+20, 5+5, 1040+1030, true, 31, of two limits of which none is used up the sooner",
        "600,  0,   1040+1030, true,  31, resets that cannot be paired with limits: the sooner",
        "600+0, 520+0, 1040+1113, true, , a limit of no requests beside one that is not used up",
        "0+600, 0+520, 1113+1040, true, , a limit of no requests before one that is not used up",
        "'600, 0', '520, 0', '1040, 1113', true, , both on one line",
        "600+0, 0+0, 1040+1113, true, 41, a limit of no requests beside one that is used up",
        "600+0, 520+7, 1040+1113, true, 41, a limit of no requests of which some are left is no such limit",
        "600,  0,   'soon+1030', true, 31, the one that can be read",
        "600,  0,   '1040, 1030', true, 31, two values on one line",
    })
    void returnsTheDelay(
            @Nullable String limit,
            @Nullable String remaining,
            @Nullable String reset,
            boolean dated,
            @Nullable Long seconds,
            String rule) {
        Duration wait = OktaRateLimit.wait(headers(limit, remaining, reset, dated), HERE);
        if (seconds == null) {
            assertNull(wait, rule);
        } else {
            assertEquals(Duration.ofSeconds(seconds), wait, rule);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, true",
        "600+0, 520+0, true",
        "0+600, 0+520, true",
        "600, 0, false",
        "600+0, 520+7, false",
        "600+20, 0+0, false"
    })
    void anyLimitOfNoRequestsWithNoneLeftIsTheOneOnConcurrency(String limit, String remaining, boolean expected) {
        Headers headers = headers(limit, remaining, "1040+1113", true);
        assertEquals(expected, OktaRateLimit.isOfConcurrency(headers));
        if (expected) {
            assertNull(OktaRateLimit.pause(headers, HERE), "no other call has to wait");
        }
    }
}
