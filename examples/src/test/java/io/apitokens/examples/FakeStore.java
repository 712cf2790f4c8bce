package io.apitokens.examples;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * A fake secret store on loopback. It supports the few requests that a secret store of the examples sends, and compares
 * versions before a write as the real service does. Its errors quote the whole request, which is the worst case for a
 * leak.
 */
abstract class FakeStore implements AutoCloseable {

    private final MockWebServer server = new MockWebServer();
    private final List<Request> requests = new ArrayList<>();
    private boolean down;

    FakeStore() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                server.takeRequest(0, TimeUnit.MILLISECONDS);
                return served(request);
            }
        });
        try {
            server.setServerSocketFactory(new PromptSockets());
            server.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("no port on loopback", e);
        }
    }

    /**
     * A request to the store.
     *
     * @param line method, path and query
     * @param document the body; null if there was none
     */
    record Request(
            String line,
            String credential,
            String action,
            @Nullable JsonObject document) {

        String quoted() {
            return line + " " + credential + " " + document;
        }

        JsonObject body() {
            if (document == null) {
                throw new IllegalStateException(line + " without a body");
            }
            return document;
        }
    }

    /** A status and a document. */
    record Reply(int status, JsonObject document) {}

    /** Returns the response to a request. Called for one request at a time. */
    abstract Reply respond(Request request);

    /** {@return the name of the header that contains the credential} */
    abstract String credentialHeader();

    abstract String credential();

    final String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Makes the store return 503 to every request from now on. */
    final synchronized void breakDown() {
        down = true;
    }

    final synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    final List<String> lines() {
        return requests().stream().map(Request::line).toList();
    }

    static IssuedToken issued(String secret) {
        Token token = Token.builder(TokenId.parse("acme/1/t1"), "record").build();
        return IssuedToken.of(token, Secret.of(secret));
    }

    static JsonObject json(String text) {
        return JsonParser.parseString(text.replace('\'', '"')).getAsJsonObject();
    }

    static Reply refusal(int status, Request request) {
        return new Reply(status, StoreClient.object("message", request.quoted()));
    }

    private synchronized MockResponse served(RecordedRequest recorded) {
        ByteString body = recorded.getBody();
        Request request = new Request(
                recorded.getMethod() + " " + recorded.getTarget(),
                String.valueOf(recorded.getHeaders().get(credentialHeader())),
                String.valueOf(recorded.getHeaders().get("X-Amz-Target")),
                body == null || body.size() == 0 ? null : StoreClient.document(body.utf8()));
        requests.add(request);
        Reply reply;
        if (down) {
            reply = refusal(503, request);
        } else {
            reply = credential().equals(request.credential()) ? respond(request) : refusal(403, request);
        }
        return new MockResponse.Builder()
                .code(reply.status())
                .setHeader("Content-Type", "application/json")
                .body(reply.document().toString())
                .build();
    }

    @Override
    public final void close() {
        server.close();
    }
}
