package io.apitokens.benchmarks;

import io.apitokens.TimeSource;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;

/**
 * A gateway in front of a simulated vendor, on the simulator's time source. It adds a varying latency and rejects the
 * sixth deletion that arrives within any second. Thread-safe if the time source is.
 */
final class WindowedTransport implements HttpTransport {

    static final int DELETES_PER_SECOND = 5;

    private static final long WINDOW = 1_000_000_000;
    private static final byte[] REFUSAL =
            "{\"message\":\"too many requests\",\"requestId\":\"sim\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpTransport next;
    private final TimeSource clock;
    private final Duration latency;
    private final Random random = new Random(20260101);
    private final Deque<Long> arrivals = new ArrayDeque<>();
    private int refused;
    private long last;

    /** Creates a gateway that a request reaches after a latency and up to 20 ms, and a response leaves after the latency. */
    WindowedTransport(HttpTransport next, TimeSource clock, Duration latency) {
        this.next = next;
        this.clock = clock;
        this.latency = latency;
    }

    @Override
    public HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        sleep(latency.plusNanos(random.nextInt(20_000_000)));
        if (request.method() == HttpMethod.DELETE && !isAllowed(clock.nanoTime())) {
            return new HttpResponse(
                    429, Headers.of("Content-Type", "application/json"), new ByteArrayInputStream(REFUSAL));
        }
        HttpResponse response = next.send(request, attempt);
        sleep(latency);
        return response;
    }

    private void sleep(Duration length) throws IOException {
        try {
            clock.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private synchronized boolean isAllowed(long now) {
        while (!arrivals.isEmpty() && now - arrivals.peekFirst() >= WINDOW) {
            arrivals.removeFirst();
        }
        if (arrivals.size() == DELETES_PER_SECOND) {
            refused++;
            return false;
        }
        arrivals.addLast(now);
        last = now;
        return true;
    }

    synchronized int refused() {
        return refused;
    }

    /** Returns the arrival time of the last accepted deletion, in nanoseconds. */
    synchronized long last() {
        return last;
    }

    @Override
    public void close() {
        next.close();
    }
}
