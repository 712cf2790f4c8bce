package io.apitokens.testkit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The headers of Okta's rate limit. */
final class OktaRate {
    // The JDK's RFC 1123 format writes days below 10 with one digit; HTTP requires two.
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    /** The limit in the headers while none is enforced, so that tests on a stopped clock never exceed it. */
    private static final int SHOWN = 600;

    private final RequestRate rate;
    private long responses;

    OktaRate(RequestRate rate) {
        this.rate = rate;
    }

    SimulatedResponse decorate(SimulatedResponse response, Instant now) {
        int limit = rate.isLimited() ? rate.limit() : SHOWN;
        responses++;
        return response.with("X-Okta-Request-Id", String.format("sim-request-%06d", responses))
                .with("Date", DATE.format(now))
                .with("X-Rate-Limit-Limit", Integer.toString(limit))
                .with("X-Rate-Limit-Remaining", Integer.toString(remaining(response.status())))
                .with("X-Rate-Limit-Reset", Long.toString(rate.reset(now).getEpochSecond()));
    }

    private int remaining(int status) {
        if (status == 429) {
            return 0;
        }
        return rate.isLimited() ? rate.remaining() : SHOWN - 1;
    }
}
