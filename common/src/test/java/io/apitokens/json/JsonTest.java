package io.apitokens.json;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import io.apitokens.error.InvalidInputException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
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

    @Test
    void nullIsLeftOutAndAnExplicitNullIsWritten() throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter out = new JsonWriter(text);
        out.setSerializeNulls(false);
        out.beginObject();
        Json.write(out, "string", (String) null);
        Json.write(out, "integer", (Long) null);
        Json.write(out, "boolean", (Boolean) null);
        Json.write(out, "time", (Timestamp) null);
        Json.write(out, "unknown", Timestamp.UNKNOWN);
        Json.write(out, "micros", Timestamp.UNKNOWN, 6);
        Json.write(out, "element", null, Json.STRING);
        Json.writeList(out, "list", null, Json.STRING);
        Json.writeIfNull(out, "none", null);
        Json.writeIfNull(out, "some", "x");
        out.endObject();
        assertEquals("{\"none\":null}", text.toString());
        assertEquals(false, out.getSerializeNulls());
    }

    @Test
    void valuesAreWrittenAsTheirKinds() throws IOException {
        StringWriter text = new StringWriter();
        JsonWriter out = new JsonWriter(text);
        Timestamp time = Timestamp.of(Instant.parse("2021-01-01T12:00:00Z"));
        out.beginObject();
        Json.write(out, "string", "<a> \"b\"");
        Json.write(out, "integer", 42L);
        Json.write(out, "boolean", true);
        Json.write(out, "time", time);
        Json.write(out, "micros", time, 6);
        Json.write(out, "raw", Timestamp.parse("soon"));
        Json.write(out, "element", "x", Json.STRING);
        Json.writeList(out, "list", List.of(1L, 2L), Json.INTEGER);
        out.endObject();
        assertEquals(
                "{\"string\":\"<a> \\\"b\\\"\",\"integer\":42,\"boolean\":true,\"time\":\"2021-01-01T12:00:00Z\","
                        + "\"micros\":\"2021-01-01T12:00:00.000000Z\",\"raw\":\"soon\",\"element\":\"x\",\"list\":[1,2]}",
                text.toString());
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal("S.f must be given", () -> Json.require(null, "S.f")),
                refusal("S.f must be given, if only as null", () -> Json.requireGiven(false, "S.f")),
                refusal("S.f must have 1 to 3 characters", () -> Json.checkLength("", "S.f", 1, 3)),
                refusal("S.f must have 1 to 3 characters", () -> Json.checkLength("abcd", "S.f", 1, 3)),
                refusal("S.f must have at least 1 characters", () -> Json.checkLength("", "S.f", 1, Integer.MAX_VALUE)),
                refusal("S.f must be 1 to 3650", () -> Json.checkRange(0L, "S.f", 1, 3650)),
                refusal("S.f must be 1 to 3650", () -> Json.checkRange(3651L, "S.f", 1, 3650)),
                refusal("S.f must be at least 0", () -> Json.checkRange(-1L, "S.f", 0, Long.MAX_VALUE)),
                refusal("S.f must be at most 9", () -> Json.checkRange(10L, "S.f", Long.MIN_VALUE, 9)),
                refusal(
                        "S.f must have at least 1 elements",
                        () -> Json.checkSize(List.of(), "S.f", 1, Integer.MAX_VALUE)),
                refusal("S.f must have 0 to 1 elements", () -> Json.checkSize(List.of(1, 2), "S.f", 0, 1)),
                refusal("S.f must not hold null", () -> Json.checkSize(Arrays.asList("a", null), "S.f", 0, 9)),
                refusal("S.f must be a known point in time", () -> Json.checkKnown(Timestamp.UNKNOWN, "S.f")));
    }

    private static Arguments refusal(String message, Runnable check) {
        return Arguments.of(message, check);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aValueOutOfBoundsIsRefusedByItsField(String message, Runnable check) {
        InvalidInputException thrown = assertThrows(InvalidInputException.class, check::run);
        assertEquals("S.f", thrown.field());
        assertEquals(message, thrown.getMessage());
    }

    @Test
    void nullAndTheBoundsThemselvesPass() {
        assertDoesNotThrow(() -> {
            Json.require("", "S.f");
            Json.requireGiven(true, "S.f");
            Json.checkLength(null, "S.f", 1, 3);
            Json.checkLength("a", "S.f", 1, 3);
            Json.checkLength("\uD83D\uDE00\uD83D\uDE00\uD83D\uDE00", "S.f", 1, 3);
            Json.checkRange(null, "S.f", 1, 3);
            Json.checkRange(1L, "S.f", 1, 3);
            Json.checkRange(3L, "S.f", 1, 3);
            Json.checkSize(null, "S.f", 1, 3);
            Json.checkSize(List.of("a"), "S.f", 1, 1);
            Json.checkKnown(null, "S.f");
            Json.checkKnown(Timestamp.parse("soon"), "S.f");
        });
    }

    private static JsonReader reader(String json) {
        return new AnswerReader(new StringReader(json));
    }
}
