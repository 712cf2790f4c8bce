package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.jspecify.annotations.Nullable;

/** The state of one transport test: the transport, and a server with scripted responses. */
final class TransportStage implements AutoCloseable {

    /** Longer than any test takes; ends a transport that hangs. */
    static final Duration LONG = Duration.ofSeconds(30);

    private final MockWebServer server = new MockWebServer();
    private final HttpTransport transport;

    TransportStage(HttpTransport transport) {
        this.transport = transport;
        try {
            server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback", e);
        }
    }

    /** An attempt with a fixed timeout that a test can cancel. */
    static final class Patience implements Attempt {

        private final Duration time;
        private @Nullable Runnable action;
        private boolean cancelled;

        Patience(Duration time) {
            this.time = time;
        }

        @Override
        public Duration timeLeft() {
            return time;
        }

        @Override
        public void onCancel(Runnable what) {
            boolean now;
            synchronized (this) {
                action = what;
                now = cancelled;
            }
            if (now) {
                what.run();
            }
        }

        void cancel() {
            Runnable what;
            synchronized (this) {
                cancelled = true;
                what = action;
            }
            if (what != null) {
                what.run();
            }
        }
    }

    /** A response whose body has been read to the end. */
    record Reply(int status, Headers headers, String body) {}

    Reply get(String path) throws IOException {
        return send(HttpMethod.GET, path, null, Headers.none());
    }

    Reply post(String path) throws IOException {
        return send(HttpMethod.POST, path, "{\"a\":1}", Headers.none());
    }

    Reply send(HttpMethod method, String path, @Nullable String body, Headers headers) throws IOException {
        return sendTo(url(path), method, body, headers, new Patience(LONG));
    }

    Reply sendTo(String url, HttpMethod method, @Nullable String body, Headers headers, Attempt attempt)
            throws IOException {
        byte[] bytes = body == null ? null : body.getBytes(StandardCharsets.UTF_8);
        return exchange(HttpRequest.of(method, url, headers, bytes), attempt);
    }

    /** Sends a read, which may share its connection with other reads. */
    Reply read(String url) throws IOException {
        return read(url, "Sim fake-credential");
    }

    Reply read(String url, String credential) throws IOException {
        Headers headers = Headers.of("Authorization", credential);
        return exchange(HttpRequest.of(HttpMethod.GET, url, headers, null), new Patience(LONG));
    }

    /** Sends a change, which needs a connection of its own. */
    Reply change(String url) throws IOException {
        Headers headers = Headers.of("Authorization", "Sim fake-credential");
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return exchange(HttpRequest.of(HttpMethod.POST, url, headers, body, true), new Patience(LONG));
    }

    private Reply exchange(HttpRequest request, Attempt attempt) throws IOException {
        try (HttpResponse response = transport.send(request, attempt)) {
            return new Reply(
                    response.status(),
                    response.headers(),
                    new String(response.body().readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getPort() + path;
    }

    int port() {
        return server.getPort();
    }

    void response(MockResponse response) {
        server.enqueue(response);
    }

    void response(MockResponse.Builder response) {
        server.enqueue(response.build());
    }

    void respondBy(Dispatcher dispatcher) {
        server.setDispatcher(dispatcher);
    }

    /** Runs an action when a request arrives, and never sends a response. */
    void stallAfter(Runnable action) {
        respondBy(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                action.run();
                return new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build();
            }
        });
    }

    RecordedRequest received() throws InterruptedException {
        RecordedRequest request = server.takeRequest(LONG.toSeconds(), TimeUnit.SECONDS);
        assertNotNull(request, "the server got no request");
        return request;
    }

    int requests() {
        return server.getRequestCount();
    }

    static boolean await(CountDownLatch latch) throws InterruptedException {
        return latch.await(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    void stopServer() {
        server.close();
    }

    @Override
    public void close() {
        transport.close();
        server.close();
    }
}
