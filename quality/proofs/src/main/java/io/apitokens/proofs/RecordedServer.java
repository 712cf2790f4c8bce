package io.apitokens.proofs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Serves one recorded exchange at a time, on the loopback address only, and records the requests. */
final class RecordedServer implements AutoCloseable {

    /** Headers that describe the recorded connection, and not this one. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("content-length", "content-encoding", "transfer-encoding", "connection", "keep-alive");

    private final MockWebServer server = new MockWebServer();
    private final List<String> bodies = new ArrayList<>();
    private final List<String> unexpected = new ArrayList<>();
    private @Nullable RecordedExchange current;
    private @Nullable String before;

    private RecordedServer() {}

    static RecordedServer start() {
        RecordedServer recorded = new RecordedServer();
        recorded.server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                // The server queues every request: take it, or the queue grows.
                recorded.server.takeRequest(0, TimeUnit.MILLISECONDS);
                return recorded.respond(request);
            }
        });
        try {
            // Bind to the numeric address: a host name could resolve to another one.
            recorded.server.setServerSocketFactory(new PromptSockets());
            recorded.server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback", e);
        }
        return recorded;
    }

    String origin() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /**
     * Starts an exchange.
     *
     * @param exchange the response to requests with its method and path
     * @param read the body of the response to a preceding read of the same path; null if no read is expected
     */
    synchronized void expect(RecordedExchange exchange, @Nullable String read) {
        current = exchange;
        before = read;
        bodies.clear();
        unexpected.clear();
    }

    /** {@return the bodies of the requests of the exchange, in order} */
    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** {@return the requests that were not part of the exchange} */
    synchronized List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    private synchronized MockResponse respond(RecordedRequest request) {
        String method = request.getMethod();
        String path = request.getTarget();
        ByteString body = request.getBody();
        if (current != null && path.equals(current.path())) {
            if (method.equals(current.method())) {
                bodies.add(body == null ? "" : body.utf8());
                return recorded(current);
            }
            if (before != null && method.equals("GET")) {
                return json(200, before).build();
            }
        }
        unexpected.add(method + " " + path);
        return new MockResponse.Builder().code(500).build();
    }

    private MockResponse recorded(RecordedExchange exchange) {
        MockResponse.Builder response = json(exchange.status(), exchange.responseBody());
        exchange.responseHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                response.removeHeader(name);
                values.forEach(value -> response.addHeader(name, here(name, value)));
            }
        });
        return response.build();
    }

    private static MockResponse.Builder json(int status, String body) {
        MockResponse.Builder response = new MockResponse.Builder().code(status);
        return body.isEmpty() ? response : response.body(body).setHeader("Content-Type", "application/json");
    }

    /**
     * Replaces the recorded origin in a {@code Link} header by the origin of this server. The client follows a link to
     * the next page only at the origin that it sends requests to. Links within a body are data and stay unchanged.
     */
    private String here(String name, String value) {
        return name.equalsIgnoreCase("Link") ? value.replaceAll("<https?://[^/>]*", "<" + origin()) : value;
    }

    @Override
    public void close() {
        server.close();
    }
}
