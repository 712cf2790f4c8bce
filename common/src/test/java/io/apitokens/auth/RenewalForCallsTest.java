package io.apitokens.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.error.CallFacts;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A renewal is made within the time of the call that needs it, and others wait no longer than theirs allows. */
class RenewalForCallsTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final CountDownLatch renewing = new CountDownLatch(1);
    private final CountDownLatch go = new CountDownLatch(1);
    /** What cancels each wait for another's renewal, in the order of the waits. */
    private final BlockingQueue<Runnable> cancels = new LinkedBlockingQueue<>();

    /** Threads of this test alone: on newer JDKs the common pool of a machine with two cores has one. */
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private volatile Instant now = START;

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    private CredentialSource source(Function<CredentialRequest, RenewedCredential> renew) {
        return CredentialSource.refreshing(renew, Duration.ofMinutes(5), () -> now);
    }

    private static RenewedCredential renewed(String token, Instant end) {
        return new RenewedCredential(Credential.of("Bearer", Secret.of(token)), end);
    }

    private CredentialRequest request(Duration timeLeft) {
        Attempt call = new Attempt() {
            @Override
            public Duration timeLeft() {
                return timeLeft;
            }

            @Override
            public void onCancel(Runnable action) {
                cancels.add(action);
            }
        };
        return new CredentialRequest("acme", "https://acme.example", HttpMethod.GET, "x", null, call);
    }

    private RenewedCredential slowly(CredentialRequest request) {
        renewing.countDown();
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return renewed("fake-slow", null);
    }

    private CompletableFuture<Credential> get(CredentialSource source) {
        return CompletableFuture.supplyAsync(() -> source.get(request(Duration.ofMinutes(1))), threads);
    }

    /** Returns what cancels the next wait, once it waits. */
    private Runnable nextWait() throws InterruptedException {
        return Objects.requireNonNull(cancels.poll(10, TimeUnit.SECONDS), "nothing waits");
    }

    private CompletableFuture<Credential> begin(CredentialSource source) throws InterruptedException {
        CompletableFuture<Credential> first = get(source);
        assertTrue(renewing.await(10, TimeUnit.SECONDS));
        return first;
    }

    @Test
    void whoWaitsForARenewalWaitsNoLongerThanItsCallMayTake() throws Exception {
        CredentialSource source = source(this::slowly);
        CompletableFuture<Credential> first = begin(source);
        IllegalStateException e =
                assertThrows(IllegalStateException.class, () -> source.get(request(Duration.ofMillis(1))));
        assertInstanceOf(TimeoutException.class, e.getCause());
        go.countDown();
        first.get(10, TimeUnit.SECONDS);
    }

    @Test
    void whoWaitsForARenewalStopsWhenItsCallIsCancelled() throws Exception {
        CredentialSource source = source(this::slowly);
        CompletableFuture<Credential> first = begin(source);
        CompletableFuture<Credential> second = get(source);
        nextWait().run();
        ExecutionException e = assertThrows(ExecutionException.class, () -> second.get(10, TimeUnit.SECONDS));
        assertInstanceOf(CancellationException.class, e.getCause().getCause());
        go.countDown();
        first.get(10, TimeUnit.SECONDS);
    }

    @Test
    void othersUseTheKnownCredentialWhileOneThreadRenewsEarly() throws Exception {
        boolean[] first = {true};
        CredentialSource source = source(request -> {
            if (first[0]) {
                first[0] = false;
                return renewed("fake-known", START.plus(Duration.ofHours(1)));
            }
            return slowly(request);
        });
        source.get(request(Duration.ofMinutes(1)));
        now = START.plus(Duration.ofMinutes(56));
        CompletableFuture<Credential> early = begin(source);
        assertEquals(
                "Bearer fake-known",
                source.get(request(Duration.ofMinutes(1))).authorization().expose());
        go.countDown();
        assertEquals(
                "Bearer fake-slow",
                early.get(10, TimeUnit.SECONDS).authorization().expose());
    }

    @Test
    void anEarlyRenewalLeavesTimeForTheCallItself() {
        List<Duration> times = new ArrayList<>();
        CredentialSource source = source(request -> {
            times.add(request.attempt().timeLeft());
            return renewed("fake-" + times.size(), now.plus(Duration.ofHours(1)));
        });
        source.get(request(Duration.ofSeconds(90)));
        now = now.plus(Duration.ofMinutes(56));
        source.get(request(Duration.ofSeconds(90)));
        now = now.plus(Duration.ofMinutes(56));
        source.get(request(Duration.ofSeconds(9)));
        assertEquals(List.of(Duration.ofSeconds(90), Duration.ofSeconds(10), Duration.ofSeconds(3)), times);
    }

    @Test
    void aRenewalThatEndedWithTheCallThatMadeItFailsNoOtherCall() throws Exception {
        int[] renewals = {0};
        CredentialSource source = source(request -> {
            if (++renewals[0] > 1) {
                return renewed("fake-second", null);
            }
            slowly(request);
            throw DeadlineExceededException.of(CallFacts.NO_CALL, "the deadline passed", null);
        });
        CompletableFuture<Credential> first = begin(source);
        CompletableFuture<Credential> second = get(source);
        nextWait();
        go.countDown();
        assertEquals(
                "Bearer fake-second",
                second.get(10, TimeUnit.SECONDS).authorization().expose());
        ExecutionException e = assertThrows(ExecutionException.class, () -> first.get(10, TimeUnit.SECONDS));
        assertInstanceOf(DeadlineExceededException.class, e.getCause());
    }

    @Test
    void aTypedFailureIsPassedOn() {
        DeadlineExceededException failure = DeadlineExceededException.of(CallFacts.NO_CALL, "fake", null);
        CredentialSource source = source(request -> {
            throw failure;
        });
        assertSame(
                failure,
                assertThrows(DeadlineExceededException.class, () -> source.get(request(Duration.ofMinutes(1)))));
    }
}
