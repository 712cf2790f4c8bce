package io.apitokens.transport;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Computes the delay before a retry. All methods are pure functions. */
final class HttpDates {

    private static final int MAX_DIGITS = 9;
    private static final long FOREVER = 999_999_999;
    private static final int USUAL_LENGTH = "Sun, 06 Nov 1994 08:49:37 GMT".length();
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final String DAYS = "MonTueWedThuFriSatSun";

    private static volatile @Nullable Parsed last;

    private HttpDates() {}

    /** A date and its parsed form, which is null if it is invalid. */
    private record Parsed(String text, @Nullable Instant date) {}

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

    /** Parses an HTTP date; returns null if it is invalid. All responses of one second have the same. */
    static @Nullable Instant parse(String text) {
        Parsed known = last;
        if (known == null || !known.text.equals(text)) {
            known = new Parsed(text, parsed(text));
            last = known;
        }
        return known.date;
    }

    private static @Nullable Instant parsed(String text) {
        try {
            Instant usual = usual(text);
            return usual == null
                    ? ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                    : usual;
        } catch (DateTimeException notADate) {
            return null;
        }
    }

    /**
     * Parses the form that servers send, without the costs of a formatter: every response has such a date. Returns null
     * for anything else, such as a day that does not exist, which the formatter may still read.
     */
    private static @Nullable Instant usual(String text) {
        boolean separated = text.length() == USUAL_LENGTH
                && text.startsWith(", ", 3)
                && text.charAt(7) == ' '
                && text.charAt(11) == ' '
                && text.charAt(16) == ' '
                && text.charAt(19) == ':'
                && text.charAt(22) == ':'
                && text.endsWith(" GMT");
        int year = separated ? number(text, 12, 16) : -1;
        int month = separated ? name(MONTHS, text, 8) : -1;
        if (year < 0 || month < 0) {
            return null;
        }
        try {
            LocalDateTime time = LocalDateTime.of(
                    year, month, number(text, 5, 7), number(text, 17, 19), number(text, 20, 22), number(text, 23, 25));
            return time.getDayOfWeek().getValue() == name(DAYS, text, 0) ? time.toInstant(ZoneOffset.UTC) : null;
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    /** Returns the position, counted from 1, of a name of three letters; -1 if it is none of the names. */
    private static int name(String names, String text, int at) {
        for (int i = 0; i < names.length(); i += 3) {
            if (names.regionMatches(i, text, at, 3)) {
                return i / 3 + 1;
            }
        }
        return -1;
    }

    /** Returns a number without a sign; -1 if there is none. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }
}
