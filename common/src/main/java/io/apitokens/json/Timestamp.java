package io.apitokens.json;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as a vendor wrote it. One that cannot be read keeps its text and has no {@link #instant()}, so that
 * "unknown" is never told as "never". Two are equal if they mean the same instant to the same precision, or are the same
 * unreadable text.
 */
public final class Timestamp {

    /** A point in time that the vendor should have told, but did not. */
    public static final Timestamp UNKNOWN = new Timestamp(null, false, null);

    private static final int SECONDS_PER_DAY = 86_400;

    private final @Nullable Instant instant;
    private final boolean dateOnly;
    private final @Nullable String text;

    private Timestamp(@Nullable Instant instant, boolean dateOnly, @Nullable String text) {
        this.instant = instant;
        this.dateOnly = dateOnly;
        this.text = text;
    }

    /**
     * Wraps an instant.
     *
     * @param instant the point in time
     * @return the same, as a value for requests
     */
    public static Timestamp of(Instant instant) {
        return new Timestamp(Objects.requireNonNull(instant, "instant"), false, null);
    }

    /**
     * Reads what a vendor wrote: {@code yyyy-MM-dd}, {@code T} or a blank, {@code HH:mm:ss}, at most nine digits after the
     * second, and {@code Z} or an offset with or without a colon; or a bare date, which stands for its beginning in UTC.
     *
     * @param text any text
     * @return the point in time; one without an instant if the text is of no such form or names no real time
     */
    public static Timestamp parse(String text) {
        // What is not of this alphabet becomes a question mark, which stands in no point in time.
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        TimestampParser parser = new TimestampParser(ascii, 0, ascii.length);
        Instant instant = parser.read();
        return instant == null ? new Timestamp(null, false, text) : new Timestamp(instant, parser.dateOnly(), null);
    }

    /** The same for bytes of a document, of which a text is made only if it cannot be read. */
    static Timestamp parse(byte[] ascii, int from, int to) {
        TimestampParser parser = new TimestampParser(ascii, from, to);
        Instant instant = parser.read();
        return instant == null
                ? new Timestamp(null, false, new String(ascii, from, to - from, StandardCharsets.ISO_8859_1))
                : new Timestamp(instant, parser.dateOnly(), null);
    }

    /**
     * Gives the instant.
     *
     * @return null if the vendor's text could not be read, or there was none
     */
    public @Nullable Instant instant() {
        return instant;
    }

    /**
     * Tells whether the vendor wrote a day only, so that the instant is the earliest it can be.
     *
     * @return true for a bare date
     */
    public boolean isDateOnly() {
        return dateOnly;
    }

    /**
     * Writes the point in time with a fixed number of digits after the second.
     *
     * @param fractionDigits 0 to 9; what is finer is cut off
     * @return such as {@code 2026-01-31T12:00:00.000000Z}; a bare date or an unreadable text as it was
     */
    public String toText(int fractionDigits) {
        if (instant == null) {
            return text == null ? "unknown" : text;
        }
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(instant.getEpochSecond(), SECONDS_PER_DAY));
        if (date.getYear() < 0 || date.getYear() > 9999) {
            return instant.toString();
        }
        StringBuilder out = new StringBuilder(30);
        digits(out, date.getYear(), 1000);
        digits(out.append('-'), date.getMonthValue(), 10);
        digits(out.append('-'), date.getDayOfMonth(), 10);
        if (!dateOnly) {
            appendTime(out, instant, fractionDigits);
        }
        return out.toString();
    }

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // The fraction alone is meant.
    private static void appendTime(StringBuilder out, Instant instant, int fractionDigits) {
        int second = (int) Math.floorMod(instant.getEpochSecond(), (long) SECONDS_PER_DAY);
        digits(out.append('T'), second / 3600, 10);
        digits(out.append(':'), second / 60 % 60, 10);
        digits(out.append(':'), second % 60, 10);
        if (fractionDigits > 0) {
            int length = out.length() + 1;
            digits(out.append('.'), instant.get(ChronoField.NANO_OF_SECOND), 100_000_000);
            out.setLength(length + fractionDigits);
        }
        out.append('Z');
    }

    private static void digits(StringBuilder out, int value, int highestUnit) {
        for (int unit = highestUnit; unit > 0; unit /= 10) {
            out.append((char) ('0' + value / unit % 10));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Timestamp that
                && dateOnly == that.dateOnly
                && Objects.equals(instant, that.instant)
                && Objects.equals(text, that.text);
    }

    @Override
    public int hashCode() {
        return instant == null ? Objects.hashCode(text) : instant.hashCode();
    }

    /** In UTC, with no, six or nine digits after the second as it takes; a bare date or an unreadable text as it was. */
    @Override
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // The fraction alone is meant.
    public String toString() {
        int nano = instant == null ? 0 : instant.get(ChronoField.NANO_OF_SECOND);
        return toText(nano == 0 ? 0 : nano % 1000 == 0 ? 6 : 9);
    }
}
