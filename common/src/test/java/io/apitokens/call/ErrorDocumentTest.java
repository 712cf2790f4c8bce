package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.gson.JsonObject;
import io.apitokens.call.Acme.Thing;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.transport.Headers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorDocumentTest {

    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url()).timeSource(new ManualTimeSource()).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static ErrorDocument document(String json) {
        return ErrorDocument.of(new RawResponse(400, Headers.none(), json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {
                "'\"E01\"',                E01",
                "10000,                    10000",
                "-1,                       -1",
                "1.50,                     1.50",
                "12345678901234567890123,  12345678901234567890123",
            })
    void aNumberIsReadAsItWasWritten(String value, String text) {
        ErrorDocument document = document("{\"code\":" + value + ",\"errors\":[{\"code\":" + value + "}]}");
        assertEquals(text, document.text("code"));
        JsonObject error = document.objects("errors").get(0);
        assertEquals(text, ErrorDocument.text(error, "code"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"code\":7}", "[{\"code\":7}]", "[null,3,{\"code\":7}]"})
    void oneObjectIsReadLikeAListOfIt(String errors) {
        List<JsonObject> objects = document("{\"error\":" + errors + "}").objects("error");
        assertEquals(
                List.of("7"),
                objects.stream().map(error -> ErrorDocument.text(error, "code")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "\"x\"", "[]", "[1]"})
    void whatIsNoObjectIsNone(String errors) {
        assertEquals(List.of(), document("{\"error\":" + errors + "}").objects("error"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "{}", "[]", "[1]"})
    void anyOtherValueIsAbsent(String value) {
        assertNull(document("{\"code\":" + value + "}").text("code"));
    }

    @Test
    void aNumberIsNoFieldError() {
        assertEquals(
                List.of("name"),
                document("{\"errors\":{\"name\":\"too long\",\"limit\":64}}").nestedFieldErrors("errors").stream()
                        .map(error -> error.field())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"errors\":[]",
                "\"errors\":{}",
                "\"errors\":null",
                "\"error\":false",
                "\"error\":null,\"errors\":[]",
                "\"errorCode\":0",
            })
    void aSuccessfulResponseMaySayThatThereAreNoErrors(String field) {
        server.always(LoopbackServer.json(200, "{\"id\":\"t1\"," + field + "}"));
        Thing thing = (Thing) Acme.call(client, Effect.READ).execute();
        assertEquals("t1", thing.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"errors\":[{\"code\":1000}]",
                "\"errors\":{\"name\":\"taken\"}",
                "\"error\":true",
                "\"error\":\"\"",
                "\"error\":\"sorry\"",
                "\"errorCode\":1000",
            })
    void aSuccessfulResponseThatNamesAnErrorIsNotBelieved(String field) {
        server.always(LoopbackServer.json(200, "{\"id\":\"t1\"," + field + "}"));
        ApiTokenException failure = assertThrows(ApiTokenException.class, Acme.call(client, Effect.READ)::execute);
        assertInstanceOf(UnreadableResponseException.class, failure);
    }
}
