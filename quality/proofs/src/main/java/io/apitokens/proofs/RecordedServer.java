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

/** Serves one recorded exchange at a time, on the loopback address only, and notes what it is asked. */
final class RecordedServer implements AutoCloseable {

    /** Of the connection that was recorded, not of this one. */
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
                // The server keeps every request for somebody to take; nobody does.
                recorded.server.takeRequest(0, TimeUnit.MILLISECONDS);
                return recorded.answer(request);
            }
        });
        try {
            // By number: a name would be looked up, and could answer another address.
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
     * Begins an exchange.
     *
     * @param exchange what is answered to its method and path
     * @param read what a read of the same path answers before; null if none is due
     */
    synchronized void expect(RecordedExchange exchange, @Nullable String read) {
        current = exchange;
        before = read;
        bodies.clear();
        unexpected.clear();
    }

    /** The bodies of the requests that the exchange was asked with, in order. */
    synchronized List<String> bodies() {
        return List.copyOf(bodies);
    }

    /** The requests that were not part of the exchange. */
    synchronized List<String> unexpected() {
        return List.copyOf(unexpected);
    }

    private synchronized MockResponse answer(RecordedRequest request) {
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
     * A link to the next page names the origin that was recorded. The client follows links to where it sends its requests only,
     * which is here; so of this one header the origin is changed. Links within a body are data, and stay.
     */
    private String here(String name, String value) {
        return name.equalsIgnoreCase("Link") ? value.replaceAll("<https?://[^/>]*", "<" + origin()) : value;
    }

    @Override
    public void close() {
        server.close();
    }
}
