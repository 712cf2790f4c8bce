package io.apitokens.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The HTTP server of one simulator, on the loopback address only. */
final class Endpoint implements AutoCloseable {
    /** Decides what a request gets. */
    interface Service {
        Delivery serve(Inbound request);
    }

    private final MockWebServer server = new MockWebServer();
    private final CountDownLatch closing = new CountDownLatch(1);

    Endpoint(Service service) {
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                // The server queues every request for a test to take; nobody does, and it holds the credential.
                server.takeRequest(0, TimeUnit.MILLISECONDS);
                Delivery delivery = service.serve(Inbound.of(request));
                // Not the server's own delay: that one would hold up close().
                closing.await(delivery.delay().toNanos(), TimeUnit.NANOSECONDS);
                return response(delivery);
            }
        });
        try {
            // By number: a name would be looked up, and could answer another address.
            server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback", e);
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }

    private static MockResponse response(Delivery delivery) {
        MockResponse.Builder response = new MockResponse.Builder();
        if (delivery.bodyBytes() == Delivery.NOTHING) {
            return response.onResponseStart(new SocketEffect.CloseSocket()).build();
        }
        Answer answer = delivery.answer();
        response.code(answer.status());
        writeBody(response, answer.body(), delivery.bodyBytes());
        answer.headers().forEach(line -> response.addHeader(line.name(), line.value()));
        return response.build();
    }

    private static void writeBody(MockResponse.Builder response, @Nullable String body, int limit) {
        if (body == null) {
            return;
        }
        ByteString bytes = ByteString.encodeUtf8(body);
        if (limit < bytes.size() || limit != Delivery.WHOLE) {
            int sent = Math.max(0, Math.min(limit, bytes.size() - 1));
            response.body(new Buffer().write(bytes.substring(0, sent)))
                    .setHeader("Content-Length", bytes.size())
                    .onResponseEnd(new SocketEffect.CloseSocket());
        } else {
            response.body(new Buffer().write(bytes));
        }
    }
}
