package io.apitokens.fuzz;

import io.apitokens.SecretStore;
import io.apitokens.TimeSource;
import io.apitokens.call.CallListener;
import io.apitokens.error.ApiTokenException;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Sends responses from a script. Fails the case if a request goes to a forbidden target or the requests do not end. */
final class ScriptedTransport implements HttpTransport, Peer {

    /** A limit far above the requests that any operation needs over a script of eight responses. */
    private static final int MAX_REQUESTS = 400;

    private static final Duration ROUND_TRIP = Duration.ofMillis(5);
    private static final Duration SLOW = Duration.ofSeconds(20);

    private final Script script;
    private final ManualTimeSource timeSource;
    private final List<String> bases;
    private int requests;
    private boolean onlyGood = true;
    // Kept, because the code under test makes a typed error of everything that a transport throws.
    private @Nullable Violation violation;

    ScriptedTransport(Script script, ManualTimeSource timeSource, List<String> bases) {
        this.script = script;
        this.timeSource = timeSource;
        this.bases = bases;
    }

    /** A broken rule. */
    static final class Violation extends Error {

        private static final long serialVersionUID = 1L;

        Violation(String message) {
            super(message);
        }
    }

    @Override
    public Setup setup(TimeSource times, CallListener listener, SecretStore store) {
        return Setup.scripted(this, times, listener, store);
    }

    @Override
    public int requests() {
        return requests;
    }

    @Override
    public boolean respondedWithSuccessOnly() {
        return onlyGood;
    }

    @Override
    public List<byte[]> documents() {
        return script.responses().stream().map(Script.Response::body).toList();
    }

    @Override
    public void check(Action action, @Nullable ApiTokenException error) {
        if (violation != null) {
            throw violation;
        }
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        checkTarget(request);
        if (requests >= MAX_REQUESTS) {
            throw broken("more than " + MAX_REQUESTS + " requests, the last one " + request);
        }
        Script.Response response = script.response(requests++);
        onlyGood &= response.isGood();
        spend(response.slow() ? SLOW : ROUND_TRIP, attempt);
        return switch (response.end()) {
            case LOST -> throw new IOException("connection reset");
            case UNSENT -> throw new NotSentException("connection refused", new IOException("connection refused"));
            case BROKEN -> throw new IllegalStateException("a transport that breaks its contract");
            case CUT -> response(response, new SequenceInputStream(body(response), new Cut()));
            case WHOLE -> response(response, body(response));
        };
    }

    private void spend(Duration time, Attempt attempt) throws IOException {
        Duration left = attempt.timeLeft();
        if (time.compareTo(left) > 0) {
            timeSource.advance(left);
            throw new InterruptedIOException("timeout");
        }
        timeSource.advance(time);
    }

    private void checkTarget(HttpRequest request) {
        HttpUrl url = HttpUrl.parse(request.url());
        if (url == null || bases.stream().noneMatch(base -> isBelow(url, HttpUrl.get(base)))) {
            throw broken("a request with a credential leaves " + bases + ": " + request);
        }
    }

    private static boolean isBelow(HttpUrl url, HttpUrl allowed) {
        return url.scheme().equals(allowed.scheme())
                && url.host().equals(allowed.host())
                && url.port() == allowed.port()
                && url.encodedPath().startsWith(allowed.encodedPath());
    }

    private Violation broken(String rule) {
        violation = new Violation(rule);
        return violation;
    }

    private static InputStream body(Script.Response response) {
        return new ByteArrayInputStream(response.body());
    }

    private static HttpResponse response(Script.Response response, InputStream body) {
        return new HttpResponse(response.status(), Headers.of(response.headers().toArray(new String[0])), body);
    }

    /** The end of an interrupted body. */
    private static final class Cut extends InputStream {

        @Override
        public int read() throws IOException {
            throw new IOException("unexpected end of stream");
        }
    }
}
