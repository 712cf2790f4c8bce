package io.apitokens.call;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.QueueDispatcher;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

/** A real HTTP server on the loopback address. Sends the configured responses, and 404 when there is none. */
public final class LoopbackServer implements AutoCloseable {

    // Keep a strong reference: otherwise the logger may be collected and lose its level.
    private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

    static {
        LOG.setLevel(Level.OFF);
    }

    private final MockWebServer server = new MockWebServer();
    private final QueueDispatcher responses = new QueueDispatcher();

    /** Starts the server. */
    public LoopbackServer() {
        this(server -> {});
    }

    /** Starts the server after applying the settings. */
    public LoopbackServer(java.util.function.Consumer<MockWebServer> settings) {
        responses.setFailFast(true);
        server.setDispatcher(responses);
        settings.accept(server);
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends this response once, after the responses configured before. */
    public LoopbackServer then(MockResponse response) {
        responses.enqueue(response);
        return this;
    }

    /** Always sends this response. */
    public LoopbackServer always(MockResponse response) {
        responses.setFailFast(response);
        return this;
    }

    /** Delegates each response to a dispatcher. */
    public LoopbackServer responding(Dispatcher dispatcher) {
        server.setDispatcher(dispatcher);
        return this;
    }

    /** Creates a response with a JSON body. */
    public static MockResponse json(int status, String body) {
        return response(status, body).build();
    }

    /** Creates a builder of a response with a JSON body. */
    public static MockResponse.Builder response(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body);
    }

    /** Creates a lost response: the connection closes before it is sent. */
    public static MockResponse lost() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    /** Creates a response whose connection closes in the middle of its body. */
    public static MockResponse cut(int status, String body) {
        return response(status, body)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
    }

    /** Creates a response without a length, so that only its content shows where it ends. */
    public static MockResponse endless(int status, String body) {
        return response(status, body)
                .removeHeader("Content-Length")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
    }

    /** {@return the base URL without a trailing slash} */
    public String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** {@return the number of requests received} */
    public int requests() {
        return server.getRequestCount();
    }

    /** {@return the next request received; waits up to 10 seconds} */
    public RecordedRequest request() {
        try {
            RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request came");
            }
            return request;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
