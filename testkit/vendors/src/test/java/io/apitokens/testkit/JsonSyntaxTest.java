package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonSyntaxTest {

    static String[] texts() {
        return new String[] {
            "{}",
            "[]",
            " \t\r\n{ \"a\" : [ 1 , true , null ] } ",
            "\"x\"",
            "0",
            "-0",
            "-1.5e+10",
            "1E5",
            "1e-5",
            "true",
            "false",
            "null",
            "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e4\\uD83D\\ude00\"",
            "\"\ud83d\ude00\"",
            "\"\u007f\u2028\"",
            "[[[{\"a\":{\"b\":[]}}]]]",
            "{\"a\":1,\"a\":2}",
            "[".repeat(255) + "]".repeat(255),
            "",
            " ",
            "{",
            "}",
            "[",
            "[1",
            "[1,",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{\"a\"}",
            "{\"a\":}",
            "{\"a\":1,}",
            "{\"a\":1 \"b\":2}",
            "{a:1}",
            "{'a':1}",
            "{\"a\"=1}",
            "{\"a\":1;\"b\":2}",
            "[1;2]",
            "{} {}",
            "{}x",
            "//c\n{}",
            "#c\n{}",
            "/*c*/{}",
            ")]}'\n{}",
            "\"",
            "\"\\\"",
            "\"\\",
            "\"\\x\"",
            "\"\\uD83D\"",
            "\"\\uD83Dx\"",
            "\"\\uD83D\\n\"",
            "\"\\uDE00\"",
            "\"\\uDE00\\uD83D\"",
            "\"\ud83d\"",
            "\"\\'\"",
            "\"\\u12\"",
            "\"\\u12g4\"",
            "\"\\\n\"",
            "\"a\tb\"",
            "\"a\nb\"",
            "\"a\u0000b\"",
            "{}\u0000",
            "'x'",
            "x",
            "True",
            "TRUE",
            "nul",
            "nullx",
            "NaN",
            "-Infinity",
            "01",
            "-",
            "-x",
            "+1",
            ".5",
            "1.",
            "1.e5",
            "1e",
            "1e+",
            "0x10",
            "1f",
            "[".repeat(256) + "]".repeat(256),
        };
    }

    @ParameterizedTest
    @MethodSource("texts")
    void thatIsADocumentWhichTheStrictModeOfGsonReads(String text) {
        assertEquals(readStrictly(text), JsonSyntax.isDocument(text));
    }

    private static boolean readStrictly(String text) {
        JsonReader reader = new JsonReader(new StringReader(text));
        reader.setStrictness(Strictness.STRICT);
        try {
            return !text.isBlank() && JsonParser.parseReader(reader) != null && reader.peek() == JsonToken.END_DOCUMENT;
        } catch (JsonParseException | IOException notJson) {
            return false;
        }
    }
}
