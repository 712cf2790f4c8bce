package io.apitokens.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** How long to wait before a retry: pure functions of what is given. */
final class Waits {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final int MAX_DIGITS = 9;
    private static final long FOREVER = 999_999_999;

    private Waits() {}

    /**
     * Gives the wait before a retry: what the vendor asked for, but at least the own backoff, so that a vendor that says
     * "now" to everybody is not stormed.
     *
     * @param retry counted from 1
     * @param requested what the vendor asked for, or null
     * @param least what the own wait begins with
     * @param random from 0 to less than 1
     */
    static Duration before(int retry, @Nullable Duration requested, Duration least, double random) {
        Duration own = least.plus(backoff(retry, random));
        return requested != null && requested.compareTo(own) > 0 ? requested : own;
    }

    /** Full jitter: {@code random × min(20 s, 0.5 s × 2^(retry − 1))}. */
    static Duration backoff(int retry, double random) {
        int doublings = Math.min(retry - 1, 20);
        long ceiling = Math.min(LONGEST.toNanos(), FIRST.toNanos() << doublings);
        return Duration.ofNanos((long) (ceiling * random));
    }

    /** Reads {@code Retry-After}, as seconds or as a date; null if there is none that can be read. */
    static @Nullable Duration retryAfter(Headers headers, Instant now) {
        for (String value : headers.all("Retry-After")) {
            Duration wait = seconds(value.strip());
            if (wait == null) {
                wait = until(value.strip(), headers.date().orElse(now));
            }
            if (wait != null) {
                return wait;
            }
        }
        return null;
    }

    private static @Nullable Duration seconds(String text) {
        if (text.isEmpty()) {
            return null;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return null;
            }
        }
        return Duration.ofSeconds(text.length() > MAX_DIGITS ? FOREVER : Long.parseLong(text));
    }

    private static @Nullable Duration until(String text, Instant from) {
        Instant date = httpDate(text);
        if (date == null) {
            return null;
        }
        return date.isBefore(from) ? Duration.ZERO : Duration.between(from, date);
    }

    /** Reads a date as HTTP writes it; null if it is none. */
    static @Nullable Instant httpDate(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
