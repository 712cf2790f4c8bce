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

/** A real HTTP server on this machine, that answers as told; what it was not told it answers with 404. */
public final class LoopbackServer implements AutoCloseable {

    // A logger without a strong reference forgets its level.
    private static final Logger LOG = Logger.getLogger(MockWebServer.class.getName());

    static {
        LOG.setLevel(Level.OFF);
    }

    private final MockWebServer server = new MockWebServer();
    private final QueueDispatcher answers = new QueueDispatcher();

    /** Starts the server. */
    public LoopbackServer() {
        this(server -> {});
    }

    /** Starts the server after the settings were made. */
    public LoopbackServer(java.util.function.Consumer<MockWebServer> settings) {
        answers.setFailFast(true);
        server.setDispatcher(answers);
        settings.accept(server);
        try {
            server.start(InetAddress.getByName("127.0.0.1"), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers once, after what was told before. */
    public LoopbackServer then(MockResponse answer) {
        answers.enqueue(answer);
        return this;
    }

    /** Answers always in the same way. */
    public LoopbackServer always(MockResponse answer) {
        answers.setFailFast(answer);
        return this;
    }

    /** Asks somebody else for each answer. */
    public LoopbackServer answering(Dispatcher dispatcher) {
        server.setDispatcher(dispatcher);
        return this;
    }

    /** Gives an answer with a JSON body. */
    public static MockResponse json(int status, String body) {
        return answer(status, body).build();
    }

    /** Gives an answer with a JSON body, to be changed further. */
    public static MockResponse.Builder answer(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body);
    }

    /** Gives an answer that never comes: the connection ends instead. */
    public static MockResponse lost() {
        return new MockResponse.Builder()
                .onResponseStart(new SocketEffect.CloseSocket())
                .build();
    }

    /** Gives an answer whose connection ends in the middle of its body. */
    public static MockResponse cut(int status, String body) {
        return answer(status, body)
                .onResponseBody(new SocketEffect.CloseSocket())
                .build();
    }

    /** Gives an answer that does not tell its length, so that nothing but its text tells where it ends. */
    public static MockResponse endless(int status, String body) {
        return answer(status, body)
                .removeHeader("Content-Length")
                .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
                .build();
    }

    /** Tells the base URL without a slash at its end. */
    public String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Counts the requests that arrived. */
    public int requests() {
        return server.getRequestCount();
    }

    /** Gives the next request that arrived. */
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
