package io.apitokens.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldNamesTest {

    private static final FieldNames NAMES = FieldNames.of("id", "name", "größe", "na");

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"id":1,"name":1,"größe":1,"na":1}           | [1, 2, 3, 4]
            {"na":1,"größe":1,"name":1,"id":1}           | [4, 3, 2, 1]
            {"id":1,"id":1}                              | [1, 1]
            {"other":1,"name":1,"":1,"i":1,"idx":1}      | [0, 2, 0, 0, 0]
            {"n\\u0061me":1,"gr\\u00f6\\u00DFe":1,"\\u0069":1} | [2, 3, 0]
            {}                                           | []
            """)
    void aNameIsRecognisedWhereverItStandsAndHoweverItIsWritten(String json, String numbers) throws IOException {
        assertEquals(numbers, numbers(new JsonByteReader(json.getBytes(StandardCharsets.UTF_8))));
        assertEquals(numbers, numbers(new JsonReader(new StringReader(json))));
    }

    @Test
    void aSchemaWithoutFieldsKnowsNoName() throws IOException {
        JsonByteReader in = new JsonByteReader("{\"a\":1}".getBytes(StandardCharsets.UTF_8));
        in.beginObject();

        assertEquals(0, FieldNames.of().next(in, 0));
    }

    @Test
    void aNameThatBreaksOffIsAnError() throws IOException {
        JsonByteReader in = new JsonByteReader("{\"id".getBytes(StandardCharsets.UTF_8));
        in.beginObject();

        assertThrows(IOException.class, () -> NAMES.next(in, 0));
    }

    private static String numbers(JsonReader in) throws IOException {
        List<Integer> numbers = new ArrayList<>();
        int number = 0;
        in.beginObject();
        while (in.hasNext()) {
            number = NAMES.next(in, number);
            numbers.add(number);
            in.skipValue();
        }
        in.endObject();
        return numbers.toString();
    }
}
