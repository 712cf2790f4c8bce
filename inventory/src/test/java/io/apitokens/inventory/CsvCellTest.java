package io.apitokens.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the cells of CSV files. */
class CsvCellTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1",
                "-1",
                "@SUM(A1)",
                " =1",
                "\t=1",
                "\r=1",
                "\n=1",
                "\u00a0=1",
                "\ufeff=1",
                "\u200b=1",
                "\u2028=1",
                "  \t\r\n =1",
                "\uff1d1",
                "\uff0b1",
                "\uff0d1",
                "\uff201",
                "'=1",
                "\"=1"
            })
    void aFormulaIsDefusedAlsoAfterBlanksTabsAndCharactersThatAreNotVisible(String value) {
        assertTrue(CsvCell.of(value).startsWith("\"'"), () -> CsvCell.of(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {"x;=1 > \"x;'=1\"", "x, =1 > \"x,' =1\"", "x|@y > \"x|'@y\"", "a;b;-c > \"a;b;'-c\""})
    void aFormulaAfterASeparatorOfAnotherLocaleIsDefused(String value, String cell) {
        assertEquals(cell, CsvCell.of(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "plain > \"plain\"",
                "a-b@c.example > \"a-b@c.example\"",
                "2030-06-01T12:00:00Z > \"2030-06-01T12:00:00Z\"",
                "say \"x\" > \"say \"\"x\"\"\""
            })
    void whatIsNoFormulaKeepsItsCharacters(String value, String cell) {
        assertEquals(cell, CsvCell.of(value));
    }

    @Test
    void noCharacterEndsALineOrControlsATerminal() {
        assertEquals("\"a\\u000d\\u000ab\\u001b[2J\\u202e\"", CsvCell.of("a\r\nb\u001b[2J\u202e"));
    }

    @Test
    void aLongCellIsCutAndStatesItsLength() {
        String cell = CsvCell.of("\u001b[31m".repeat(13_108));

        assertTrue(cell.endsWith("… (65,540 characters)\""), cell::toString);
        assertTrue(cell.length() < 32_767);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\t", " ", ";", "; ", "\"", "\u200b", ",\t"})
    void theTimeForACellIsLinear(String unit) {
        assertTimeout(Duration.ofSeconds(5), () -> CsvCell.of(unit.repeat(1 << 18)));
    }
}
