package io.apitokens.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the dates and delays of HTTP headers. */
final class HttpDates {

    private static final int MAX_DIGITS = 9;
    private static final long FOREVER = 999_999_999;

    private HttpDates() {}

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
        Instant date = parse(text);
        if (date == null) {
            return null;
        }
        return date.isBefore(from) ? Duration.ZERO : Duration.between(from, date);
    }

    /** Reads a date as HTTP writes it; null if it is none. */
    static @Nullable Instant parse(String text) {
        try {
            return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
