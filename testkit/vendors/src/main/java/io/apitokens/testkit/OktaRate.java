package io.apitokens.testkit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Okta's rate limit per minute and its headers. */
final class OktaRate {
    private static final long WINDOW_SECONDS = 60;
    // The JDK's RFC 1123 format writes days below 10 with one digit; HTTP requires two.
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private int limit = 600;
    private boolean enforced;
    private long window;
    private int spent;
    private long responses;

    /** Enforces a limit. The default limit only appears in headers, so tests on a stopped clock never exceed it. */
    void enforce(int perMinute) {
        limit = perMinute;
        enforced = true;
    }

    boolean admits(Instant now) {
        long current = now.getEpochSecond() / WINDOW_SECONDS;
        if (current != window) {
            window = current;
            spent = 0;
        }
        if (enforced && spent >= limit) {
            return false;
        }
        spent++;
        return true;
    }

    SimulatedResponse decorate(SimulatedResponse response, Instant now) {
        long reset = (now.getEpochSecond() / WINDOW_SECONDS + 1) * WINDOW_SECONDS;
        responses++;
        return response.with("X-Okta-Request-Id", String.format("sim-request-%06d", responses))
                .with("Date", DATE.format(now))
                .with("X-Rate-Limit-Limit", Integer.toString(limit))
                .with("X-Rate-Limit-Remaining", Integer.toString(remaining(response.status())))
                .with("X-Rate-Limit-Reset", Long.toString(reset));
    }

    private int remaining(int status) {
        if (status == 429) {
            return 0;
        }
        return enforced ? Math.max(0, limit - spent) : limit - 1;
    }
}
