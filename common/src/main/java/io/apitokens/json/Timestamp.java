package io.apitokens.json;

import io.apitokens.Expiry;
import io.apitokens.LastUse;
import io.apitokens.UnknownReason;
import io.apitokens.internal.ForeignText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as a vendor wrote it.
 *
 * <p>A timestamp that cannot be parsed keeps its string and has no {@link #instant()}, so that "unknown" is never
 * reported as "never". Two timestamps are equal if they have the same instant with the same precision, or the same
 * string that cannot be parsed.
 */
public final class Timestamp {

    /** A timestamp that the vendor should have sent but did not. */
    public static final Timestamp UNKNOWN = new Timestamp(null, false, null);

    private static final int SECONDS_PER_DAY = 86_400;

    /** The last second of the year 9999. Milliseconds since 1970 exceed it after the year 1978. */
    private static final long LAST_SECOND = 253_402_300_799L;

    private final @Nullable Instant instant;
    private final boolean dateOnly;
    private final @Nullable String text;

    private Timestamp(@Nullable Instant instant, boolean dateOnly, @Nullable String text) {
        this.instant = instant;
        this.dateOnly = dateOnly;
        this.text = text;
    }

    /**
     * Creates a timestamp for requests.
     *
     * @param instant the point in time
     * @return the timestamp
     */
    public static Timestamp of(Instant instant) {
        return new Timestamp(Objects.requireNonNull(instant, "instant"), false, null);
    }

    /**
     * Parses a vendor's timestamp.
     *
     * <p>Accepts {@code yyyy-MM-dd}, {@code T} or a space, {@code HH:mm:ss}, at most nine fraction digits, and
     * {@code Z} or an offset with or without a colon. Also accepts a date alone, which denotes the start of that day in
     * UTC.
     *
     * @param text any string
     * @return the timestamp; it has no instant if the string has another form or denotes a time that does not exist
     */
    public static Timestamp parse(String text) {
        // Characters outside ISO 8859-1 become question marks, which no timestamp contains.
        byte[] ascii = text.getBytes(StandardCharsets.ISO_8859_1);
        TimestampParser parser = new TimestampParser(ascii, 0, ascii.length);
        Instant instant = parser.read();
        return instant == null ? new Timestamp(null, false, text) : new Timestamp(instant, parser.dateOnly(), null);
    }

    /** Parses whole seconds since 1970. */
    static Timestamp ofUnixTime(String text) {
        Long seconds = text.isEmpty() ? null : WholeNumber.parse(text);
        if (seconds == null || seconds < 0 || seconds > LAST_SECOND) {
            return ofUnread(text);
        }
        return of(Instant.ofEpochSecond(seconds));
    }

    /** Returns a timestamp that is only a string. */
    static Timestamp ofUnread(String text) {
        return new Timestamp(null, false, text);
    }

    /** Parses bytes of a document, and creates a string only if they cannot be parsed. */
    static Timestamp parse(byte[] ascii, int from, int to) {
        TimestampParser parser = new TimestampParser(ascii, from, to);
        Instant instant = parser.read();
        return instant == null
                ? new Timestamp(null, false, new String(ascii, from, to - from, StandardCharsets.ISO_8859_1))
                : new Timestamp(instant, parser.dateOnly(), null);
    }

    /** {@return the instant; null if the vendor's string could not be parsed, or there was none} */
    public @Nullable Instant instant() {
        return instant;
    }

    /**
     * Returns the instant of a field.
     *
     * @param field the field; null if the record lacks it
     * @return the instant; null if it is missing or could not be parsed
     */
    public static @Nullable Instant instantOf(@Nullable Timestamp field) {
        return field == null ? null : field.instant;
    }

    /**
     * Returns the expiry that a field states, at a vendor that leaves it out of the records of tokens without end.
     *
     * @param field the field; null if the record lacks it
     * @return never if the record lacks it, unknown if it could not be parsed
     */
    public static Expiry expiryOf(@Nullable Timestamp field) {
        if (field == null) {
            return new Expiry.Never();
        }
        return field.instant == null ? new Expiry.Unknown() : new Expiry.At(field.instant);
    }

    /**
     * Returns the last use that a field states, at a vendor that leaves it out of the records of unused tokens.
     *
     * @param field the field; null if the record lacks it
     * @return never if the record lacks it, unknown if it could not be parsed, within a day if it is a date alone
     */
    public static LastUse lastUseOf(@Nullable Timestamp field) {
        if (field == null) {
            return new LastUse.Never();
        }
        Instant at = field.instant;
        if (at == null) {
            return new LastUse.Unknown();
        }
        return new LastUse.Within(at, field.dateOnly ? at.plusSeconds(SECONDS_PER_DAY) : at);
    }

    /**
     * Returns why the time of a field is unknown.
     *
     * @param field the field, without an instant; null if the record lacks it
     * @return that the record has no time there, or that it could not be parsed
     */
    public static UnknownReason unknownReason(@Nullable Timestamp field) {
        return field == null || field.text == null ? UnknownReason.RECORD_OMITS_IT : UnknownReason.UNREADABLE;
    }

    /** {@return whether the vendor sent a date alone, so that the instant is the earliest possible one} */
    public boolean isDateOnly() {
        return dateOnly;
    }

    /**
     * Formats the timestamp with a fixed number of fraction digits of the second.
     *
     * @param fractionDigits 0 to 9; finer digits are truncated
     * @return a string such as {@code 2026-01-31T12:00:00.000000Z}; a date alone, or a string that cannot be parsed, as
     *     it was
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

    @SuppressWarnings("JavaInstantGetSecondsGetNano") // Only the fraction is needed.
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

    /**
     * Returns the timestamp in UTC with no, six or nine fraction digits of the second, as needed. A date alone is
     * returned as it was, and so is a string that cannot be parsed, but printable.
     */
    @Override
    public String toString() {
        return ForeignText.printable(exact());
    }

    /** Returns what {@link #toString} returns, but a string that cannot be parsed as it was. */
    @SuppressWarnings("JavaInstantGetSecondsGetNano") // Only the fraction is needed.
    String exact() {
        int nano = instant == null ? 0 : instant.get(ChronoField.NANO_OF_SECOND);
        return toText(nano == 0 ? 0 : nano % 1000 == 0 ? 6 : 9);
    }
}
