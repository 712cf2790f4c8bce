package io.apitokens.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampTest {

    @ParameterizedTest
    @CsvSource({
        "2021-01-01T12:00:00.000000Z,         2021-01-01T12:00:00Z",
        "2021-01-01T12:00:00.123Z,            2021-01-01T12:00:00.123Z",
        "2021-01-01T12:00:00.1Z,              2021-01-01T12:00:00.1Z",
        "2021-01-01T12:00:00.123456789Z,      2021-01-01T12:00:00.123456789Z",
        "2021-01-01T12:00:00Z,                2021-01-01T12:00:00Z",
        "2021-01-01t12:00:00z,                2021-01-01T12:00:00Z",
        "2021-01-01T12:00:00+00:00,           2021-01-01T12:00:00Z",
        "2021-01-01T12:00:00+0000,            2021-01-01T12:00:00Z",
        "2021-01-01T12:00:00-00:00,           2021-01-01T12:00:00Z",
        "2021-01-01T12:00:00+05:30,           2021-01-01T06:30:00Z",
        "2021-01-01T12:00:00-0800,            2021-01-01T20:00:00Z",
        "2021-01-01T12:00:00.5+18:00,         2020-12-31T18:00:00.5Z",
        "2021-01-01 12:00:00+00:00,           2021-01-01T12:00:00Z",
        "2021-01-01 12:00:00.000Z,            2021-01-01T12:00:00Z",
        "2021-12-31T24:00:00Z,                2022-01-01T00:00:00Z",
        "2016-12-31T23:59:60Z,                2017-01-01T00:00:00Z",
        "2024-02-29T00:00:00Z,                2024-02-29T00:00:00Z",
        "2000-02-29T23:59:59.999999999Z,      2000-02-29T23:59:59.999999999Z",
        "1969-12-31T23:59:59.5Z,              1969-12-31T23:59:59.5Z",
        "0001-01-01T00:00:00Z,                0001-01-01T00:00:00Z",
        "0000-01-01T00:00:00Z,                0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59Z,                9999-12-31T23:59:59Z",
    })
    void everyFormThatVendorsWriteIsRead(String text, Instant instant) {
        Timestamp timestamp = Timestamp.parse(text);
        assertEquals(instant, timestamp.instant());
        assertFalse(timestamp.isDateOnly());
        assertEquals(Timestamp.of(instant), timestamp);
        assertEquals(Timestamp.of(instant).hashCode(), timestamp.hashCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "never",
                "1767225600",
                "2021",
                "2021-01",
                "2021-1-1",
                "2021-00-01",
                "2021-13-01",
                "2021-01-00",
                "2021-02-29",
                "1900-02-29",
                "2021-04-31",
                "2021/01/01",
                "-2021-01-01",
                "12021-01-01",
                "999999999-01-01T00:00:00Z",
                "2021-01-01T12:00:00",
                "2021-01-01T12:00Z",
                "2021-01-01T12Z",
                "2021-01-01T",
                "2021-01-01X12:00:00Z",
                "2021-01-01T25:00:00Z",
                "2021-01-01T24:00:01Z",
                "2021-01-01T24:01:00Z",
                "2021-01-01T12:60:00Z",
                "2021-01-01T12:30:60Z",
                "2021-01-01T12:59:61Z",
                "2021-01-01T12:00:00.Z",
                "2021-01-01T12:00:00.1234567890Z",
                "2021-01-01T12:00:00,5Z",
                "2021-01-01T12:00:00Zulu",
                "2021-01-01T12:00:00+1",
                "2021-01-01T12:00:00+18:01",
                "2021-01-01T12:00:00+05:60",
                "2021-01-01T12:00:00 +00:00",
                " 2021-01-01T12:00:00Z",
                "2021-01-01T12:00:00Z ",
                "２０２１-01-01",
                "9999-12-31T23:59:60Z",
                "9999-12-31T23:59:59-18:00",
                "0000-01-01T00:00:00+18:00",
                "Fri, 01 Jan 2021 12:00:00 GMT",
            })
    void whatCannotBeReadKeepsItsText(String text) {
        Timestamp timestamp = Timestamp.parse(text);
        assertNull(timestamp.instant());
        assertEquals(text, timestamp.toString());
        assertEquals(Timestamp.parse(text), timestamp);
        assertNotEquals(Timestamp.UNKNOWN, timestamp);
    }

    @Test
    void aBareDateIsItsBeginningAndSaysSo() {
        Timestamp date = Timestamp.parse("2021-01-31");
        assertEquals(Instant.parse("2021-01-31T00:00:00Z"), date.instant());
        assertTrue(date.isDateOnly());
        assertEquals("2021-01-31", date.toString());
        assertEquals("2021-01-31", date.toText(6));
        assertNotEquals(Timestamp.of(Instant.parse("2021-01-31T00:00:00Z")), date);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-01-01T12:00:00Z,           2021-01-01T12:00:00Z",
        "2021-01-01T12:00:00.5Z,         2021-01-01T12:00:00.500000Z",
        "2021-01-01T12:00:00.123456Z,    2021-01-01T12:00:00.123456Z",
        "2021-01-01T12:00:00.123456789Z, 2021-01-01T12:00:00.123456789Z",
        "0001-02-03T04:05:06Z,           0001-02-03T04:05:06Z",
        "1969-12-31T23:59:59.5Z,         1969-12-31T23:59:59.500000Z",
        "+10000-01-01T00:00:00Z,         +10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z,          -0001-01-01T00:00:00Z",
    })
    void itIsWrittenInUtcWithAsManyDigitsAsItTakes(Instant instant, String text) {
        assertEquals(text, Timestamp.of(instant).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2021-01-01T12:00:00Z",
        "3, 2021-01-01T12:00:00.999Z",
        "6, 2021-01-01T12:00:00.999999Z",
        "9, 2021-01-01T12:00:00.999999999Z",
    })
    void aFixedNumberOfDigitsCutsOffWhatIsFiner(int digits, String text) {
        assertEquals(text, Timestamp.parse("2021-01-01T12:00:00.999999999Z").toText(digits));
    }

    @Test
    void unknownHasNoInstantAndNoText() {
        assertNull(Timestamp.UNKNOWN.instant());
        assertEquals("unknown", Timestamp.UNKNOWN.toString());
    }

    @Test
    void whatIsWrittenIsReadAsTheSameInstant() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-62_135_596_800L, 253_402_300_800L), random.nextInt(1_000_000_000));
            assertEquals(
                    instant, Timestamp.parse(Timestamp.of(instant).toString()).instant());
            assertEquals(instant, Timestamp.parse(instant.toString()).instant());
        }
    }

    @Test
    void noTextMakesTheParserFail() {
        Random random = new Random(42);
        String alphabet = "0123456789-:.TZ+ ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder("2021-01-01T12:00:00.5+01:00");
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(text.length());
                char c = alphabet.charAt(random.nextInt(alphabet.length()));
                if (random.nextBoolean()) {
                    text.setCharAt(at, c);
                } else {
                    text.setLength(at + 1);
                }
            }
            Timestamp timestamp = Timestamp.parse(text.toString());
            assertTrue(timestamp.instant() != null || timestamp.toString().contentEquals(text));
        }
    }
}
