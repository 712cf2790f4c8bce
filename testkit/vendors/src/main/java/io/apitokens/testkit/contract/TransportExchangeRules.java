package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** Rules for sending a request and returning its response unchanged. */
abstract class TransportExchangeRules {

    abstract TransportStage stage();

    private static MockResponse.Builder ok(String body) {
        return new MockResponse.Builder().code(200).body(body);
    }

    @Test
    void sendsMethodUrlHeadersAndBodyAsGiven() throws Exception {
        for (HttpMethod method : HttpMethod.values()) {
            boolean hasBody = method == HttpMethod.POST || method == HttpMethod.PUT;
            stage().response(ok("{}"));
            stage().send(
                            method,
                            "/a%20b/c?x=1%2B1&y=",
                            hasBody ? "{\"k\":\"\u00e9\"}" : null,
                            Headers.of("Authorization", "Sim fake-credential", "Accept", "application/json"));
            RecordedRequest request = stage().received();
            assertEquals(method.name(), request.getMethod());
            assertEquals("/a%20b/c?x=1%2B1&y=", request.getTarget());
            assertEquals(List.of("Sim fake-credential"), request.getHeaders().values("Authorization"));
            assertEquals(List.of("application/json"), request.getHeaders().values("Accept"));
            assertEquals(hasBody ? "{\"k\":\"\u00e9\"}" : "", text(request));
        }
    }

    private static String text(RecordedRequest request) {
        return request.getBody() == null ? "" : request.getBody().utf8();
    }

    @Test
    void sendsAnEmptyBodyAsEmpty() throws Exception {
        stage().response(ok("{}"));
        stage().send(HttpMethod.POST, "/rotate", "", Headers.none());
        RecordedRequest request = stage().received();
        assertEquals("", text(request));
        assertEquals("0", request.getHeaders().get("Content-Length"));
    }

    @Test
    void givesStatusHeadersAndBodyAsTheyCame() throws IOException {
        stage().response(ok("{\"k\":\"\u00e9\"}")
                .code(418)
                .addHeader("Link", "<a>; rel=self")
                .addHeader("Link", "<b>; rel=next")
                .addHeader("Retry-After", "3"));
        TransportStage.Reply reply = stage().get("/");
        assertEquals(418, reply.status());
        assertEquals("{\"k\":\"\u00e9\"}", reply.body());
        assertEquals(List.of("<a>; rel=self", "<b>; rel=next"), reply.headers().all("link"));
        assertEquals("3", reply.headers().first("Retry-After").orElseThrow());
    }

    @Test
    void givesAnEmptyBodyForNone() throws IOException {
        stage().response(new MockResponse.Builder().code(204).build());
        TransportStage.Reply reply = stage().send(HttpMethod.DELETE, "/1", null, Headers.none());
        assertEquals(204, reply.status());
        assertEquals("", reply.body());
    }

    @Test
    void addsNoCookieAndNoCredentialOfItsOwn() throws Exception {
        stage().response(ok("{}").addHeader("Set-Cookie", "session=sim; Path=/"));
        stage().response(ok("{}"));
        stage().get("/");
        stage().get("/");
        for (int i = 0; i < 2; i++) {
            RecordedRequest request = stage().received();
            assertNull(request.getHeaders().get("Cookie"));
            assertNull(request.getHeaders().get("Authorization"));
        }
    }

    @Test
    void returnsNoCachedResponse() throws IOException {
        for (String body : List.of("1", "2")) {
            stage().response(ok(body).addHeader("Cache-Control", "max-age=3600").addHeader("ETag", "\"e\""));
        }
        assertEquals("1", stage().get("/").body());
        assertEquals("2", stage().get("/").body());
    }

    @Test
    void returnsABodyUncompressedIfItRequestedACompressedOne() throws IOException {
        stage().respondBy(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String accepted = request.getHeaders().get("Accept-Encoding");
                boolean zip = accepted != null && accepted.contains("gzip");
                return zip
                        ? new MockResponse.Builder()
                                .body(gzip("plain"))
                                .addHeader("Content-Encoding", "gzip")
                                .build()
                        : ok("plain").build();
            }
        });
        TransportStage.Reply reply = stage().get("/");
        assertEquals("plain", reply.body());
        assertTrue(reply.headers().first("Content-Encoding").isEmpty());
    }

    private static Buffer gzip(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Buffer().write(bytes.toByteArray());
    }

    @Test
    void returnsToEachOfManyThreadsItsOwnResponse() {
        stage().respondBy(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return ok(request.getTarget()).build();
            }
        });
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Void>> asking = new ArrayList<>();
            for (int thread = 0; thread < 8; thread++) {
                String path = "/" + thread + "-";
                asking.add(CompletableFuture.runAsync(() -> askOften(path), threads));
            }
            CompletableFuture.allOf(asking.toArray(new CompletableFuture<?>[0])).join();
        } finally {
            threads.shutdownNow();
        }
        assertEquals(8 * 20, stage().requests());
    }

    private void askOften(String path) {
        for (int i = 0; i < 20; i++) {
            try {
                assertEquals(path + i, stage().get(path + i).body());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
