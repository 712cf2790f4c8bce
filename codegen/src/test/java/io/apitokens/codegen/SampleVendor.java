package io.apitokens.codegen;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.TimeSource;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.call.ApiClient;
import io.apitokens.call.ClientBuilder;
import io.apitokens.call.RawResponse;
import io.apitokens.call.VendorError;
import io.apitokens.call.VendorRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A server on loopback that returns prepared responses, and a client for generated code that calls it. */
final class SampleVendor implements AutoCloseable {

    private final HttpServer server;
    private final ApiClient client;
    private final Deque<String> responses = new ArrayDeque<>();
    private final List<String> requests = new ArrayList<>();

    SampleVendor() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::respond);
        server.start();
        client = new Builder("http://127.0.0.1:" + server.getAddress().getPort())
                .allowHttpOnLoopback()
                .timeSource(new StandingTime())
                .retries(0)
                .credentials(CredentialSource.fixed(Credential.of("Bearer", Secret.of("fake-credential"))))
                .build();
    }

    ApiClient client() {
        return client;
    }

    /** Prepares the next response, with status 200. */
    SampleVendor then(String json) {
        responses.add(json);
        return this;
    }

    /** Returns method, path and query of each request, and its body. */
    List<String> requests() {
        return requests;
    }

    private void respond(HttpExchange exchange) {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI() + (body.isEmpty() ? "" : " " + body));
            byte[] json = responses.remove().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, json.length);
            exchange.getResponseBody().write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop(0);
    }

    /** Time in which nothing may wait. */
    private static final class StandingTime implements TimeSource {

        @Override
        public Instant instant() {
            return Instant.EPOCH;
        }

        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void sleep(Duration length) {
            throw new AssertionError("a call waits " + length);
        }

        @Override
        public double random() {
            return 0;
        }
    }

    private static final class Builder extends ClientBuilder<Builder> {

        private final String url;

        Builder(String url) {
            super(new Rules(), Duration.ofSeconds(60));
            this.url = url;
        }

        @Override
        protected Builder self() {
            return this;
        }

        ApiClient build() {
            return client(new Account("sample", "1"), parseBaseUrl("baseUrl", url), "call credentials(…)");
        }
    }

    private static final class Rules implements VendorRules {

        @Override
        public String vendor() {
            return "sample";
        }

        @Override
        public VendorError readError(RawResponse response) {
            return VendorError.SILENT;
        }
    }
}
