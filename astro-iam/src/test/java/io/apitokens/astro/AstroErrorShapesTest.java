package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ResponseException;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the exception for each known shape of error from Astro or a gateway in front of it. */
class AstroErrorShapesTest {

    private static final String TOKEN = "eyJfakecanary0123456789.abcdefgh.ijklmnop";

    private static ResponseException failure(int status, Headers headers, byte[] body) {
        HttpTransport transport =
                (request, attempt) -> new HttpResponse(status, headers, new ByteArrayInputStream(body));
        try (AstroIam client = AstroIam.builder()
                .organizationId("clsim")
                .apiToken(Secret.of(TOKEN))
                .transport(transport)
                .timeSource(ManualTimeSource.startingAt(Instant.EPOCH))
                .retries(0)
                .build()) {
            return assertThrows(
                    ResponseException.class,
                    () -> client.api().deleteApiToken("clsim", "cltoken").execute());
        }
    }

    private static ResponseException failure(int status, String body) {
        return failure(status, Headers.of("Content-Type", "application/json"), body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns type, code, request id, message and fields, attempts and outcome. */
    private static String told(ResponseException failure) {
        return String.join(
                " ; ",
                failure.getClass().getSimpleName().replace("Exception", ""),
                failure.vendorCode().orElse("-"),
                failure.requestId().orElse("-"),
                failure.vendorMessage().orElse("-")
                        + failure.fieldErrors().stream()
                                .map(field -> " / " + field.field() + " " + field.code() + " " + field.message())
                                .reduce("", String::concat),
                failure.attempts() + " " + failure.outcome());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            400 | {"message":"Invalid request","requestId":"req-1","statusCode":400,"fieldErrors":[{"field":"name","code":"required","message":"is required"}]} | InvalidRequest ; - ; req-1 ; Invalid request / name required is required ; 1 NOT_APPLIED
            400 | {"message":"Invalid request","requestId":"req-1","statusCode":400,"fieldErrors":null} | InvalidRequest ; - ; req-1 ; Invalid request ; 1 NOT_APPLIED
            400 | {"fieldErrors":[{"message":"no field"},{"field":"f"},{}]} | InvalidRequest ; - ; - ; - /  null no field / f null refused /  null refused ; 1 NOT_APPLIED
            401 | {"message":"Invalid authorization token","requestId":"req-1","statusCode":401} | Authentication ; - ; req-1 ; - ; 1 NOT_APPLIED
            403 | {"message":"Insufficient permissions","requestId":"req-1","statusCode":403} | PermissionDenied ; - ; req-1 ; Insufficient permissions ; 1 NOT_APPLIED
            404 | {"message":"Not found","requestId":"req-1","statusCode":404} | NotFound ; - ; req-1 ; Not found ; 1 NOT_APPLIED
            409 | {"message":"Conflict","requestId":"req-1","statusCode":409} | Conflict ; - ; req-1 ; Conflict ; 1 NOT_APPLIED
            429 | | RateLimited ; - ; - ; - ; 1 NOT_APPLIED
            429 | {"error":"access_denied","error_description":"Too Many Requests","error_uri":"https://example.com"} | RateLimited ; - ; - ; - ; 1 NOT_APPLIED
            500 | {"message":"Internal error","requestId":"req-1","statusCode":500} | VendorUnavailable ; - ; req-1 ; Internal error ; 1 UNKNOWN
            502 | <html><body>Bad gateway</body></html> | VendorUnavailable ; - ; - ; - ; 1 UNKNOWN
            503 | upstream connect error | VendorUnavailable ; - ; - ; - ; 1 UNKNOWN
            504 | | VendorUnavailable ; - ; - ; - ; 1 UNKNOWN
            404 | <html><body>nothing here</body></html> | NotFound ; - ; - ; - ; 1 UNKNOWN
            400 | {"message":"Inval | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            400 | {"message":17,"requestId":{},"fieldErrors":{"field":"x"}} | InvalidRequest ; - ; - ; - / x null refused ; 1 NOT_APPLIED
            400 | {"fieldErrors":[null,17,"x",[]]} | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            400 | ["text"] | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            400 | null | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            """)
    void everyShapeBecomesATypedError(int status, String body, String expected) {
        assertEquals(expected, told(failure(status, body == null ? "" : body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-8859-1", "US-ASCII"})
    void aWrongCharsetCostsWordsButNotTheType(String charset) {
        Headers headers = Headers.of("Content-Type", "application/json; charset=" + charset);
        byte[] body = "{\"message\":\"für ü\"}".getBytes(Charset.forName(charset));
        assertEquals("NotFoundException", failure(404, headers, body).getClass().getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"fieldErrors\":[", "{\"message\":"})
    void deepNestingIsNoDocument(String open) {
        assertEquals("InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED", told(failure(400, open.repeat(50_000))));
    }

    @Test
    void ofAHugeDocumentNothingIsKeptButTheType() {
        String body = "{\"message\":\"" + "word ".repeat(1_000_000) + "\"}";
        assertEquals("VendorUnavailable ; - ; - ; - ; 1 UNKNOWN", told(failure(503, body)));
    }

    @Test
    void noTextShowsTheCredential() {
        String body =
                "{\"message\":\"Bearer " + TOKEN + "\",\"requestId\":\"" + TOKEN + "\",\"fieldErrors\":[{\"field\":\""
                        + TOKEN + "\",\"code\":\"" + TOKEN + "\",\"message\":\"" + TOKEN + "\"}]}";
        for (int status : new int[] {400, 401, 403, 404, 429, 500}) {
            ApiTokenException failure = failure(status, body);
            assertFalse((failure + told((ResponseException) failure)).contains("canary"), failure.toString());
        }
    }
}
