package io.apitokens.testkit;

import io.apitokens.testkit.Delivery.Manner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Protocol;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The HTTP server of one simulator, on the loopback address only. */
final class Endpoint implements AutoCloseable {
    /** Handles requests. */
    interface Service {
        Delivery serve(IncomingRequest request);

        /** Returns the socket effect that replaces the next response; null for a normal response. */
        @Nullable
        SocketEffect upcoming();
    }

    private final MockWebServer server = new MockWebServer();
    private final AcceptedSockets sockets = new AcceptedSockets();
    private final CountDownLatch closing = new CountDownLatch(1);
    /** Bound after the server is closed, and never listening: connections are refused, and the port stays taken. */
    private final Socket port = new Socket();

    private final boolean http2;

    Endpoint(Service service, boolean http2) {
        this.http2 = http2;
        if (http2) {
            // HTTP/2 without TLS has no protocol negotiation: the client must be configured for it.
            server.setProtocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE));
        }
        server.setServerSocketFactory(sockets);
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                // MockWebServer queues every request, with its credential. Take it out, because no test reads the
                // queue.
                server.takeRequest(0, TimeUnit.MILLISECONDS);
                Delivery delivery = service.serve(IncomingRequest.of(request));
                disturb(delivery.manner(), request.getConnectionIndex());
                if (delivery.manner() != Manner.SLOW) {
                    hold(delivery.delay());
                }
                return response(delivery);
            }

            @Override
            public MockResponse peek() {
                // Over HTTP/2 the server reads a socket effect from peek(), not from the response.
                SocketEffect effect = http2 ? service.upcoming() : null;
                return effect == null
                        ? super.peek()
                        : new MockResponse.Builder().onResponseStart(effect).build();
            }
        });
        start(server);
    }

    /** Returns the address of all servers. A host name would be resolved, possibly to another address. */
    static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }

    /** Starts a server on a free port. */
    static void start(MockWebServer server) {
        try {
            server.start(loopback(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback", e);
        }
    }

    String origin() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Closes the server and refuses connections until {@link #close()}. */
    void refuse() {
        int number = server.getPort();
        stop();
        try {
            // Connections of the server may not have ended completely.
            port.setReuseAddress(true);
            port.bind(new InetSocketAddress(loopback(), number));
        } catch (IOException e) {
            throw new UncheckedIOException("another server took the port of the simulator", e);
        }
    }

    @Override
    public void close() {
        stop();
        try {
            port.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void stop() {
        closing.countDown();
        server.close();
    }

    /** Prepares the effect of a manner on the connection itself. */
    private void disturb(Manner manner, int connection) {
        if (manner == Manner.RESET) {
            sockets.resetOnClose(connection);
        } else if (manner == Manner.GOODBYE) {
            sockets.closeSoon(connection);
        } else if (manner == Manner.LOST && http2) {
            sockets.close(connection);
        }
    }

    /** Backoff until the delay or close() ends it. The server's own delay would block close(). */
    private void hold(Duration length) throws InterruptedException {
        closing.await(length.toNanos(), TimeUnit.NANOSECONDS);
    }

    private MockResponse response(Delivery delivery) {
        MockResponse.Builder response = new MockResponse.Builder();
        switch (delivery.manner()) {
            case LOST -> response.onResponseStart(new SocketEffect.CloseSocket());
            case STREAM_RESET, GOODBYE -> {}
            default -> write(response, delivery);
        }
        return response.build();
    }

    private void write(MockResponse.Builder out, Delivery delivery) {
        SimulatedResponse response = delivery.response();
        out.code(response.status());
        if (response.body() != null) {
            writeBody(out, ByteString.encodeUtf8(response.body()), delivery);
        }
        response.headers().forEach(header -> out.addHeader(header.name(), header.value()));
    }

    private void writeBody(MockResponse.Builder response, ByteString whole, Delivery delivery) {
        if (delivery.manner() == Manner.WHOLE) {
            response.body(new Buffer().write(whole));
            return;
        }
        ByteString first = whole.substring(0, Math.max(0, Math.min(delivery.bodyBytes(), whole.size() - 1)));
        if (delivery.manner() == Manner.SLOW) {
            response.body(new SlowBody(first, whole.substring(first.size()), delivery.delay()));
        } else {
            response.body(new Buffer().write(first)).onResponseEnd(new SocketEffect.CloseSocket());
        }
        if (delivery.manner() == Manner.TRUNCATED) {
            response.removeHeader("Content-Length");
        } else {
            response.setHeader("Content-Length", whole.size());
        }
    }

    /** A body whose rest is delayed. */
    private final class SlowBody implements MockResponseBody {
        private final ByteString first;
        private final ByteString rest;
        private final Duration delay;

        SlowBody(ByteString first, ByteString rest, Duration delay) {
            this.first = first;
            this.rest = rest;
            this.delay = delay;
        }

        @Override
        public long getContentLength() {
            return (long) first.size() + rest.size();
        }

        @Override
        public void writeTo(BufferedSink store) throws IOException {
            store.write(first).flush();
            try {
                hold(delay);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            store.write(rest).flush();
        }
    }
}
