package io.apitokens.gcore;

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

/** Tests the exception for each known shape of error from Gcore or a gateway in front of it. */
class GcoreErrorShapesTest {

    private static final String TOKEN = "29841_fakecanary0123456789abcdef";

    private static ResponseException failure(int status, Headers headers, byte[] body) {
        HttpTransport transport =
                (request, attempt) -> new HttpResponse(status, headers, new ByteArrayInputStream(body));
        try (GcoreIam client = GcoreIam.builder()
                .clientId(1)
                .apiKey(Secret.of(TOKEN))
                .transport(transport)
                .timeSource(ManualTimeSource.startingAt(Instant.EPOCH))
                .retries(0)
                .build()) {
            return assertThrows(
                    ResponseException.class,
                    () -> client.api().deleteApiToken(1, 17).execute());
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
                                .map(field -> " / " + field.field() + ": " + field.message())
                                .reduce("", String::concat),
                failure.attempts() + " " + failure.outcome());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            400 | {"errors":{"name":["This field is required.","Too long."],"exp_date":["In the past."]}} | InvalidRequest ; - ; - ; - / name: This field is required. / name: Too long. / exp_date: In the past. ; 1 NOT_APPLIED
            400 | {"errors":{"client_user":{"role":["Can't create token with role Administrators"]}}} | InvalidRequest ; - ; - ; - / client_user.role: Can't create token with role Administrators ; 1 NOT_APPLIED
            400 | {"errors":{"role":"Invalid role: RoleName"}} | InvalidRequest ; - ; - ; - / role: Invalid role: RoleName ; 1 NOT_APPLIED
            400 | {"message":"JSON parse error - Expecting value"} | InvalidRequest ; - ; - ; JSON parse error - Expecting value ; 1 NOT_APPLIED
            403 | {"message":"You can't remove the user as they have active tokens"} | PermissionDenied ; - ; - ; You can't remove the user as they have active tokens ; 1 NOT_APPLIED
            400 | {"exception_class":"ValidationError","message":"Bad","request_id":"req-1","info":{"a":1},"invalid_fields":{"f":["x","y"]}} | InvalidRequest ; ValidationError ; req-1 ; Bad / f: x / f: y ; 1 NOT_APPLIED
            401 | {"exception_class":"not_authenticated","message":"Authentication credentials were not provided.","request_id":"req-1"} | Authentication ; not_authenticated ; req-1 ; - ; 1 NOT_APPLIED
            401 | {"exception_class":"token_not_valid","message":"Given token not valid for any token type"} | Authentication ; token_not_valid ; - ; - ; 1 NOT_APPLIED
            401 | {"message":"Bad permanent token: 29841_fakecan"} | Authentication ; - ; - ; - ; 1 NOT_APPLIED
            400 | ["first","second"] | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            400 | [{"errors":{"email":["taken"]}}] | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            403 | | PermissionDenied ; - ; - ; - ; 1 NOT_APPLIED
            404 | | NotFound ; - ; - ; - ; 1 NOT_APPLIED
            409 | {"message":"already exists"} | Conflict ; - ; - ; already exists ; 1 NOT_APPLIED
            429 | {"message":"Too many requests"} | RateLimited ; - ; - ; Too many requests ; 1 NOT_APPLIED
            500 | {"message":"Internal error","request_id":"req-1"} | VendorUnavailable ; - ; req-1 ; Internal error ; 1 UNKNOWN
            503 | {"message":"Wrong parameter"} | VendorUnavailable ; - ; - ; Wrong parameter ; 1 UNKNOWN
            502 | <html><body>Bad gateway</body></html> | VendorUnavailable ; - ; - ; - ; 1 UNKNOWN
            404 | <html><body>nothing here</body></html> | NotFound ; - ; - ; - ; 1 UNKNOWN
            403 | Forbidden | PermissionDenied ; - ; - ; - ; 1 UNKNOWN
            404 | nothing here | NotFound ; - ; - ; - ; 1 UNKNOWN
            400 | {"errors":{"name":["This field is req | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            400 | {"errors":17,"message":["a"],"exception_class":{},"request_id":5,"invalid_fields":null} | InvalidRequest ; - ; 5 ; - ; 1 NOT_APPLIED
            400 | {"errors":["alone",{"deeper":["below"]},null,17]} | InvalidRequest ; - ; - ; - / : alone / deeper: below ; 1 NOT_APPLIED
            400 | "text" | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
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
    @ValueSource(strings = {"[", "{\"errors\":", "{\"errors\":["})
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
        String body = "{\"message\":\"Bad permanent token: " + TOKEN.substring(0, 18) + "\",\"request_id\":\"" + TOKEN
                + "\",\"exception_class\":\"" + TOKEN + "\",\"errors\":{\"" + TOKEN + "\":[\"APIKey " + TOKEN + "\"]}}";
        for (int status : new int[] {400, 401, 403, 404, 429, 500}) {
            ApiTokenException failure = failure(status, body);
            assertFalse((failure + told((ResponseException) failure)).contains("canary"), failure.toString());
        }
    }
}
