package io.apitokens.okhttp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** Tests the time limit of exchanges. */
class DeadlinesTest extends TransportFixture {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Deadlines deadlines = new Deadlines();
    private final BlockingQueue<String> cancelled = new LinkedBlockingQueue<>();

    private Deadlines.Deadline start(Duration left, String name) {
        return deadlines.start(left, () -> cancelled.add(name));
    }

    private String nextCancelled() throws InterruptedException {
        return String.valueOf(cancelled.poll(30, TimeUnit.SECONDS));
    }

    @Test
    void aLaterExchangeMayHaveAnEarlierDeadline() throws InterruptedException {
        Deadlines.Deadline first = start(LONG, "first");
        Deadlines.Deadline second = start(SHORT, "second");
        assertEquals("second", nextCancelled());
        assertTrue(second.isOver());
        assertFalse(first.isOver());
        first.end();
    }

    @Test
    void anExchangeThatEndedIsNotCancelled() throws InterruptedException {
        Deadlines.Deadline first = start(SHORT, "first");
        first.end();
        start(SHORT.multipliedBy(2), "second");
        assertEquals("second", nextCancelled());
        assertFalse(first.isOver());
    }

    @Test
    void aCancellationThatFailsCostsNoOtherItsDeadline() throws InterruptedException {
        deadlines.start(SHORT, () -> {
            throw new AssertionError("of a foreign listener");
        });
        start(SHORT.multipliedBy(2), "second");
        assertEquals("second", nextCancelled());
        start(SHORT, "third");
        assertEquals("third", nextCancelled());
    }

    @Test
    void theThreadEndsWithTheLastExchangeAndAnotherBeginsWithTheNext() throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        for (int i = 0; i < 3; i++) {
            deadlines.start(SHORT, () -> threads.add(Thread.currentThread()));
            Thread watcher = threads.poll(30, TimeUnit.SECONDS);
            watcher.join(30_000);
            assertFalse(watcher.isAlive());
        }
    }

    @Test
    void releasingEndsTheThreadBeforeItsNextLook() throws InterruptedException {
        BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();
        Deadlines.Deadline last = start(LONG, "last");
        deadlines.start(SHORT, () -> threads.add(Thread.currentThread()));
        Thread watcher = threads.poll(30, TimeUnit.SECONDS);
        deadlines.release();
        last.end();
        assertTrue(watcher.isAlive(), "an exchange was open");
        deadlines.release();
        watcher.join(30_000);
        assertFalse(watcher.isAlive());
    }

    private static void isTimeout(IOException failure) {
        assertEquals(InterruptedIOException.class, failure.getClass());
        assertFalse(failure instanceof NotSentException);
    }

    /** Opens the connection first, so that only responses can be late. */
    private void endsInTime(OkHttpTransport transport) throws IOException {
        startHttp(
                response(200, "first").build(),
                response(200, "late").headersDelay(60, TimeUnit.SECONDS).build(),
                response(200, "x".repeat(10_000))
                        .throttleBody(1, 20, TimeUnit.MILLISECONDS)
                        .build());
        Patience attempt = new Patience(Duration.ofSeconds(1));
        assertEquals("200 first", send(transport, request(HttpMethod.GET)));
        isTimeout(assertThrows(IOException.class, () -> transport.send(request(HttpMethod.POST), attempt)));
        isTimeout(assertThrows(IOException.class, () -> {
            try (HttpResponse response = transport.send(request(HttpMethod.GET), attempt)) {
                response.body().readAllBytes();
            }
        }));
    }

    @Test
    void aResponseThatComesTooLateIsATimeoutOverHttp1() throws IOException {
        try (OkHttpTransport transport = OkHttpTransport.create()) {
            endsInTime(transport);
        }
    }

    @Test
    void aResponseThatComesTooLateIsATimeoutOverHttp2() throws IOException {
        try (OkHttpTransport transport =
                OkHttpTransport.builder().client(useTls()).build()) {
            endsInTime(transport);
        }
    }

    @Test
    void aListenerOfASharedClientThatFailsDoesNotExtendTheTime() throws IOException {
        OkHttpClient client = new OkHttpClient.Builder()
                .eventListener(new EventListener() {
                    @Override
                    public void canceled(Call call) {
                        throw new IllegalStateException("of a foreign listener");
                    }
                })
                .build();
        try (OkHttpTransport transport =
                OkHttpTransport.builder().client(client).keepInterceptors().build()) {
            endsInTime(transport);
        }
    }

    @Test
    void theCallTimeoutOfASharedClientIsReplacedByTheTimeOfTheAttempt() throws IOException {
        startHttp(
                response(200, "whole").headersDelay(300, TimeUnit.MILLISECONDS).build());
        OkHttpClient client =
                new OkHttpClient.Builder().callTimeout(Duration.ofMillis(20)).build();
        try (OkHttpTransport transport =
                OkHttpTransport.builder().client(client).build()) {
            assertEquals("200 whole", send(transport, request(HttpMethod.GET)));
        }
    }
}
