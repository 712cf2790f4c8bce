package io.apitokens.okhttp;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;

/** A server on the loopback address, and requests to it. */
abstract class TransportFixture {

    private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

    static {
        LOG.setLevel(Level.OFF);
    }

    final MockWebServer server = new MockWebServer();
    private final CountedResponses responses = new CountedResponses();

    TransportFixture() {
        responses.setFailFast(response(200, "").build());
        server.setDispatcher(responses);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** Returns the responses in order, and counts them. */
    private static final class CountedResponses extends QueueDispatcher {

        final Semaphore given = new Semaphore(0);

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            MockResponse response = super.dispatch(request);
            given.release();
            return response;
        }
    }

    /**
     * Backoff until the server has taken this number of responses. The client learns of a refused stream before its
     * response is taken.
     */
    final void awaitResponses(int count) throws InterruptedException {
        responses.given.acquire(count);
    }

    static MockResponse.Builder response(int status, String body) {
        return new MockResponse.Builder().code(status).body(body);
    }

    final void start() throws IOException {
        server.start(InetAddress.getByName("127.0.0.1"), 0);
    }

    final void startHttp(MockResponse... inOrder) throws IOException {
        for (MockResponse response : inOrder) {
            responses.enqueue(response);
        }
        start();
    }

    /** Configures the server for TLS and HTTP/2, and returns a client that trusts it. */
    final OkHttpClient useTls() {
        return useTls("127.0.0.1");
    }

    /** Configures the server for TLS and HTTP/2 under these host names, and returns a client that trusts it. */
    final OkHttpClient useTls(String... hosts) {
        HeldCertificate root =
                new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate.Builder leaf = new HeldCertificate.Builder().signedBy(root);
        for (String host : hosts) {
            leaf.addSubjectAlternativeName(host);
        }
        server.useHttps(new HandshakeCertificates.Builder()
                .heldCertificate(leaf.build())
                .build()
                .sslSocketFactory());
        HandshakeCertificates trust = new HandshakeCertificates.Builder()
                .addTrustedCertificate(root.certificate())
                .build();
        return new OkHttpClient.Builder()
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
                .build();
    }

    final HttpRequest request(HttpMethod method) {
        return request(method, url());
    }

    final String url() {
        return server.url("/things").newBuilder().host("127.0.0.1").toString();
    }

    static HttpRequest request(HttpMethod method, String url) {
        boolean hasBody = method == HttpMethod.POST || method == HttpMethod.PUT;
        byte[] body = hasBody ? "{\"a\":1}".getBytes(StandardCharsets.UTF_8) : null;
        return HttpRequest.of(method, url, Headers.of("Authorization", "Bearer fake"), body);
    }

    /** Sends a request and reads the whole response. */
    static String send(OkHttpTransport transport, HttpRequest request) throws IOException {
        try (HttpResponse response = transport.send(request, new Patience(Duration.ofSeconds(10)))) {
            return response.status() + " " + new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** An attempt with a fixed time left, which can be cancelled. */
    static final class Patience implements Attempt {

        private final Duration timeLeft;
        final CompletableFuture<Runnable> cancel = new CompletableFuture<>();

        Patience(Duration timeLeft) {
            this.timeLeft = timeLeft;
        }

        @Override
        public Duration timeLeft() {
            return timeLeft;
        }

        @Override
        public void onCancel(Runnable action) {
            cancel.complete(action);
        }
    }
}
