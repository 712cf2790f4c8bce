package io.apitokens.fuzz;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;

/** Searches everything that a transport receives and returns. */
final class WatchedTransport implements HttpTransport {

    private final HttpTransport real;
    private final Sightings sightings;

    WatchedTransport(HttpTransport real, Sightings sightings) {
        this.real = real;
        this.sightings = sightings;
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        sightings.object("HttpRequest", request);
        sightings.object("Attempt", attempt);
        sightings.text("URL", request.url());
        if (request.body() != null) {
            sightings.text("body of a request", new String(request.body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        for (int i = 0; i < request.headers().size(); i++) {
            if (!request.headers().name(i).equals("Authorization")) {
                sightings.text(
                        "header " + request.headers().name(i), request.headers().value(i));
            }
        }
        HttpResponse response = real.send(request, attempt);
        sightings.object("HttpResponse", response);
        return response;
    }
}
