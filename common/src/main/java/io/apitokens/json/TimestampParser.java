package io.apitokens.json;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Reads one date or date-time by hand: each answer holds several, and a formatter costs more than the rest of a token. */
final class TimestampParser {

    private static final int DATE_LENGTH = 10;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int MAX_OFFSET_HOURS = 18;
    private static final int INVALID = -1;
    private static final long FIRST_SECOND = LocalDate.of(0, 1, 1).toEpochDay() * SECONDS_PER_DAY;
    private static final long LAST_SECOND = LocalDate.of(10_000, 1, 1).toEpochDay() * SECONDS_PER_DAY - 1;

    private final String text;
    private int position;

    TimestampParser(String text) {
        this.text = text;
    }

    boolean dateOnly() {
        return text.length() == DATE_LENGTH;
    }

    /** Null if the text is of no known form, or names a day or time that does not exist. */
    @Nullable
    Instant read() {
        long day = date();
        if (day == Long.MIN_VALUE) {
            return null;
        }
        if (dateOnly()) {
            return Instant.ofEpochSecond(day * SECONDS_PER_DAY);
        }
        if (!skip('T') && !skip('t') && !skip(' ')) {
            return null;
        }
        int second = time();
        int nano = fraction();
        int offset = offset();
        if (second == INVALID || nano == INVALID || offset == Integer.MIN_VALUE || position != text.length()) {
            return null;
        }
        long instant = day * SECONDS_PER_DAY + second - offset;
        // An offset or a leap second may leave the years that a text can name, and what is read must be writable again.
        return instant < FIRST_SECOND || instant > LAST_SECOND ? null : Instant.ofEpochSecond(instant, nano);
    }

    private long date() {
        int year = number(4);
        boolean separated = skip('-');
        int month = number(2);
        separated &= skip('-');
        int day = number(2);
        boolean real = separated
                && year != INVALID
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= Month.of(month).length(Year.isLeap(year));
        return real ? LocalDate.of(year, month, day).toEpochDay() : Long.MIN_VALUE;
    }

    private int time() {
        int hour = number(2);
        boolean separated = skip(':');
        int minute = number(2);
        separated &= skip(':');
        int second = number(2);
        if (!separated || hour == INVALID || minute == INVALID || second == INVALID || minute > 59) {
            return INVALID;
        }
        // ISO 8601 knows 24:00:00, the end of the day, and RFC 3339 the leap second, the first of the next minute for
        // us.
        boolean endOfDay = hour == 24 && minute == 0 && second == 0;
        boolean leapSecond = second == 60 && minute == 59;
        if ((hour > 23 && !endOfDay) || (second > 59 && !leapSecond)) {
            return INVALID;
        }
        return (hour * 60 + minute) * 60 + second;
    }

    private int fraction() {
        if (!skip('.')) {
            return 0;
        }
        int nano = 0;
        int unit = 1_000_000_000;
        while (position < text.length() && isDigit(text.charAt(position))) {
            unit /= 10;
            nano += (text.charAt(position++) - '0') * unit;
            if (unit == 0) {
                return INVALID;
            }
        }
        return unit == 1_000_000_000 ? INVALID : nano;
    }

    private int offset() {
        if (skip('Z') || skip('z')) {
            return 0;
        }
        boolean west = skip('-');
        if (!west && !skip('+')) {
            return Integer.MIN_VALUE;
        }
        int hour = number(2);
        skip(':');
        int minute = number(2);
        if (hour == INVALID || minute == INVALID || minute > 59 || hour * 60 + minute > MAX_OFFSET_HOURS * 60) {
            return Integer.MIN_VALUE;
        }
        int seconds = (hour * 60 + minute) * 60;
        return west ? -seconds : seconds;
    }

    private int number(int digits) {
        int end = position + digits;
        if (end > text.length()) {
            return INVALID;
        }
        int value = 0;
        while (position < end) {
            char digit = text.charAt(position++);
            if (!isDigit(digit)) {
                return INVALID;
            }
            value = value * 10 + digit - '0';
        }
        return value;
    }

    private boolean skip(char expected) {
        if (position < text.length() && text.charAt(position) == expected) {
            position++;
            return true;
        }
        return false;
    }

    // Not Character.isDigit, which knows the digits of other scripts.
    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
