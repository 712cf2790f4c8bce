package io.apitokens.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForeignTextTest {

    @ParameterizedTest
    @CsvSource({
        "'a\r\nb', a\\u000d\\u000ab",
        "'a\tb', a\\u0009b",
        "'a\u0000b', a\\u0000b",
        "'a\u001b[31mb', a\\u001b[31mb",
        "'a\u007fb', a\\u007fb",
        "'a\u0085b', a\\u0085b",
        "'a\u009b31mb', a\\u009b31mb",
        "'a\u00adb', a\\u00adb",
        "'a\u200bb', a\\u200bb",
        "'a\u202eb', a\\u202eb",
        "'a\u2066b', a\\u2066b",
        "'a\u2028b', a\\u2028b",
        "'a\u2029b', a\\u2029b",
        "'a\ufeffb', a\\ufeffb",
        "'a\ud800b', a\\ud800b",
        "'a\udc00', a\\udc00",
        "'\ud83d', \\ud83d",
        "'a\udb40\udc01b', a\\udb40\\udc01b",
    })
    void whatWouldForgeALineOrTurnTheTextIsShownAsAnEscape(String text, String shown) {
        assertEquals(shown, ForeignText.printable(text));
        assertSame(shown, ForeignText.printable(shown), "a second call changes nothing");
    }

    @Test
    void noControlFormatOrSeparatorCharacterStaysRaw() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String shown =
                    ForeignText.printable(new StringBuilder().appendCodePoint(c).toString());
            int type = Character.getType(c);
            boolean odd = type == Character.CONTROL
                    || type == Character.FORMAT
                    || type == Character.SURROGATE
                    || type == Character.LINE_SEPARATOR
                    || type == Character.PARAGRAPH_SEPARATOR;
            assertEquals(odd, shown.startsWith("\\u"), Integer.toHexString(c));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "Ünïcode 名前", "\ud83d\ude00 smiles", "back\\slash", "a\u00a0b"})
    void visibleTextStaysAsItIs(String text) {
        assertEquals(text, ForeignText.printable(text));
    }

    @Test
    void aListEndsAtTenItemsAndSaysHowManyMoreThereAre() {
        List<Integer> many = IntStream.rangeClosed(1, 100_000).boxed().toList();

        assertEquals("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, … and 99,990 more", list(many));
        assertEquals("1, 2, 3, 4, 5, 6, 7, 8, 9, 10, … and 1 more", list(many.subList(0, 11)));
        assertEquals("1, 2, 3, 4, 5, 6, 7, 8, 9, 10", list(many.subList(0, 10)));
        assertEquals("", list(List.of()));
    }

    private static String list(List<Integer> items) {
        return ForeignText.list(items, Function.identity(), ", ");
    }

    @Test
    void theItemsOfAListArePrintable() {
        List<String> items = Collections.nCopies(11, "a\nb");
        assertFalse(ForeignText.list(items, Function.identity(), "; ").contains("\n"));
    }

    @Test
    void theComponentsOfARecordArePrintedAsARecordPrintsThem() {
        record Pair(String left, Object right) {}

        assertEquals(new Pair("a", List.of(1, 2)).toString(), components("a", List.of(1, 2)));
        assertEquals("Pair[left=a\\u000ab, right=null]", components("a\nb", null));
    }

    private static String components(String left, Object right) {
        return ForeignText.components("Pair", "left", left, "right", right);
    }
}
