package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document is read without Gson only if Gson would read the same. */
class FlatObjectTest {

    private static final String DOCUMENT = """
            {"errorCode":"E0000007", "errorSummary":"Not found: naïve", "errorLink":"" ,
            "errorCauses":[ ]}
            """;

    private static final long SEED = 20261128;

    @Test
    void anObjectOfStringsAndEmptyArraysIsReadAsByGson() {
        JsonObject read = FlatObject.read(DOCUMENT.getBytes(StandardCharsets.UTF_8));
        assertNotNull(read);
        assertEquals(JsonParser.parseString(DOCUMENT), read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "{\"code\":1}",
                "{\"code\":null}",
                "{\"code\":\"a\\u0062\"}",
                "{\"code\":\"a\nb\"}",
                "{\"code\":\"a\n\"}",
                "{\"code\":{\"inner\":\"x\"}}",
                "{\"code\":[\"x\"]}",
                "{\"code\":\"x\",}",
                "{\"code\":\"x\"} more",
                "{\"code\":\"x\"",
                "{\"code\":\"x",
                "{'code':'x'}",
                "<html>"
            })
    void anyOtherDocumentIsLeftToGson(String document) {
        assertNull(FlatObject.read(document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aDamagedDocumentIsReadAsByGsonOrLeftToIt() {
        Random random = new Random(SEED);
        byte[] whole = DOCUMENT.getBytes(StandardCharsets.UTF_8);
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = whole.clone();
            int changed = random.nextInt(damaged.length);
            damaged[changed] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : whole[random.nextInt(whole.length)]);
            JsonObject found = FlatObject.read(damaged);
            if (found != null) {
                read++;
                String text = new String(damaged, StandardCharsets.UTF_8);
                assertEquals(JsonParser.parseString(text), found, text);
            }
        }
        assertTrue(read > 5000, "too few documents were read");
    }
}
