package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.stream.JsonReader;
import io.apitokens.call.Acme.Thing;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.transport.HttpMethod;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AsyncCallTest {

    private static final String GOOD = "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}";

    private final ManualTimeSource timeSource = new ManualTimeSource();
    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url()).timeSource(timeSource).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    /** Responds only when the expected number of requests has arrived at the same time. */
    private static final class Gate extends Dispatcher {

        private final CountDownLatch arrivals;
        private final CountDownLatch open;

        Gate(int expected, int openers) {
            this.arrivals = new CountDownLatch(expected);
            this.open = new CountDownLatch(openers);
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            arrivals.countDown();
            arrivals.await();
            open.await();
            return LoopbackServer.json(200, GOOD);
        }
    }

    @Test
    void aThousandCallsAreUnderWayAtOnce() throws Exception {
        server.responding(new Gate(1000, 0));
        List<CompletableFuture<?>> futures = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            futures.add(Acme.call(client, Effect.READ).executeAsync());
        }
        CompletableFuture.allOf(futures.toArray(new CompletableFuture<?>[0])).get(60, TimeUnit.SECONDS);
        assertEquals(1000, server.requests());
    }

    @Test
    void threadsAreDaemonsAndEndWhenTheClientIsClosed() throws Exception {
        AtomicReference<Thread> worker = new AtomicReference<>();
        HttpTransport transport = (request, attempt) -> {
            worker.set(Thread.currentThread());
            throw new NotSentException("refused", new IOException());
        };
        try (ApiClient other = Acme.at("https://acme.example")
                .transport(transport)
                .timeSource(timeSource)
                .build()) {
            failureOf(Acme.call(other, Effect.READ).executeAsync());
        }
        assertTrue(worker.get().isDaemon());
        worker.get().join(10_000);
        assertFalse(worker.get().isAlive());
    }

    @ParameterizedTest
    @EnumSource(names = {"ISSUE", "ROTATE"})
    void cancellingWhileASecretIsBeingIssuedIsRefused(Effect effect) throws Exception {
        Gate gate = new Gate(1, 1);
        server.responding(gate);
        CompletableFuture<?> future = Acme.call(client, effect).executeAsync();
        assertTrue(gate.arrivals.await(10, TimeUnit.SECONDS));
        assertFalse(future.cancel(true));
        assertFalse(future.isDone());
        gate.open.countDown();
        Thing issued = assertInstanceOf(Thing.class, future.get(10, TimeUnit.SECONDS));
        assertEquals("fake-new-secret", issued.secret().expose());
    }

    @Test
    void cancellingWhileTheSecretIsReadIsRefused() throws Exception {
        server.always(LoopbackServer.json(200, GOOD));
        AtomicReference<CompletableFuture<?>> future = new AtomicReference<>();
        CountDownLatch started = new CountDownLatch(1);
        var readsAndCancels = new com.google.gson.TypeAdapter<Thing>() {
            private boolean refused;

            @Override
            public Thing read(JsonReader in) throws IOException {
                await(started);
                refused = !future.get().cancel(true);
                return Thing.ADAPTER.read(in);
            }

            @Override
            public void write(com.google.gson.stream.JsonWriter out, Thing value) {
                throw new AssertionError();
            }
        };
        CompletableFuture<Thing> issue = client.request(
                        new Operation("createThing", HttpMethod.POST, "/things", Effect.ISSUE, 200))
                .issuing(readsAndCancels, Thing::secret)
                .executeAsync();
        future.set(issue);
        started.countDown();
        assertEquals("fake-new-secret", issue.get(10, TimeUnit.SECONDS).secret().expose());
        assertTrue(readsAndCancels.refused);
    }

    /** The operations other than cancelling that end a future from outside. */
    enum Door {
        COMPLETE {
            @Override
            void push(CompletableFuture<?> future) {
                future.complete(null);
            }
        },
        COMPLETE_ASYNC {
            @Override
            void push(CompletableFuture<?> future) {
                future.completeAsync(() -> null, Runnable::run);
            }
        },
        COMPLETE_EXCEPTIONALLY {
            @Override
            void push(CompletableFuture<?> future) {
                future.completeExceptionally(new TimeoutException());
            }
        },
        COMPLETE_ON_TIMEOUT {
            @Override
            void push(CompletableFuture<?> future) throws InterruptedException {
                future.completeOnTimeout(null, 1, TimeUnit.NANOSECONDS);
                awaitTimer();
            }
        },
        OR_TIMEOUT {
            @Override
            void push(CompletableFuture<?> future) throws InterruptedException {
                future.orTimeout(1, TimeUnit.NANOSECONDS);
                awaitTimer();
            }
        };

        abstract void push(CompletableFuture<?> future) throws InterruptedException;

        /** Backoff until the timer of all futures has run the tasks that are already due. */
        private static void awaitTimer() throws InterruptedException {
            CountDownLatch later = new CountDownLatch(1);
            CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS, Runnable::run)
                    .execute(later::countDown);
            assertTrue(later.await(10, TimeUnit.SECONDS));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noDoorOfAFutureDropsASecretThatIsBeingIssued(Door door) throws Exception {
        Gate gate = new Gate(1, 1);
        server.responding(gate);
        CompletableFuture<?> future = Acme.call(client, Effect.ISSUE).executeAsync();
        assertTrue(gate.arrivals.await(10, TimeUnit.SECONDS));
        door.push(future);
        assertFalse(future.isDone());
        gate.open.countDown();
        Thing issued = assertInstanceOf(Thing.class, future.get(10, TimeUnit.SECONDS));
        assertEquals("fake-new-secret", issued.secret().expose());
    }

    @ParameterizedTest
    @EnumSource
    void everyDoorOfAFutureEndsARead(Door door) throws Exception {
        CountDownLatch sending = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        HttpTransport endless = (request, attempt) -> {
            attempt.onCancel(ended::countDown);
            sending.countDown();
            await(ended);
            throw new IOException("ended");
        };
        try (ApiClient other = Acme.at("https://acme.example")
                .transport(endless)
                .timeSource(timeSource)
                .build()) {
            CompletableFuture<?> future = Acme.call(other, Effect.READ).executeAsync();
            assertTrue(sending.await(10, TimeUnit.SECONDS));
            door.push(future);
            await(ended);
            if (door.name().startsWith("COMPLETE") && door != Door.COMPLETE_EXCEPTIONALLY) {
                assertNull(future.get(10, TimeUnit.SECONDS));
            } else {
                ExecutionException failure =
                        assertThrows(ExecutionException.class, () -> future.get(10, TimeUnit.SECONDS));
                assertInstanceOf(TimeoutException.class, failure.getCause());
            }
        }
    }

    @Test
    void aSupplierThatThrowsWhateverItLikesEndsTheFuture() {
        try (ApiClient other = Acme.at(server.url())
                .timeSource(timeSource)
                .executor(task -> {})
                .build()) {
            CompletableFuture<?> future = Acme.call(other, Effect.READ).executeAsync();
            completeBy(future, new TimeoutException("sneaky"));
            assertTrue(future.isCompletedExceptionally());
        }
    }

    private static <T> void completeBy(CompletableFuture<T> future, Throwable failure) {
        future.completeAsync(
                () -> {
                    throw AsyncCallTest.<RuntimeException>sneak(failure);
                },
                Runnable::run);
    }

    /** Throws a checked exception that the compiler would reject. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void aResponseCannotBeReplaced() throws Exception {
        server.always(LoopbackServer.json(200, GOOD));
        CompletableFuture<?> future = Acme.call(client, Effect.ISSUE).executeAsync();
        assertThrows(UnsupportedOperationException.class, () -> future.obtrudeValue(null));
        assertThrows(UnsupportedOperationException.class, () -> future.obtrudeException(new TimeoutException()));
        Thing issued = assertInstanceOf(Thing.class, future.get(10, TimeUnit.SECONDS));
        assertEquals("fake-new-secret", issued.secret().expose());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(10, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"READ", "DELETE"})
    void cancellingAnythingElseEndsTheExchangeAtOnce(Effect effect) throws Exception {
        Gate gate = new Gate(1, 1);
        server.responding(gate);
        CompletableFuture<?> future = Acme.call(client, effect).executeAsync();
        assertTrue(gate.arrivals.await(10, TimeUnit.SECONDS));
        assertTrue(future.cancel(true));
        assertTrue(future.isCancelled());
        gate.open.countDown();
        assertEquals(1, server.requests());
    }

    @Test
    void aFailureIsTheOneThatExecuteWouldThrow() throws Exception {
        server.always(LoopbackServer.json(404, ""));
        assertTrue(failureOf(Acme.call(client, Effect.READ).executeAsync())
                .getMessage()
                .contains("404 not found or not visible to this credential"));
    }

    @Test
    void aClosedClientFailsTheFutureAndSendsNothing() throws Exception {
        client.close();
        ApiTokenException failure = failureOf(Acme.call(client, Effect.READ).executeAsync());
        assertInstanceOf(ConfigurationException.class, failure);
        assertEquals(
                "java.util.concurrent.RejectedExecutionException",
                failure.getCause().toString());
        assertEquals(0, server.requests());
    }

    @Test
    void anExecutorThatIsFullFailsTheFuture() throws Exception {
        try (ApiClient other = Acme.at(server.url())
                .executor(task -> {
                    throw new RejectedExecutionException("full");
                })
                .build()) {
            ApiTokenException failure = failureOf(Acme.call(other, Effect.ISSUE).executeAsync());
            assertTrue(failure.getMessage().contains("the client's executor rejected the call"));
        }
    }

    private static ApiTokenException failureOf(CompletableFuture<?> future) throws Exception {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> future.get(10, TimeUnit.SECONDS));
        return assertInstanceOf(ApiTokenException.class, failure.getCause());
    }
}
