package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.Outcome;
import io.apitokens.transport.HttpTransport;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks that an interrupt ends a delay at once, and that the interrupt flag stays set. */
class CallInterruptTest {

    private final ManualTimeSource timeSource = new ManualTimeSource();
    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url()).timeSource(timeSource).build();

    @AfterEach
    void close() {
        Thread.interrupted();
        client.close();
        server.close();
    }

    @Test
    void anInterruptedThreadSendsNothing() {
        Thread.currentThread().interrupt();
        CallInterruptedException failure =
                assertThrows(CallInterruptedException.class, Acme.call(client, Effect.ISSUE)::execute);
        assertTrue(Thread.interrupted(), "the flag is restored");
        assertTrue(failure.getMessage().contains("the thread was interrupted; nothing was sent"));
        assertEquals(0, failure.attempts());
        assertEquals(0, server.requests());
    }

    @Test
    void anInterruptEndsADelay() {
        server.always(LoopbackServer.json(503, ""));
        timeSource.onSleep(() -> Thread.currentThread().interrupt());
        CallInterruptedException failure =
                assertThrows(CallInterruptedException.class, Acme.call(client, Effect.DELETE)::execute);
        assertTrue(Thread.interrupted(), "the flag is restored");
        assertEquals(Outcome.UNKNOWN, failure.outcome());
        assertEquals(1, server.requests());
    }

    @Test
    void anInterruptDuringAnAttemptIsNotFollowedByAnother() {
        HttpTransport interrupted = (request, attempt) -> {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted");
        };
        try (ApiClient other = Acme.at("https://acme.example")
                .transport(interrupted)
                .timeSource(timeSource)
                .build()) {
            CallInterruptedException failure =
                    assertThrows(CallInterruptedException.class, Acme.call(other, Effect.DELETE)::execute);
            assertTrue(Thread.interrupted(), "the flag is restored");
            assertEquals(1, failure.attempts());
            assertEquals(Outcome.UNKNOWN, failure.outcome());
        }
    }

    @Test
    void cancellingEndsADelayAndLeavesTheThreadClean() throws Exception {
        server.always(LoopbackServer.json(429, ""));
        CountDownLatch asleep = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        timeSource.onSleep(() -> {
            asleep.countDown();
            new CountDownLatch(1).await();
        });
        boolean[] flag = new boolean[1];
        try (ApiClient async = Acme.at(server.url())
                .timeSource(timeSource)
                .executor(task -> new Thread(() -> {
                            task.run();
                            flag[0] = Thread.currentThread().isInterrupted();
                            ended.countDown();
                        })
                        .start())
                .build()) {
            var future = Acme.call(async, Effect.ISSUE).executeAsync();
            assertTrue(asleep.await(10, TimeUnit.SECONDS));
            assertTrue(future.cancel(true), "what waits for another attempt can be cancelled, even an issue");
            assertTrue(future.isCancelled());
            assertTrue(ended.await(10, TimeUnit.SECONDS));
            assertFalse(flag[0], "the executor's thread keeps no interrupt");
            assertEquals(1, server.requests());
        }
    }
}
