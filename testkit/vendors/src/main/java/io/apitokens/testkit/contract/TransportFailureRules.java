package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Rules for failures: a request is sent at most once, and the exception states whether it was sent. */
abstract class TransportFailureRules {

    private static final SocketEffect CUT = new SocketEffect.CloseSocket();

    abstract TransportStage stage();

    /**
     * Checks that a sent request fails soon. The bound is far above the timeout of the attempt, and below the read
     * timeouts of clients, which would also end the attempt.
     */
    private static void sentAndOverSoon(Executable action) {
        assertTimeout(Duration.ofSeconds(10), () -> sent(action));
    }

    private static IOException sent(Executable action) {
        IOException error = assertThrows(IOException.class, action);
        assertFalse(error instanceof NotSentException, "it was sent, and is said not to be");
        return error;
    }

    @Test
    void noRedirectIsFollowed() throws IOException {
        for (int status : List.of(300, 301, 302, 303, 307, 308)) {
            for (HttpMethod method : HttpMethod.values()) {
                int before = stage().requests();
                stage().response(new MockResponse.Builder().code(status).addHeader("Location", stage().url("/other")));
                String body = method == HttpMethod.GET || method == HttpMethod.DELETE ? null : "{}";
                assertEquals(
                        status, stage().send(method, "/", body, Headers.none()).status());
                assertEquals(before + 1, stage().requests());
            }
        }
    }

    @Test
    void noResponseMakesItSendAgain() throws IOException {
        for (int status : List.of(401, 408, 421, 425, 429, 500, 502, 503, 504)) {
            for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
                int before = stage().requests();
                stage().response(new MockResponse.Builder()
                        .code(status)
                        .addHeader("Retry-After", "0")
                        .addHeader("WWW-Authenticate", "Basic realm=\"sim\"")
                        .addHeader("Connection", "close"));
                String body = method == HttpMethod.GET ? null : "{}";
                assertEquals(
                        status, stage().send(method, "/", body, Headers.none()).status());
                assertEquals(before + 1, stage().requests(), method + " with response " + status);
            }
        }
    }

    @Test
    void aConnectionCutBeforeTheResponseIsAFailureOfSomethingSentOnce() {
        stage().response(new MockResponse.Builder().onResponseStart(CUT));
        sent(() -> stage().post("/"));
        assertEquals(1, stage().requests());
        stage().response(new MockResponse.Builder().onResponseStart(CUT));
        sent(() -> stage().get("/"));
        assertEquals(2, stage().requests());
    }

    @Test
    void aKeptConnectionThatDiesDoesNotMakeItSendTwice() throws IOException {
        for (int i = 0; i < 3; i++) {
            stage().response(new MockResponse.Builder().code(200).body("{}"));
            stage().get("/");
            stage().response(new MockResponse.Builder().onResponseStart(CUT));
            sent(() -> stage().post("/"));
            assertEquals(2 * (i + 1), stage().requests());
        }
    }

    @Test
    void aBodyThatEndsEarlyIsAFailure() {
        stage().response(new MockResponse.Builder()
                .code(200)
                .body("{\"half\":")
                .setHeader("Content-Length", 100)
                .onResponseEnd(CUT));
        sent(() -> stage().get("/"));
        stage().response(new MockResponse.Builder()
                .code(200)
                .chunkedBody("0123456789".repeat(2000), 100)
                .onResponseBody(CUT));
        sent(() -> stage().get("/"));
        assertEquals(2, stage().requests());
    }

    @Test
    void onAClosedPortNothingWasSent() {
        String url = stage().url("/");
        stage().stopServer();
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
            assertThrows(
                    NotSentException.class,
                    () -> stage().sendTo(
                                    url,
                                    method,
                                    method == HttpMethod.GET ? null : "{}",
                                    Headers.none(),
                                    new TransportStage.Patience(TransportStage.LONG)));
        }
    }

    @Test
    void whereTlsFailsNothingWasSent() {
        String url = "https://127.0.0.1:" + stage().port() + "/";
        assertThrows(
                NotSentException.class,
                () -> stage().sendTo(
                                url,
                                HttpMethod.POST,
                                "{}",
                                Headers.none(),
                                new TransportStage.Patience(TransportStage.LONG)));
    }

    @Test
    void aResponseThatNeverArrivesEndsWithTheTimeout() {
        stage().stallAfter(() -> {});
        sentAndOverSoon(() -> stage().sendTo(
                        stage().url("/"),
                        HttpMethod.POST,
                        "{}",
                        Headers.none(),
                        new TransportStage.Patience(Duration.ofMillis(300))));
        assertEquals(1, stage().requests());
    }

    @Test
    void aBodyThatNeverEndsEndsWithTheTimeout() {
        stage().response(new MockResponse.Builder()
                .code(200)
                .body("{}")
                .setHeader("Content-Length", 100)
                .onResponseEnd(SocketEffect.Stall.INSTANCE));
        sentAndOverSoon(() -> stage().sendTo(
                        stage().url("/"),
                        HttpMethod.GET,
                        null,
                        Headers.none(),
                        new TransportStage.Patience(Duration.ofMillis(300))));
    }

    @Test
    void cancellingEndsIt() {
        TransportStage.Patience searchTimeout = new TransportStage.Patience(TransportStage.LONG);
        stage().stallAfter(searchTimeout::cancel);
        sentAndOverSoon(() -> stage().sendTo(stage().url("/"), HttpMethod.POST, "{}", Headers.none(), searchTimeout));
        assertEquals(1, stage().requests());
    }

    @Test
    void whatWasCancelledBeforeIsNotSent() {
        TransportStage.Patience searchTimeout = new TransportStage.Patience(TransportStage.LONG);
        searchTimeout.cancel();
        assertThrows(
                NotSentException.class,
                () -> stage().sendTo(stage().url("/"), HttpMethod.POST, "{}", Headers.none(), searchTimeout));
        assertEquals(0, stage().requests());
    }

    @Test
    void cancellingAfterTheResponseHasNoEffect() throws Exception {
        TransportStage.Patience searchTimeout = new TransportStage.Patience(TransportStage.LONG);
        stage().response(new MockResponse.Builder().code(200).body("{}"));
        assertEquals(
                200,
                stage().sendTo(stage().url("/"), HttpMethod.GET, null, Headers.none(), searchTimeout)
                        .status());
        CountDownLatch done = new CountDownLatch(1);
        new Thread(() -> {
                    searchTimeout.cancel();
                    done.countDown();
                })
                .start();
        assertTrue(TransportStage.await(done));
        stage().response(new MockResponse.Builder().code(200).body("{}"));
        assertEquals(200, stage().get("/").status());
    }
}
