package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.call.Acme.Thing;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.FieldError;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.error.VendorUnavailableException;
import io.apitokens.transport.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checks that a call reads no more of a response than it needs. Closing a client leaves nothing open. */
class ResponseLimitsTest {

    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url()).timeSource(new ManualTimeSource()).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private ApiTokenException failure(Effect effect, MockResponse response) {
        server.always(response);
        return assertThrows(ApiTokenException.class, Acme.call(client, effect)::execute);
    }

    @Test
    void headersLongerThanAQuarterOfAMebibyteAreNoResponse() {
        MockResponse huge = LoopbackServer.response(200, "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}")
                .addHeader("X-Padding", "x".repeat(300 * 1024))
                .build();
        ApiTokenException failure = failure(Effect.ISSUE, huge);
        assertInstanceOf(TransportException.class, failure);
        assertEquals(List.of(1, Outcome.UNKNOWN), List.of(failure.attempts(), failure.outcome()));
    }

    @Test
    void headersBelowThatAreRead() {
        server.always(LoopbackServer.response(200, "{\"id\":\"t1\"}")
                .addHeader("X-Padding", "x".repeat(200 * 1024))
                .build());
        Thing thing = (Thing) Acme.call(client, Effect.READ).execute();
        assertEquals("t1", thing.id());
    }

    @ParameterizedTest
    @CsvSource({"63, true", "64, false", "1000000, false"})
    void nestedValuesAreSkippedToADepthOfSixtyFour(int depth, boolean read) {
        String nested = "[".repeat(depth) + "]".repeat(depth);
        server.always(LoopbackServer.json(200, "{\"more\":" + nested + ",\"id\":\"t1\"}"));
        ApiCall<?> call = Acme.call(client, Effect.READ);
        if (read) {
            call.execute();
        } else {
            assertThrows(UnreadableResponseException.class, call::execute);
        }
    }

    @Test
    void anErrorDocumentMayBeNestedToAnyDepth() {
        for (String open : List.of("[", "{\"errors\":")) {
            byte[] body = open.repeat(20_000).getBytes(StandardCharsets.UTF_8);
            ErrorDocument document = ErrorDocument.of(new RawResponse(400, Headers.none(), body));
            assertEquals(List.of(), document.nestedFieldErrors("errors"));
        }
    }

    @Test
    void ofAnErrorAQuarterOfAMebibyteIsReadHoweverLongItIsUnpacked() throws IOException {
        Buffer packed = new Buffer();
        try (var out = Okio.buffer(new GzipSink(packed))) {
            for (int i = 0; i < 100 * 1024; i++) {
                out.writeUtf8(" word".repeat(205));
            }
        }
        MockResponse bomb = LoopbackServer.response(503, "")
                .addHeader("Content-Encoding", "gzip")
                .body(packed)
                .build();
        VendorUnavailableException failure =
                assertInstanceOf(VendorUnavailableException.class, failure(Effect.READ, bomb));
        assertEquals(4, failure.attempts());
        assertEquals(512, failure.vendorMessage().orElseThrow().length());
    }

    @Test
    void anErrorThatBreaksOffIsStillTheErrorOfItsStatus() {
        ApiTokenException failure = failure(Effect.ISSUE, LoopbackServer.cut(503, "sorry ".repeat(1000)));
        assertInstanceOf(VendorUnavailableException.class, failure);
        assertEquals(Outcome.UNKNOWN, failure.outcome());
    }

    @Test
    void ofManyErrorsInOneDocumentOnlyTheFirstAreNamedInFull() {
        String path = "x".repeat(60_000);
        StringBuilder body = new StringBuilder("{\"errors\":{\"" + path + "\":{");
        for (int i = 0; i < 20_000; i++) {
            body.append("\"f").append(i).append("\":\"a\",");
        }
        body.append("\"last\":\"a\"}}}");
        RawResponse response =
                new RawResponse(400, Headers.none(), body.toString().getBytes(StandardCharsets.UTF_8));
        List<FieldError> errors = ErrorDocument.of(response).nestedFieldErrors("errors");
        assertEquals(20_001, errors.size());
        assertEquals(path + ".f31", errors.get(31).field());
        assertSame(errors.get(32).field(), errors.get(20_000).field());
    }

    @Test
    void aClosedClientLeavesNoThreadThatKeepsTheProcessAliveAndNoneOfItsName() throws Exception {
        Set<Thread> before = new HashSet<>(Thread.getAllStackTraces().keySet());
        server.always(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        try (ApiClient other = Acme.at(server.url()).build()) {
            Acme.call(other, Effect.READ).execute();
            CompletableFuture<?>[] calls = new CompletableFuture<?>[20];
            for (int i = 0; i < calls.length; i++) {
                calls[i] = Acme.call(other, Effect.READ).executeAsync();
            }
            CompletableFuture.allOf(calls).get(10, TimeUnit.SECONDS);
        }
        Set<Thread> left = new HashSet<>(Thread.getAllStackTraces().keySet());
        left.removeAll(before);
        left.removeIf(thread -> thread.getName().contains("MockWebServer"));
        for (Thread thread : left) {
            if (thread.getName().contains("apitokens")) {
                thread.join(10_000);
                assertFalse(thread.isAlive(), thread.getName());
            }
            assertTrue(thread.isDaemon() || !thread.isAlive(), thread.getName());
        }
    }
}
