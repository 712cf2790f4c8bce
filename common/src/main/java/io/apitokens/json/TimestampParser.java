package io.apitokens.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/**
 * Parses one date or date-time without a formatter. Each response has several, and a formatter would cost more than the
 * rest of a token.
 */
final class TimestampParser {

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_END = 19;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MAX_OFFSET_HOURS = 18;
    private static final int INVALID = -1;

    /** The days from 1 March of the year 0 to 1 January 1970. */
    private static final int DAYS_TO_1970 = 719_468;

    private static final long FIRST_SECOND = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_PER_DAY;
    private static final long LAST_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_PER_DAY - 1;

    private final byte[] text;
    private final int from;
    private final int end;
    private int nano;

    /** Creates a parser of the bytes from {@code from}, inclusive, to {@code to}, exclusive. */
    TimestampParser(byte[] ascii, int from, int to) {
        this.text = ascii;
        this.from = from;
        this.end = to;
    }

    boolean dateOnly() {
        return end - from == DATE_LENGTH;
    }

    /** Returns the instant; null if the form is unknown, or the day or time does not exist. */
    @Nullable
    Instant read() {
        if (end - from < DATE_LENGTH) {
            return null;
        }
        long day = date();
        if (day == Long.MIN_VALUE) {
            return null;
        }
        return dateOnly() ? Instant.ofEpochSecond(day * SECONDS_PER_DAY) : dateTime(day);
    }

    private @Nullable Instant dateTime(long day) {
        if (end - from <= SECONDS_END || !isSeparator(text[from + DATE_LENGTH])) {
            return null;
        }
        int second = time(from + DATE_LENGTH + 1);
        int zone = fraction(from + SECONDS_END);
        int offset = zone == INVALID ? Integer.MIN_VALUE : offset(zone);
        if (second == INVALID || offset == Integer.MIN_VALUE) {
            return null;
        }
        long instant = day * SECONDS_PER_DAY + second - offset;
        // An offset or a leap second may lead outside the years 0 to 9999, which could not be written again.
        return instant < FIRST_SECOND || instant > LAST_SECOND ? null : Instant.ofEpochSecond(instant, nano);
    }

    private static boolean isSeparator(byte b) {
        return b == 'T' || b == 't' || b == ' ';
    }

    private long date() {
        int century = two(from);
        int year = two(from + 2);
        int month = two(from + 5);
        int day = two(from + 8);
        boolean real = text[from + 4] == '-'
                && text[from + 7] == '-'
                && (century | year) >= 0
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= lengthOf(month, 100 * century + year);
        return real ? epochDay(100 * century + year, month, day) : Long.MIN_VALUE;
    }

    private static int lengthOf(int month, int year) {
        if (month == 2) {
            return Year.isLeap(year) ? 29 : 28;
        }
        return 30 + (month + (month >> 3) & 1);
    }

    /**
     * Returns {@link LocalDate#toEpochDay} without creating the date. Years start in March here, so that a leap day is
     * the last day.
     */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int marchMonth = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (153 * marchMonth + 2) / 5 + day - 1;
        return 365L * marchYear
                + Math.floorDiv(marchYear, 4)
                - Math.floorDiv(marchYear, 100)
                + Math.floorDiv(marchYear, 400)
                + dayOfYear
                - DAYS_TO_1970;
    }

    private int time(int at) {
        int hour = two(at);
        int minute = two(at + 3);
        int second = two(at + 6);
        boolean separated = text[at + 2] == ':' && text[at + 5] == ':';
        if (!separated || (hour | minute | second) < 0 || minute > 59) {
            return INVALID;
        }
        // ISO 8601 allows 24:00:00 for the end of the day. RFC 3339 allows leap seconds, which are read as the first
        // second of the next minute.
        boolean endOfDay = hour == 24 && minute == 0 && second == 0;
        boolean leapSecond = second == 60 && minute == 59;
        if ((hour > 23 && !endOfDay) || (second > 59 && !leapSecond)) {
            return INVALID;
        }
        return (hour * 60 + minute) * 60 + second;
    }

    /** Reads the fraction, if there is one, and returns the position after it. */
    private int fraction(int at) {
        if (text[at] != '.') {
            return at;
        }
        int value = 0;
        int unit = 1_000_000_000;
        int i = at + 1;
        while (i < end && isDigit(text[i])) {
            unit /= 10;
            value += (text[i++] - '0') * unit;
            if (unit == 0) {
                return INVALID;
            }
        }
        nano = value;
        return unit == 1_000_000_000 ? INVALID : i;
    }

    private int offset(int at) {
        int length = end - at;
        if (length == 1 && (text[at] == 'Z' || text[at] == 'z')) {
            return 0;
        }
        // The colon is optional.
        boolean colon = length == 6 && text[at + 3] == ':';
        if ((length != 5 && !colon) || (text[at] != '+' && text[at] != '-')) {
            return Integer.MIN_VALUE;
        }
        int hour = two(at + 1);
        int minute = two(end - 2);
        if ((hour | minute) < 0 || minute > 59 || hour * 60 + minute > MAX_OFFSET_HOURS * 60) {
            return Integer.MIN_VALUE;
        }
        int seconds = (hour * 60 + minute) * 60;
        return text[at] == '-' ? -seconds : seconds;
    }

    private int two(int at) {
        return isDigit(text[at]) && isDigit(text[at + 1]) ? 10 * (text[at] - '0') + text[at + 1] - '0' : INVALID;
    }

    // Not Character.isDigit, which accepts digits of other scripts.
    private static boolean isDigit(byte c) {
        return c >= '0' && c <= '9';
    }
}
