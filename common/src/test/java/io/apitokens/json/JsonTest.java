package io.apitokens.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.apitokens.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {

    private static final String[] KINDS = {
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1.5",
        "\"\"",
        "\"x\"",
        "\"true\"",
        "\"2021-01-01\"",
        "[]",
        "[1]",
        "{}",
        "{\"a\":[{}]}",
        "1e400",
        "\"42\""
    };

    @FunctionalInterface
    private interface Reading {
        @Nullable
        Object read(JsonReader in) throws IOException;
    }

    @Test
    void everyReaderConsumesExactlyOneValueOfAnyKind() throws IOException {
        List<Reading> readings = List.of(
                Json::string,
                Json::integer,
                Json::bool,
                Json::timestamp,
                in -> Json.secret(in, null),
                in -> Json.list(in, Json.STRING),
                in -> Json.list(in, Json.INTEGER));
        for (Reading reading : readings) {
            for (String kind : KINDS) {
                JsonReader in = reader("[" + kind + ",\"next\"]");
                in.beginArray();
                reading.read(in);
                assertEquals("next", in.nextString(), kind);
            }
        }
    }

    static Stream<Arguments> values() {
        return Stream.of(
                row("string", Json::string, "\"x\"", "x"),
                row("empty string", Json::string, "\"\"", ""),
                row("number as string", Json::string, "5", null),
                row("boolean as string", Json::string, "true", null),
                row("null as string", Json::string, "null", null),
                row("object as string", Json::string, "{\"a\":1}", null),
                row("integer", Json::integer, "42", 42L),
                row("negative integer", Json::integer, "-42", -42L),
                row("zero", Json::integer, "0", 0L),
                row("minus zero", Json::integer, "-0", 0L),
                row("18 digits", Json::integer, "999999999999999999", 999999999999999999L),
                row("greatest", Json::integer, "9223372036854775807", Long.MAX_VALUE),
                row("least", Json::integer, "-9223372036854775808", Long.MIN_VALUE),
                row("one too great", Json::integer, "9223372036854775808", null),
                row("20 digits", Json::integer, "12345678901234567890", null),
                row("beyond double", Json::integer, "1e400", null),
                row("huge exponent", Json::integer, "1e999999999", null),
                row("tiny exponent", Json::integer, "1e-999999999", null),
                row("whole decimal", Json::integer, "42.0", 42L),
                row("whole exponent", Json::integer, "4.2e1", 42L),
                row("fraction", Json::integer, "42.5", null),
                row("string as integer", Json::integer, "\"42\"", null),
                row("null as integer", Json::integer, "null", null),
                row("true", Json::bool, "true", true),
                row("false", Json::bool, "false", false),
                row("true as text", Json::bool, "\"true\"", true),
                row("false as text", Json::bool, "\"false\"", false),
                row("other text as boolean", Json::bool, "\"TRUE\"", null),
                row("number as boolean", Json::bool, "1", null),
                row("null as boolean", Json::bool, "null", null),
                row("time", Json::timestamp, "\"2021-01-01T12:00:00Z\"", Timestamp.parse("2021-01-01T12:00:00Z")),
                row("unreadable time", Json::timestamp, "\"soon\"", Timestamp.parse("soon")),
                row("number as time", Json::timestamp, "1767225600", Timestamp.UNKNOWN),
                row("object as time", Json::timestamp, "{}", Timestamp.UNKNOWN),
                row("null as time", Json::timestamp, "null", null),
                row("strings", in -> Json.list(in, Json.STRING), "[\"a\",\"b\"]", List.of("a", "b")),
                row("no strings", in -> Json.list(in, Json.STRING), "[]", List.of()),
                row("null among strings", in -> Json.list(in, Json.STRING), "[\"a\",null,\"b\"]", null),
                row("number among strings", in -> Json.list(in, Json.STRING), "[\"a\",1]", null),
                row("string as list", in -> Json.list(in, Json.STRING), "\"a\"", null),
                row("object as list", in -> Json.list(in, Json.STRING), "{\"a\":1}", null),
                row("integers", in -> Json.list(in, Json.INTEGER), "[1,2]", List.of(1L, 2L)),
                row("null as nullable", in -> Json.nullable(in, Json.STRING), "null", null),
                row("value as nullable", in -> Json.nullable(in, Json.STRING), "\"a\"", "a"));
    }

    private static Arguments row(String name, Reading reading, String json, @Nullable Object value) {
        return Arguments.of(name, reading, json, value);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void aValueOfTheWrongKindIsNull(String name, Reading reading, String json, @Nullable Object value)
            throws IOException {
        JsonReader in = reader(json);
        assertEquals(value, reading.read(in));
        assertEquals(JsonToken.END_DOCUMENT, in.peek());
    }

    static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of("[]", "Thing: expected an object, got an array"),
                Arguments.of("\"<html>\"", "Thing: expected an object, got a string"),
                Arguments.of("1", "Thing: expected an object, got a number"),
                Arguments.of("true", "Thing: expected an object, got a boolean"),
                Arguments.of("null", "Thing: expected an object, got null"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void whatMustBeAnObjectIsNamedWithItsKind(String json, String message) {
        JsonShapeException thrown =
                assertThrows(JsonShapeException.class, () -> Json.requireObject(reader(json), "Thing"));
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void anIdentityMustBeThere() throws IOException {
        assertEquals("a", Json.identity("a", "Thing.id"));
        for (String none : Arrays.asList(null, "")) {
            JsonShapeException thrown = assertThrows(JsonShapeException.class, () -> Json.identity(none, "Thing.id"));
            assertEquals("Thing.id is missing or unreadable", thrown.getMessage());
        }
    }

    private static JsonReader reader(String json) {
        return new JsonByteReader(json.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}             | 7",
                "{'result':{}}  | 7",
                "{'a':{'b':{}}} | 7",
                "[{}]           |",
                "{'list':[{}]}  |",
            })
    void theIdentityOfAnObjectInNoListIsKept(String document, @Nullable String identity) throws IOException {
        JsonByteReader in = new JsonByteReader(document.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        while (in.peek() != JsonToken.END_OBJECT) {
            switch (in.peek()) {
                case NAME -> in.nextName();
                case BEGIN_ARRAY -> in.beginArray();
                default -> in.beginObject();
            }
        }
        in.endObject();
        Json.identityUnless(in, Secret.of("fake-secret"), 7L, "Token.id");
        assertEquals(identity, in.identity());
    }
}
