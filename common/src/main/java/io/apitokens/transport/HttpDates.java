package io.apitokens.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Computes the delay before a retry. All methods are pure functions. */
final class HttpDates {

    private static final int MAX_DIGITS = 9;
    private static final long FOREVER = 999_999_999;

    private HttpDates() {}

    /** Parses {@code Retry-After}, in seconds or as a date; returns null if there is no valid one. */
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
        Instant date = parse(text);
        if (date == null) {
            return null;
        }
        return date.isBefore(from) ? Duration.ZERO : Duration.between(from, date);
    }

    /** Parses an HTTP date; returns null if it is invalid. */
    static @Nullable Instant parse(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
