package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.apitokens.Secret;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests the pause after a limit is exhausted, which the client derives from the rate-limit headers of every Okta
 * response.
 */
class OktaPauseTest {

    /** The client's time, 1,800,000,000 seconds after the epoch. */
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000L);

    private static final String DATE = "Fri, 15 Jan 2027 08:00:00 GMT";

    @ParameterizedTest(name = "{5}")
    @CsvSource(delimiter = '|', textBlock = """
            # Limit | Remaining | Reset           | Date                          | pause | why
            600     | 599       | 1800000030      | Fri, 15 Jan 2027 08:00:00 GMT |       | something is left
            600     | 0         | 1800000030      | Fri, 15 Jan 2027 08:00:00 GMT | PT31S | until the reset and a second more
            600     | 0         | 1800000030      | Fri, 15 Jan 2027 08:00:20 GMT | PT11S | by the response's Date, 20 s ahead of the client's clock
            600     | 0         | 1800000030      |                               | PT31S | by the client's clock, because there is no Date
            600     | 0         | 1800000030      | yesterday                     | PT31S | a Date that cannot be read is none
            600     | 0         | 1800000000      | Fri, 15 Jan 2027 08:00:00 GMT | PT1S  | this very second
            600     | 0         | 1799999999      | Fri, 15 Jan 2027 08:00:00 GMT |       | past: the limit is new again
            600     | 0         | 1800000089      | Fri, 15 Jan 2027 08:00:00 GMT | PT90S | the longest that is believed
            600     | 0         | 1800000090      | Fri, 15 Jan 2027 08:00:00 GMT |       | windows last a minute, so more is absurd
            600     | 0         | 1800000030000   | Fri, 15 Jan 2027 08:00:00 GMT |       | milliseconds are no seconds
            600     | 0         | soon            | Fri, 15 Jan 2027 08:00:00 GMT |       | no number
            600     | 0         |                 | Fri, 15 Jan 2027 08:00:00 GMT |       | no reset, no pause
            0       | 0         | 1800000030      | Fri, 15 Jan 2027 08:00:00 GMT |       | too many at once: the reset says nothing
            600,50  | 599,0     | 1800000050,1800000010 | Fri, 15 Jan 2027 08:00:00 GMT | PT11S | of two limits the one that is used up
            600     | -1        | 1800000030      | Fri, 15 Jan 2027 08:00:00 GMT |       | no number
            """)
    void pausesAreATable(String limit, String remaining, String reset, String date, Duration pause, String why) {
        assertEquals(pause, OktaRateLimit.pause(headers(limit, remaining, reset, date), NOW), why);
    }

    private static Headers headers(String limit, String remaining, String reset, String date) {
        List<String> lines = new ArrayList<>();
        String[] names = {"X-Rate-Limit-Limit", "X-Rate-Limit-Remaining", "X-Rate-Limit-Reset", "Date"};
        String[] values = {limit, remaining, reset, date};
        for (int i = 0; i < names.length; i++) {
            if (values[i] != null) {
                lines.add(names[i]);
                lines.add(values[i]);
            }
        }
        return Headers.of(lines.toArray(new String[0]));
    }

    private static OktaIam client(HttpTransport transport, ManualTimeSource timeSource) {
        return OktaIam.builder()
                .orgUrl("https://acme.okta.com")
                .apiToken(Secret.of("fake-okta-token"))
                .transport(transport)
                .timeSource(timeSource)
                .build();
    }

    private static HttpTransport responding(int remaining) {
        return (request, attempt) -> new HttpResponse(
                200,
                headers("600", Integer.toString(remaining), "1800000030", DATE),
                new ByteArrayInputStream("[]".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void afterTheLastRequestOfAWindowTheClientWaitsForTheNextWindow() {
        ManualTimeSource timeSource = ManualTimeSource.startingAt(NOW);
        try (OktaIam client = client(responding(0), timeSource)) {
            client.api().listApiTokens(null).execute();
            client.api().listApiTokens(null).timeout(Duration.ofSeconds(36)).execute();
            assertEquals(List.of(Duration.ofSeconds(31)), timeSource.sleeps());
        }
    }

    @Test
    void whileSomethingIsLeftNoCallWaits() {
        ManualTimeSource timeSource = ManualTimeSource.startingAt(NOW);
        try (OktaIam client = client(responding(1), timeSource)) {
            client.api().listApiTokens(null).execute();
            client.api().listApiTokens(null).execute();
            assertEquals(List.of(), timeSource.sleeps());
        }
    }
}
