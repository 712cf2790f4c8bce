package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.PermissionDeniedException;
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

/** Tests the exception for each known shape of error from Okta or a gateway in front of it. */
class OktaErrorShapesTest {

    private static final String TOKEN = "00fake-canary-0123456789-abcdefghijklmnopq";

    private static ResponseException failure(int status, Headers headers, byte[] body) {
        HttpTransport transport =
                (request, attempt) -> new HttpResponse(status, headers, new ByteArrayInputStream(body));
        try (OktaIam client = OktaIam.builder()
                .orgUrl("https://acme.okta.com")
                .apiToken(Secret.of(TOKEN))
                .transport(transport)
                .timeSource(ManualTimeSource.startingAt(Instant.EPOCH))
                .retries(0)
                .build()) {
            return assertThrows(
                    ResponseException.class,
                    () -> client.api().revokeApiToken("00T1").execute());
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
                                .map(field -> " / " + field.message())
                                .reduce("", String::concat),
                failure.attempts() + " " + failure.outcome());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            400 | {"errorCode":"E0000001","errorSummary":"Api validation failed","errorId":"oae1","errorCauses":[{"errorSummary":"name: too long"},{"errorSummary":"b"}]} | InvalidRequest ; E0000001 ; oae1 ; Api validation failed / name: too long / b ; 1 NOT_APPLIED
            400 | {"errorCode":"E0000003","errorSummary":"The request body was not well-formed.","errorId":"oae1","errorCauses":[]} | InvalidRequest ; E0000003 ; oae1 ; The request body was not well-formed. ; 1 NOT_APPLIED
            401 | {"errorCode":"E0000004","errorSummary":"Authentication failed","errorId":"oae1"} | Authentication ; E0000004 ; oae1 ; - ; 1 NOT_APPLIED
            401 | {"errorCode":"E0000011","errorSummary":"Invalid token provided","errorId":"oae1"} | Authentication ; E0000011 ; oae1 ; - ; 1 NOT_APPLIED
            401 | {"errorCode":"E0000015","errorSummary":"You do not have permission to access the feature","errorId":"oae1"} | PermissionDenied ; E0000015 ; oae1 ; - ; 1 NOT_APPLIED
            403 | {"errorCode":"E0000005","errorSummary":"Invalid session","errorId":"oae1"} | Authentication ; E0000005 ; oae1 ; - ; 1 NOT_APPLIED
            403 | {"errorCode":"E0000006","errorSummary":"You do not have permission","errorId":"oae1"} | PermissionDenied ; E0000006 ; oae1 ; You do not have permission ; 1 NOT_APPLIED
            404 | {"errorCode":"E0000007","errorSummary":"Not found: Resource not found: 00T1 (ApiToken)","errorId":"oae1"} | NotFound ; E0000007 ; oae1 ; Not found: Resource not found: 00T1 (ApiToken) ; 1 NOT_APPLIED
            405 | {"errorCode":"E0000022","errorSummary":"Method not supported","errorId":"oae1"} | Response ; E0000022 ; oae1 ; Method not supported ; 1 NOT_APPLIED
            409 | {"errorCode":"E0000195","errorSummary":"Conflict","errorId":"oae1"} | Conflict ; E0000195 ; oae1 ; Conflict ; 1 NOT_APPLIED
            423 | {"errorCode":"E0000239","errorSummary":"Busy","errorId":"oae1"} | Response ; E0000239 ; oae1 ; Busy ; 1 NOT_APPLIED
            429 | {"errorCode":"E0000047","errorSummary":"API call exceeded rate limit","errorId":"oae1"} | RateLimited ; E0000047 ; oae1 ; API call exceeded rate limit ; 1 NOT_APPLIED
            500 | {"errorCode":"E0000009","errorSummary":"Internal Server Error","errorId":"oae1"} | VendorUnavailable ; E0000009 ; oae1 ; Internal Server Error ; 1 UNKNOWN
            503 | {"errorCode":"E0000010","errorSummary":"Service is in read only mode","errorId":"oae1"} | VendorUnavailable ; E0000010 ; oae1 ; Service is in read only mode ; 1 UNKNOWN
            400 | {"errorCode":"E9999999"} | InvalidRequest ; E9999999 ; - ; - ; 1 NOT_APPLIED
            401 | {"error":"invalid_client","error_description":"The client secret is wrong"} | Authentication ; invalid_client ; - ; - ; 1 NOT_APPLIED
            400 | {"error":"invalid_dpop_proof","error_description":"The DPoP proof JWT is invalid"} | Authentication ; invalid_dpop_proof ; - ; - ; 1 NOT_APPLIED
            404 | <html><body>nothing here</body></html> | NotFound ; - ; - ; - ; 1 UNKNOWN
            502 | <html><body>Bad gateway</body></html> | VendorUnavailable ; - ; - ; - ; 1 UNKNOWN
            400 | {"errorCode":"E0000001","errorSummary":"Api vali | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            400 | {"errorCode":17,"errorSummary":{"a":1},"errorId":["x"],"errorCauses":{"errorSummary":"x"}} | InvalidRequest ; - ; - ; - / x ; 1 NOT_APPLIED
            400 | {"errorCauses":[null,17,"x",[],{},{"errorSummary":null}]} | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            400 | ["E0000001"] | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            400 | "E0000001" | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            400 | null | InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED
            """)
    void everyShapeBecomesATypedError(int status, String body, String expected) {
        assertEquals(expected, told(failure(status, body)));
    }

    /** Checks errors of OAuth access tokens, whose responses have an empty body. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            401 | Bearer realm="https://acme.okta.com", error="invalid_token", error_description="expired, or revoked" | Authentication ; invalid_token ; req-1 ; - ; 1 NOT_APPLIED
            403 | Bearer scope="okta.apiTokens.manage", error="insufficient_scope", error_description="no, not this" | PermissionDenied ; insufficient_scope ; req-1 ; no, not this ; 1 NOT_APPLIED
            400 | DPoP algs="RS256 ES256", error="invalid_request", error_description="no proof" | InvalidRequest ; invalid_request ; req-1 ; no proof ; 1 NOT_APPLIED
            400 | DPoP algs="RS256 ES256", error="invalid_dpop_proof", error_description="used before" | Authentication ; invalid_dpop_proof ; req-1 ; - ; 1 NOT_APPLIED
            401 | Basic | Authentication ; - ; req-1 ; - ; 1 NOT_APPLIED
            """)
    void anEmptyBodyIsReadFromTheChallenge(int status, String challenge, String expected) {
        Headers headers = Headers.of("WWW-Authenticate", challenge, "X-Okta-Request-Id", "req-1");
        assertEquals(expected, told(failure(status, headers, new byte[0])));
    }

    @Test
    void theTextOfA401IsWithheldEvenIfOnlyAPermissionIsMissing() {
        String text = "You do not have permission to access the feature you are requesting";
        ResponseException failure =
                failure(401, "{\"errorCode\":\"E0000015\",\"errorSummary\":\"" + text + "\",\"errorId\":\"oae1\"}");
        assertInstanceOf(PermissionDeniedException.class, failure);
        assertTrue(failure.getMessage().contains("E0000015"), failure.getMessage());
        assertFalse(failure.getMessage().contains("feature"), failure.getMessage());
    }

    @Test
    void theRequestIdOfTheHeaderCountsBeforeTheBodys() {
        Headers headers = Headers.of("X-Okta-Request-Id", "req-1");
        byte[] body = "{\"errorCode\":\"E0000007\",\"errorId\":\"oae1\"}".getBytes(StandardCharsets.UTF_8);
        assertEquals("req-1", failure(404, headers, body).requestId().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "ISO-8859-1", "US-ASCII"})
    void aWrongCharsetCostsWordsButNotTheType(String charset) {
        Headers headers = Headers.of("Content-Type", "application/json; charset=" + charset);
        byte[] body = "{\"errorCode\":\"E0000007\",\"errorSummary\":\"für ü\"}".getBytes(Charset.forName(charset));
        assertEquals("NotFoundException", failure(404, headers, body).getClass().getSimpleName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"errorCauses\":", "{\"a\":["})
    void deepNestingIsNoDocument(String open) {
        assertEquals("InvalidRequest ; - ; - ; - ; 1 NOT_APPLIED", told(failure(400, open.repeat(50_000))));
    }

    @Test
    void ofAHugeDocumentNothingIsKeptButTheType() {
        String body = "{\"errorSummary\":\"" + "word ".repeat(1_000_000) + "\"}";
        assertEquals("VendorUnavailable ; - ; - ; - ; 1 UNKNOWN", told(failure(503, body)));
    }

    @Test
    void noTextShowsTheCredential() {
        String body = "{\"errorCode\":\"" + TOKEN + "\",\"errorSummary\":\"SSWS " + TOKEN + "\",\"errorId\":\"" + TOKEN
                + "\",\"errorCauses\":[{\"errorSummary\":\"bad " + TOKEN.substring(2, 20) + "\"}]}";
        for (int status : new int[] {400, 401, 403, 404, 429, 500}) {
            ApiTokenException failure = failure(status, body);
            assertFalse((failure + told((ResponseException) failure)).contains("canary"), failure.toString());
        }
    }
}
