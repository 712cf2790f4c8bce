package io.apitokens.testkit;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Gcore's date format. Output has six fraction digits; input accepts every format that Gcore's own clients send. */
final class GcoreDate {
    private static final DateTimeFormatter OUT = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter IN = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']HH:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private GcoreDate() {}

    static @Nullable String format(@Nullable Instant instant) {
        return instant == null ? null : OUT.format(instant);
    }

    /** Parses a string; returns null if it is not a date and time with an offset. */
    static @Nullable Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text, IN).toInstant();
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
