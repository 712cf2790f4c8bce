package io.apitokens.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReplayRefusalTest {

    private static final String FAKE = "fakefakefake";

    private static String file(String source, String path, String requestBody, String headers, String responseBody) {
        return """
                {"source": %s, "exchanges": [{"method": "GET", "path": %s, "requestBody": %s, "status": 200,
                 "responseHeaders": %s, "responseBody": %s}]}""".formatted(source, path, requestBody, headers, responseBody);
    }

    private static String file(String headers, String responseBody) {
        return file("\"\"", "\"/api/v1/api-tokens\"", "\"\"", headers, responseBody);
    }

    static Stream<Arguments> filesWithCredentials() {
        String none = "\"[]\"";
        return Stream.of(
                row("a header", file("{\"Authorization\": [\"" + FAKE + "\"]}", none)),
                row("in lower case", file("{\"authorization\": [\"" + FAKE + "\"]}", none)),
                row("a cookie", file("{\"Cookie\": [\"" + FAKE + "\"]}", none)),
                row("a cookie that is set", file("{\"set-cookie\": [\"" + FAKE + "\"]}", none)),
                row("a proof", file("{\"DPoP\": [\"" + FAKE + "\"]}", none)),
                row("a scheme", file("{\"X\": [\"SSWS " + FAKE + "\"]}", none)),
                row("a scheme, escaped", file("{\"X\": [\"SSW\\u0053\\u0020" + FAKE + "\"]}", none)),
                row("another scheme", file("\"Bearer " + FAKE + "\"", "\"\"", "\"\"", "{}", none)),
                row("a scheme in a key", file("{\"Bearer " + FAKE + "\": []}", none)),
                row("a property", file("{}", "\"{\\\"token\\\": \\\"" + FAKE + "\\\"}\"")),
                row("a property of another type", file("{}", "\"[{\\\"a\\\": {\\\"token\\\": null}}]\"")),
                row("an escaped property", file("{}", "\"{\\\"tok\\\\u0065n\\\": \\\"" + FAKE + "\\\"}\"")),
                row("an access token", file("{}", "\"{\\\"access_token\\\": \\\"" + FAKE + "\\\"}\"")),
                row("an assertion", file("\"\"", "\"/\"", "\"client_assertion=" + FAKE + "\"", "{}", none)),
                row("a property of a broken text", file("{}", "\"{\\\"token\\\": \\\"" + FAKE + "\\\"\"")),
                row("a text within a text", file("{}", "\"{\\\"a\\\": \\\"{\\\\\\\"token\\\\\\\": 1}\\\"}\"")),
                row("a query", file("\"\"", "\"/api/v1/api-tokens?token=" + FAKE + "\"", "\"\"", "{}", none)),
                row("a JWT", file("{}", "\"eyJhbGciOiJub25lIn0." + FAKE + "\"")),
                row("Okta's own form", file("{}", "\"00" + "fake".repeat(10) + "\"")),
                row("beside the exchanges", "{\"token\": \"" + FAKE + "\", \"exchanges\": []}"),
                row("in no exchange", "{\"exchanges\": {\"token\": \"" + FAKE + "\"}}"),
                row(
                        "request headers",
                        "{\"exchanges\": [{\"requestHeaders\": {\"Authorization\": [\"" + FAKE + "\"]}}]}"));
    }

    private static Arguments row(String name, String file) {
        return Arguments.of(name, file);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithCredentials")
    void aFileWithACredentialIsRefusedWithoutQuotingIt(String name, String file) {
        String message = refusal(file);

        assertTrue(message.contains("credential") || message.contains("no exchanges"), message);
        assertFalse(message.contains("fake"), message);
    }

    @Test
    void theRefusalSaysWhere() {
        assertEquals(
                "refused: exchange 1 has a header or property called authorization, which is for credentials",
                refusal(file("{\"Authorization\": [\"" + FAKE + "\"]}", "\"[]\"")));
        assertEquals(
                "refused: exchange 1 has a string that contains or resembles a credential",
                refusal(file("{}", "\"Bearer " + FAKE + "\"")));
    }

    @Test
    void theSameFileWithoutACredentialIsPlayed() {
        assertTrue(ReplayRecorded.play(file("{}", "\"[]\""), new Transcript().out()));
    }

    @Test
    void aFileThatIsNoRecordingIsRefused() {
        assertTrue(refusal("").contains("not strict JSON"));
        assertTrue(refusal("[]").contains("not strict JSON"));
        assertTrue(refusal("{'exchanges': []}").contains("not strict JSON"));
        assertTrue(refusal("{\"exchanges\": []} {}").contains("not strict JSON"));
        assertTrue(refusal("{\"exchanges\": [], \"exchanges\": []}").contains("duplicate key"));
        assertTrue(refusal("{\"exchanges\": []}").contains("has no exchanges"));
        assertTrue(refusal("{\"exchanges\": [1]}").contains("exchange 1 is not a JSON object"));
    }

    @Test
    void aPathThatIsNoneOfATokenIsRefused() {
        assertTrue(refusal(file("\"\"", "\"/api/v1/users\"", "\"\"", "{}", "\"[]\""))
                .contains("has a path"));
        assertTrue(refusal(file("\"\"", "\"//host/api/v1/api-tokens\"", "\"\"", "{}", "\"[]\""))
                .contains("has a path"));
    }

    private static String refusal(String file) {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> ReplayRecorded.play(file, new Transcript().out()))
                .getMessage();
        assertTrue(message != null && message.startsWith("refused: "), message);
        return String.valueOf(message);
    }
}
