package io.apitokens.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the fields of an exported history. */
class HistoryCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\uff1d1", "\uff0b1", "\uff0d1", "\uff20SUM"})
    void aFieldThatASpreadsheetWouldTakeForAFormulaIsText(String formula) {
        assertEquals("'" + formula, HistoryCsv.field(formula));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "a\"b", "a\nb", "=HYPERLINK(\"x\",\"y\")"})
    void aFieldWithASeparatorIsQuoted(String text) {
        String field = HistoryCsv.field(text);
        assertEquals('"', field.charAt(0));
        assertEquals('"', field.charAt(field.length() - 1));
        assertEquals(
                text.replaceFirst("^=", "'="),
                field.substring(1, field.length() - 1).replace("\"\"", "\""));
    }
}
