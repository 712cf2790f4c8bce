package io.apitokens.benchmarks;

import io.apitokens.http.Attempt;
import io.apitokens.http.Headers;
import io.apitokens.http.HttpRequest;
import io.apitokens.http.HttpResponse;
import io.apitokens.http.HttpTransport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Gives the same answer to all requests, from memory. */
final class CannedTransport implements HttpTransport {

    private final byte[] body;
    private final Headers headers;

    CannedTransport(String body) {
        this.body = body.getBytes(StandardCharsets.UTF_8);
        this.headers =
                Headers.of("Content-Type", "application/json", "Content-Length", Integer.toString(this.body.length));
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) {
        return new HttpResponse(200, headers, new ByteArrayInputStream(body));
    }

    @Override
    public void close() {}
}
