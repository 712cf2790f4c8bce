package io.apitokens.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dates that {@code Date} and {@code Retry-After} may hold are those of the JDK's formatter, no more and no fewer. */
class HttpDatesTest {

    private static final long SEED = 20261128;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Thu, 29 Feb 2024 23:59:59 GMT",
                "Sun, 6 Nov 1994 08:49:37 GMT",
                "Sun, 06 Nov 1994 08:49:37 +0100",
                "06 Nov 1994 08:49:37 GMT",
                "Mon, 06 Nov 1994 08:49:37 GMT",
                "Sun, 06 nov 1994 08:49:37 GMT",
                "Sun, 06 anF 1994 08:49:37 GMT",
                "Thu, 30 Feb 2024 00:00:00 GMT",
                "Sun, 06 Nov 1994 24:00:00 GMT",
                "Sun, 06 Nov 1994 08:60:00 GMT",
                "Sun, 06 Nov 1994 08:49:60 GMT",
                "Sun, 06 Nov -994 08:49:37 GMT",
                "Sun, -6 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                ""
            })
    void aDateIsReadAsTheFormatterReadsIt(String date) {
        assertEquals(byFormatter(date), HttpDates.parse(date));
    }

    @Test
    void everyDateThatTheFormatterWritesIsRead() {
        Random random = new Random(SEED);
        for (int i = 0; i < 5000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextLong(0, 253_402_300_800L));
            String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atZone(ZoneOffset.UTC));
            assertEquals(instant, HttpDates.parse(date), date);
        }
    }

    @Test
    void aDamagedDateIsReadAsTheFormatterReadsIt() {
        Random random = new Random(SEED);
        String date = "Sat, 28 Nov 2026 21:04:49 GMT";
        assertNotNull(HttpDates.parse(date));
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(date);
            for (int changes = random.nextInt(1, 3); changes > 0; changes--) {
                damaged.setCharAt(random.nextInt(date.length()), "0123456789-+: ,SGMTaun".charAt(random.nextInt(22)));
            }
            assertEquals(byFormatter(damaged.toString()), HttpDates.parse(damaged.toString()), damaged.toString());
        }
    }

    private static @Nullable Instant byFormatter(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException notADate) {
            return null;
        }
    }
}
