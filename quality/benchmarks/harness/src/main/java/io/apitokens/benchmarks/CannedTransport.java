package io.apitokens.benchmarks;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Returns the same response from memory for all requests. */
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
