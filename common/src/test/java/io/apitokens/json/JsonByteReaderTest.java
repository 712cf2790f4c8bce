package io.apitokens.json;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonByteReaderTest {

    @Test
    void theFirstSecretIsRememberedAndKept() throws IOException {
        JsonByteReader in = reader("[\"sim-one\",\"sim-two\"]");
        in.beginArray();
        assertNull(in.secret());
        Secret first = Json.secret(in, null);
        assertEquals(Secret.of("sim-one"), first);
        assertEquals(first, Json.secret(in, first));
        assertEquals(Secret.of("sim-one"), in.secret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \"", "42", "true", "{\"a\":\"sim\"}", "[\"sim\"]"})
    void whatIsNoTextIsNoSecretAndDoesNotReplaceOne(String json) throws IOException {
        JsonByteReader in = reader("[" + json + "," + json + "]");
        in.beginArray();
        assertNull(Json.secret(in, null));
        assertEquals(Secret.of("sim-kept"), Json.secret(in, Secret.of("sim-kept")));
        assertNull(in.secret());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[NaN]",
                "[1,]",
                "[a]",
                "['a']",
                "[1;2]",
                "{a:1}",
                "{\"a\"=1}",
                "[1 /* c */]",
                ")]}'\n[1]",
                "<html>",
                "",
                "[",
                "[01]",
                "[+1]",
                "[\"\\x\"]",
            })
    void whatIsNoJsonIsAnError(String text) {
        assertThrows(IOException.class, () -> reader(text).skipValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1] # c", "[1][2]", "[1] x", "[1]\u0000"})
    void whatFollowsTheDocumentIsNotLookedAt(String text) {
        assertDoesNotThrow(() -> reader(text).skipValue());
    }

    @Test
    void aRawControlCharacterDoesNotCostTheRest() throws IOException {
        JsonByteReader in = reader("[\"tab\there\",\"sim-secret\"]");
        in.beginArray();
        assertEquals("tab\there", Json.string(in));
        assertEquals(Secret.of("sim-secret"), Json.secret(in, null));
    }

    @Test
    void aLongListGivesTheTextsThatAShortOneGives() throws IOException {
        List<String> texts = List.of("GET", "GOT", "G", "", "ACTIVE", "größe", "€", "P30D", "P31D", "GET", "a\tb");
        StringBuilder json = new StringBuilder("[");
        for (int i = 0; i < 1000; i++) {
            json.append(i == 0 ? "\"" : ",\"")
                    .append(texts.get(i % texts.size()))
                    .append('"');
        }
        JsonByteReader in = reader(json.append(']').toString());
        in.beginArray();
        for (int i = 0; i < 1000; i++) {
            assertEquals(texts.get(i % texts.size()), in.nextString());
        }
        in.endArray();
    }

    @Test
    void nestingIsBounded() {
        assertDoesNotThrow(() -> reader("[".repeat(64) + "]".repeat(64)).skipValue());
        assertThrows(
                IOException.class, () -> reader("[".repeat(65) + "]".repeat(65)).skipValue());
        assertThrows(IOException.class, () -> reader("{\"a\":".repeat(100_000)).skipValue());
    }

    @Test
    void theElementsOfAllListsAreBoundedTogether() throws IOException {
        String half = "[" + "1,".repeat(59_999) + "1]";
        JsonByteReader in = reader("{\"a\":" + half + ",\"b\":" + half + ",\"c\":7}");
        in.beginObject();
        in.nextName();
        assertEquals(60_000, Json.list(in, Json.INTEGER).size());
        in.nextName();
        assertNull(Json.list(in, Json.INTEGER));
        in.nextName();
        assertEquals(7, Json.integer(in));
        in.endObject();
    }

    private static JsonByteReader reader(String json) {
        return new JsonByteReader(json.getBytes(StandardCharsets.UTF_8));
    }
}
