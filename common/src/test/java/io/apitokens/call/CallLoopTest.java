package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the result of a call whose every attempt meets the same fault. */
class CallLoopTest {

    private static final String GOOD = "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}";
    private static final String PADDING = ",\"padding\":\"" + "x".repeat(200) + "\"";

    /**
     * One row per fault: the exception, then the attempts and outcome for each effect. The columns are reads,
     * replacements, deletes and operations that issue a secret.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            no connection    | TransportException         | 4 NOT_APPLIED | 4 NOT_APPLIED | 4 NOT_APPLIED | 4 NOT_APPLIED
            response lost    | TransportException         | 4 NOT_APPLIED | 4 UNKNOWN     | 4 UNKNOWN     | 1 UNKNOWN
            408              | ResponseException          | 4 NOT_APPLIED | 4 UNKNOWN     | 4 UNKNOWN     | 1 UNKNOWN
            425              | ResponseException          | 4 NOT_APPLIED | 4 NOT_APPLIED | 4 NOT_APPLIED | 1 NOT_APPLIED
            429              | RateLimitedException       | 4 NOT_APPLIED | 4 NOT_APPLIED | 4 NOT_APPLIED | 4 NOT_APPLIED
            500              | VendorUnavailableException | 4 NOT_APPLIED | 1 UNKNOWN     | 1 UNKNOWN     | 1 UNKNOWN
            501              | VendorUnavailableException | 1 NOT_APPLIED | 1 UNKNOWN     | 1 UNKNOWN     | 1 UNKNOWN
            502              | VendorUnavailableException | 4 NOT_APPLIED | 4 UNKNOWN     | 4 UNKNOWN     | 1 UNKNOWN
            503              | VendorUnavailableException | 4 NOT_APPLIED | 4 UNKNOWN     | 4 UNKNOWN     | 1 UNKNOWN
            504              | VendorUnavailableException | 4 NOT_APPLIED | 4 UNKNOWN     | 4 UNKNOWN     | 1 UNKNOWN
            301              | ResponseException          | 1 NOT_APPLIED | 1 UNKNOWN     | 1 UNKNOWN     | 1 UNKNOWN
            302              | ResponseException          | 1 NOT_APPLIED | 1 UNKNOWN     | 1 UNKNOWN     | 1 UNKNOWN
            307              | ResponseException          | 1 NOT_APPLIED | 1 UNKNOWN     | 1 UNKNOWN     | 1 UNKNOWN
            308              | ResponseException          | 1 NOT_APPLIED | 1 UNKNOWN     | 1 UNKNOWN     | 1 UNKNOWN
            400              | InvalidRequestException    | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED
            401              | AuthenticationException    | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED
            403              | PermissionDeniedException  | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED
            404              | NotFoundException          | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED
            409              | ConflictException          | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED
            418              | ResponseException          | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED
            422              | InvalidRequestException    | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED | 1 NOT_APPLIED
            HTML             | UnreadableResponseException| 1 NOT_APPLIED | 1 UNKNOWN     | 1 UNKNOWN     | 1 UNKNOWN
            empty            | UnreadableResponseException| 1 NOT_APPLIED | 1 APPLIED     | 1 UNKNOWN     | 1 APPLIED
            array            | UnreadableResponseException| 1 NOT_APPLIED | 1 APPLIED     | 1 UNKNOWN     | 1 APPLIED
            no id            | UnreadableResponseException| 1 NOT_APPLIED | 1 APPLIED     | 1 UNKNOWN     | 1 APPLIED
            gzip bomb        | UnreadableResponseException| 1 NOT_APPLIED | 1 APPLIED     | 1 UNKNOWN     | 1 APPLIED
            cut              | TransportException         | 4 NOT_APPLIED | 4 UNKNOWN     | -             | -
            cut when issuing | UnreadableResponseException| -             | -             | -             | 1 APPLIED
            no end           | TransportException         | 4 NOT_APPLIED | 4 UNKNOWN     | -             | -
            no end, in string| TransportException         | 4 NOT_APPLIED | 4 UNKNOWN     | -             | -
            no end, issuing  | UnreadableResponseException| -             | -             | -             | 1 APPLIED
            wrong at the end | UnreadableResponseException| 1 NOT_APPLIED | 1 APPLIED     | 1 UNKNOWN     | 1 APPLIED
            """)
    void everyEffectMeetsEveryFault(
            String fault, String error, String read, String replace, String delete, String issue) throws IOException {
        expect(fault, Effect.READ, error, read);
        expect(fault, Effect.REPLACE, error, replace);
        expect(fault, Effect.DELETE, error, delete);
        expect(fault, Effect.REVOKE_SELF, error, delete);
        expect(fault, Effect.ISSUE, error, issue);
        expect(fault, Effect.ROTATE, error, issue);
    }

    private static void expect(String fault, Effect effect, String error, String expected) throws IOException {
        if (expected.equals("-")) {
            return;
        }
        try (LoopbackServer server = new LoopbackServer().always(response(fault))) {
            boolean refused = fault.equals("no connection");
            String url = refused ? "http://127.0.0.1:" + closedPort() : server.url();
            try (ApiClient client =
                    Acme.at(url).timeSource(new ManualTimeSource()).build()) {
                ApiCall<?> call = Acme.call(client, effect);
                ApiTokenException failure = assertThrows(ApiTokenException.class, call::execute, effect.name());
                assertEquals(
                        error + " " + expected,
                        failure.getClass().getSimpleName() + " " + failure.attempts() + " " + failure.outcome(),
                        effect + ": " + failure.getMessage());
                assertEquals(refused ? 0 : failure.attempts(), server.requests(), effect + ": requests that arrived");
            }
        }
    }

    private static MockResponse response(String fault) throws IOException {
        return switch (fault) {
            case "no connection", "response lost" -> LoopbackServer.lost();
            case "HTML" ->
                LoopbackServer.response(200, "<html>")
                        .setHeader("Content-Type", "text/html; charset=utf-8")
                        .build();
            case "empty" -> LoopbackServer.json(200, "");
            case "array" -> LoopbackServer.json(200, "[" + GOOD + "]");
            case "no id" -> LoopbackServer.json(200, "{\"secret\":\"fake-new-secret\"}");
            case "gzip bomb" -> gzipBomb();
            case "no end", "no end, issuing" -> LoopbackServer.endless(200, "{\"id\":\"t1\"");
            case "no end, in string" -> LoopbackServer.endless(200, "{\"id\":\"t");
            case "wrong at the end" -> LoopbackServer.endless(200, "{\"id\":\"t1\",nonsense}");
            case "cut", "cut when issuing" -> LoopbackServer.cut(200, "{\"id\":\"t1\"" + PADDING + "}");
            default ->
                LoopbackServer.response(Integer.parseInt(fault), "sorry")
                        .addHeader("Location", "/elsewhere")
                        .build();
        };
    }

    /** Returns a short response that exceeds the limit after decompression. */
    private static MockResponse gzipBomb() throws IOException {
        Buffer packed = new Buffer();
        try (var out = Okio.buffer(new GzipSink(packed))) {
            out.writeUtf8("{\"padding\":\"");
            for (int i = 0; i <= Bodies.MAX_BYTES / 1024; i++) {
                out.writeUtf8("x".repeat(1024));
            }
            out.writeUtf8("\"," + GOOD.substring(1));
        }
        return LoopbackServer.response(200, "")
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            cut after the secret   | {"secret":"fake-new-secret" PADDING}           | true
            cut before the secret  | {"id":"t1" PADDING ,"secret":"fake-new-secret"} | false
            """)
    void theSecretOfAResponseThatBrokeOffIsCarriedIfItHadArrived(String name, String body, boolean carried) {
        UnreadableResponseException failure = failedIssue(
                LoopbackServer.cut(200, body.replace(" PADDING ", PADDING).replace(" PADDING", PADDING)));
        assertEquals(carried, failure.takeSecret().isPresent());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            no identity beside it    | {"secret":"fake-new-secret"}
            not JSON further on      | {"secret":"fake-new-secret","id":nonsense}
            something missing at end | {"id":"t1","secret":"fake-new-secret"
            """)
    void theSecretOfABrokenDocumentIsCarriedOnce(String name, String body) {
        UnreadableResponseException failure = failedIssue(LoopbackServer.json(201, body));
        assertEquals("fake-new-secret", failure.takeSecret().orElseThrow().expose());
        assertEquals(true, failure.takeSecret().isEmpty());
    }

    @Test
    void theSecretOfADocumentThatBrokeOffUnnoticedIsCarried() {
        UnreadableResponseException failure =
                failedIssue(LoopbackServer.endless(201, "{\"id\":\"t1\",\"secret\":\"fake-new-secret\",\"desc"));
        assertEquals("fake-new-secret", failure.takeSecret().orElseThrow().expose());
        assertTrue(failure.getMessage().contains("status 201, but the response ended early"));
    }

    @Test
    void aReadWhoseDocumentBrokeOffUnnoticedIsMadeAgain() {
        try (LoopbackServer server = new LoopbackServer()
                        .then(LoopbackServer.endless(200, "{\"id\":"))
                        .then(LoopbackServer.json(200, GOOD));
                ApiClient client =
                        Acme.at(server.url()).timeSource(new ManualTimeSource()).build()) {
            assertEquals("t1", ((Acme.Thing) Acme.call(client, Effect.READ).execute()).id());
            assertEquals(2, server.requests());
        }
    }

    private static UnreadableResponseException failedIssue(MockResponse response) {
        try (LoopbackServer server = new LoopbackServer().always(response);
                ApiClient client =
                        Acme.at(server.url()).timeSource(new ManualTimeSource()).build()) {
            UnreadableResponseException failure = assertThrows(
                    UnreadableResponseException.class,
                    () -> Acme.call(client, Effect.ISSUE).execute());
            assertEquals(1, server.requests());
            return failure;
        }
    }

    @Test
    void anErrorOfATransportMayHaveComeAfterTheRequestWasSent() {
        Error error = new StackOverflowError("a bug");
        ApiTokenException failure = failedIssue((request, attempt) -> {
            throw error;
        });
        assertEquals(
                List.of("TransportException", 1, Outcome.UNKNOWN),
                List.of(failure.getClass().getSimpleName(), failure.attempts(), failure.outcome()));
        assertArrayEquals(error.getStackTrace(), failure.getCause().getStackTrace());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whateverADecoderThrowsTheOutcomeIsThatOfTheResponseAndTheSecretIsCarried(boolean checked) {
        Throwable bug = checked ? new TimeoutException("fake-new-secret") : new NoSuchMethodError("fake-new-secret");
        Function<Object, Secret> broken = thing -> {
            throw CallLoopTest.<RuntimeException>sneak(bug);
        };
        try (LoopbackServer server = new LoopbackServer().always(LoopbackServer.json(201, GOOD));
                ApiClient client =
                        Acme.at(server.url()).timeSource(new ManualTimeSource()).build()) {
            Operation create = Acme.call(client, Effect.ISSUE).operation();
            ApiCall<?> call = client.request(create).path("id", "t1").issuing(Acme.Thing.ADAPTER, broken::apply);
            UnreadableResponseException failure = assertThrows(UnreadableResponseException.class, call::execute);
            assertEquals(List.of(1, Outcome.APPLIED), List.of(failure.attempts(), failure.outcome()));
            assertEquals(
                    "createThing at acme/7: status 201, but the response cannot be read ("
                            + bug.getClass().getSimpleName()
                            + "); the change was applied. Do not retry. Take the secret with takeSecret().",
                    failure.getMessage());
            assertEquals("fake-new-secret", failure.takeSecret().orElseThrow().expose());
            assertEquals(1, server.requests());
        }
    }

    /** Throws a checked exception that the compiler would reject. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void theSecretBeforeABugOfTheBodyStreamIsCarried() {
        byte[] begun = "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"".getBytes(StandardCharsets.UTF_8);
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(begun), new InputStream() {
            @Override
            public int read() {
                throw new IllegalStateException("a bug");
            }
        });
        UnreadableResponseException failure = assertInstanceOf(
                UnreadableResponseException.class,
                failedIssue((request, attempt) ->
                        new HttpResponse(200, Headers.of("Content-Type", "application/json"), broken)));
        assertEquals("fake-new-secret", failure.takeSecret().orElseThrow().expose());
        assertEquals(Outcome.APPLIED, failure.outcome());
    }

    private static ApiTokenException failedIssue(HttpTransport transport) {
        try (ApiClient client = Acme.at("https://acme.example")
                .transport(transport)
                .timeSource(new ManualTimeSource())
                .build()) {
            return assertThrows(
                    ApiTokenException.class,
                    () -> Acme.call(client, Effect.ISSUE).execute());
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"text/plain", "application/xhtml+xml", "text/html; charset=utf-8"})
    void aBrokenResponseWithoutAJsonContentTypeDoesNotConfirmSuccess(@Nullable String type) {
        MockResponse.Builder page = LoopbackServer.response(201, "welcome to our proxy");
        if (type == null) {
            page.removeHeader("Content-Type");
        } else {
            page.setHeader("Content-Type", type);
        }
        assertEquals(Outcome.UNKNOWN, failedIssue(page.build()).outcome());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"moved\"", "17", "null", "true", "nonsense"})
    void whatIsNoRecordDoesNotConfirmSuccess(String body) {
        assertEquals(
                Outcome.UNKNOWN,
                failedIssue(LoopbackServer.response(201, body).build()).outcome());
    }

    @Test
    void aDocumentedStatusWithoutContentOrTypeConfirmsSuccess() {
        MockResponse empty =
                LoopbackServer.response(201, "").removeHeader("Content-Type").build();
        assertEquals(Outcome.APPLIED, failedIssue(empty).outcome());
    }

    @Test
    void aDeleteThatFindsTheObjectGoneAfterALostResponseIsASuccess() {
        try (LoopbackServer server =
                        new LoopbackServer().then(LoopbackServer.lost()).then(LoopbackServer.json(404, ""));
                ApiClient client =
                        Acme.at(server.url()).timeSource(new ManualTimeSource()).build()) {
            Acme.call(client, Effect.DELETE).execute();
            assertEquals(2, server.requests());
        }
    }

    @Test
    void aDeleteThatFindsTheObjectGoneAfterA429IsNotFound() {
        try (LoopbackServer server =
                        new LoopbackServer().then(LoopbackServer.json(429, "")).then(LoopbackServer.json(404, ""));
                ApiClient client =
                        Acme.at(server.url()).timeSource(new ManualTimeSource()).build()) {
            ApiTokenException failure =
                    assertThrows(ApiTokenException.class, Acme.call(client, Effect.DELETE)::execute);
            assertEquals("NotFoundException", failure.getClass().getSimpleName());
        }
    }

    @Test
    void whatMayHaveHappenedOnceIsNotForgottenByALaterRefusal() {
        try (LoopbackServer server =
                        new LoopbackServer().then(LoopbackServer.lost()).then(LoopbackServer.json(403, ""));
                ApiClient client =
                        Acme.at(server.url()).timeSource(new ManualTimeSource()).build()) {
            ApiTokenException failure =
                    assertThrows(ApiTokenException.class, Acme.call(client, Effect.REPLACE)::execute);
            assertEquals(List.of(2, Outcome.UNKNOWN), List.of(failure.attempts(), failure.outcome()));
        }
    }

    @Test
    void aRequestWhoseConnectionBreaksWhileItIsSentMayHaveArrived() {
        MockResponse dropped = new MockResponse.Builder()
                .onRequestBody(new SocketEffect.CloseSocket())
                .build();
        try (LoopbackServer server = new LoopbackServer().always(dropped);
                ApiClient client =
                        Acme.at(server.url()).timeSource(new ManualTimeSource()).build()) {
            ApiTokenException failure = assertThrows(ApiTokenException.class, Acme.call(client, Effect.ISSUE)::execute);
            assertEquals(List.of(1, Outcome.UNKNOWN), List.of(failure.attempts(), failure.outcome()));
        }
    }
}
