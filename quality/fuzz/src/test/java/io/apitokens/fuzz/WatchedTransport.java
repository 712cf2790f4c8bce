package io.apitokens.fuzz;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches everything that a transport receives and returns. */
final class WatchedTransport implements HttpTransport {

    private static final String PROOF = "DPoP";
    private static final Pattern ASSERTION = Pattern.compile("client_assertion=([^&]+)");

    /** The places of a body where a secret belongs: an assertion or a client secret in a form, and one to be created. */
    private static final Pattern CONFIDENTIAL =
            Pattern.compile("client_(assertion|secret)=[^&]+|\"client_secret\":\"[^\"]+\"");

    private final HttpTransport real;
    private final Sightings sightings;

    WatchedTransport(HttpTransport real, Sightings sightings) {
        this.real = real;
        this.sightings = sightings;
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        String body = request.body() == null ? "" : new String(request.body(), StandardCharsets.UTF_8);
        Matcher assertion = ASSERTION.matcher(body);
        if (assertion.find()) {
            sightings.watch(signature(assertion.group(1)));
        }
        request.headers().first(PROOF).ifPresent(proof -> sightings.watch(signature(proof)));
        sightings.object("HttpRequest", request);
        sightings.object("Attempt", attempt);
        sightings.text("URL", request.url());
        sightings.text("body of a request", CONFIDENTIAL.matcher(body).replaceAll(""));
        for (int i = 0; i < request.headers().size(); i++) {
            String name = request.headers().name(i);
            if (!name.equals("Authorization") && !name.equals(PROOF)) {
                sightings.text("header " + name, request.headers().value(i));
            }
        }
        HttpResponse response = real.send(request, attempt);
        sightings.object("HttpResponse", response);
        return response;
    }

    /** Returns the part of a signed token that differs from that of every other token. */
    private static String signature(String token) {
        return token.substring(token.lastIndexOf('.') + 1);
    }
}
