package io.apitokens.benchmarks;

import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import io.apitokens.testkit.ManualTimeSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * A gateway in front of a simulated vendor, on the simulator's time source. It adds a varying latency and rejects the
 * sixth deletion that arrives within any second.
 */
final class WindowedTransport implements HttpTransport {

    static final int DELETES_PER_SECOND = 5;

    private static final long WINDOW = 1_000_000_000;
    private static final byte[] REFUSAL =
            "{\"message\":\"too many requests\",\"requestId\":\"sim\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpTransport next;
    private final ManualTimeSource clock;
    private final Random random = new Random(20260101);
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private int refused;
    private long last;

    WindowedTransport(HttpTransport next, ManualTimeSource clock) {
        this.next = next;
        this.clock = clock;
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        // The request takes 10 to 30 ms and the response 10 ms, as between neighboring regions.
        clock.advance(Duration.ofNanos(10_000_000 + random.nextInt(20_000_000)));
        if (request.method() == HttpMethod.DELETE && !isAllowed(clock.nanoTime())) {
            refused++;
            return new HttpResponse(
                    429, Headers.of("Content-Type", "application/json"), new ByteArrayInputStream(REFUSAL));
        }
        HttpResponse response = next.send(request, attempt);
        clock.advance(Duration.ofMillis(10));
        return response;
    }

    private boolean isAllowed(long now) {
        while (!arrivals.isEmpty() && now - arrivals.peekFirst() >= WINDOW) {
            arrivals.removeFirst();
        }
        if (arrivals.size() == DELETES_PER_SECOND) {
            return false;
        }
        arrivals.addLast(now);
        last = now;
        return true;
    }

    int refused() {
        return refused;
    }

    /** Returns the arrival time of the last accepted deletion, in nanoseconds. */
    long last() {
        return last;
    }

    @Override
    public void close() {
        next.close();
    }
}
