package io.apitokens.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NoCredentialsException;
import io.apitokens.error.Outcome;
import io.apitokens.transport.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks that users of a stored credential follow the store, and continue while it is unavailable. */
class StoredCredentialSourceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Place place = new Place();
    private volatile Instant now = START;
    private final CredentialSource source = CredentialSource.from(place, "Bearer", EVERY, () -> now);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void shutDown() {
        threads.shutdownNow();
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException undeclared(Throwable failure) throws E {
        throw (E) failure;
    }

    /** A store of one secret. */
    private static final class Place implements SecretStore {

        private final AtomicInteger reads = new AtomicInteger();
        private volatile @Nullable String secret;
        private volatile @Nullable Exception failure;
        private volatile @Nullable CountDownLatch entered;
        private volatile @Nullable CountDownLatch gate;

        @Override
        public String id() {
            return "memory:place";
        }

        @Override
        public void check() {}

        @Override
        public Optional<StoredSecret> read() throws IOException {
            reads.incrementAndGet();
            String stored = secret;
            await();
            if (failure instanceof IOException e) {
                throw e;
            }
            if (failure != null) {
                throw StoredCredentialSourceTest.<RuntimeException>undeclared(failure);
            }
            return Optional.ofNullable(stored).map(text -> StoredSecret.of(Secret.of(text), text));
        }

        private void await() throws IOException {
            CountDownLatch held = gate;
            if (held != null) {
                entered.countDown();
                try {
                    held.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted", e);
                }
            }
        }

        /** Makes reads wait until the gate is opened. */
        private CountDownLatch close() {
            entered = new CountDownLatch(1);
            gate = new CountDownLatch(1);
            return gate;
        }

        @Override
        public String write(IssuedToken issued, @Nullable String expectedVersion) {
            throw new AssertionError("a consumer writes nothing");
        }
    }

    private String get() {
        return get(null);
    }

    private String get(@Nullable String rejected) {
        Credential refused = rejected == null ? null : Credential.of("Bearer", Secret.of(rejected));
        CredentialRequest request = new CredentialRequest("acme", "https://acme.example", HttpMethod.GET, "x", refused);
        return source.get(request).authorization().expose();
    }

    private void later(Duration length) {
        now = now.plus(length);
    }

    @Test
    void theStoreIsReadAgainOnceTheIntervalIsOverAndNotBefore() {
        place.secret = "fake-1";
        assertEquals("Bearer fake-1", get());
        place.secret = "fake-2";
        later(EVERY.minusMillis(1));
        assertEquals("Bearer fake-1", get());
        later(Duration.ofMillis(1));
        assertEquals("Bearer fake-2", get());
        assertEquals(2, place.reads.get());
    }

    @Test
    void aClockThatWasSetBackDoesNotPutTheNextReadOff() {
        place.secret = "fake-1";
        get();
        place.secret = "fake-2";
        now = START.minus(Duration.ofDays(1));
        assertEquals("Bearer fake-2", get());
    }

    @Test
    void aRefusalIsFollowedByAReadAtOnce() {
        place.secret = "fake-1";
        get();
        place.secret = "fake-2";
        assertEquals("Bearer fake-2", get("fake-1"));
        assertEquals("Bearer fake-2", get("fake-1"), "another call was refused with the old one");
        assertEquals(2, place.reads.get());
    }

    @Test
    void aRefusedCredentialThatIsStillTheStoredOneIsGivenAgain() {
        place.secret = "fake-1";
        get();
        assertEquals("Bearer fake-1", get("fake-1"));
        assertEquals(2, place.reads.get());
    }

    @Test
    void aReadThatFailsOrFindsNothingLeavesWhatIsKnown() {
        place.secret = "fake-1";
        get();
        for (Exception failure : List.of(new IOException("down"), new IllegalStateException("odd"))) {
            place.failure = failure;
            later(EVERY);
            assertEquals("Bearer fake-1", get());
            assertEquals("Bearer fake-1", get("fake-1"));
        }
        place.failure = null;
        place.secret = null;
        later(EVERY);
        assertEquals("Bearer fake-1", get());
        place.secret = "fake with a space";
        later(EVERY);
        assertEquals("Bearer fake-1", get());
        place.secret = "fake-2";
        later(EVERY);
        assertEquals("Bearer fake-2", get());
    }

    @Test
    void aReadThatFailedIsNotRetriedBeforeTheIntervalIsOver() {
        place.secret = "fake-1";
        get();
        place.failure = new IOException("down");
        later(EVERY);
        for (int i = 0; i < 100; i++) {
            get();
        }
        assertEquals(2, place.reads.get());
    }

    @Test
    void whereNothingIsStoredThereIsNoCredential() {
        NoCredentialsException none = assertThrows(NoCredentialsException.class, this::get);
        assertEquals(List.of("the secret store holds no secret"), none.tried());
        assertEquals(Outcome.NOT_APPLIED, none.outcome());
        place.secret = "fake-1";
        assertEquals("Bearer fake-1", get(), "as soon as there is one");
    }

    @Test
    void whereNothingIsKnownAFailingReadIsReported() {
        place.failure = new IOException("down");
        ConfigurationException failure = assertThrows(ConfigurationException.class, this::get);
        assertEquals("the stored credential cannot be read. See the cause.", failure.getMessage());
        assertEquals("java.io.IOException", failure.getCause().toString());
        assertEquals(Outcome.NOT_APPLIED, failure.outcome());
    }

    @Test
    void aSecretThatIsNoneIsNotQuoted() {
        place.secret = "fake with a space";
        ConfigurationException failure = assertThrows(ConfigurationException.class, this::get);
        assertFalse(failure.getCause().getMessage().contains("fake"));
    }

    @Test
    void aSchemeThatIsNoneIsRefusedAtOnce() {
        assertThrows(InvalidInputException.class, () -> CredentialSource.from(place, "two words"));
    }

    @Test
    void oneThreadReadsWhileTheOthersGoOnWithWhatIsKnown() throws Exception {
        place.secret = "fake-1";
        get();
        place.secret = "fake-2";
        later(EVERY);
        CountDownLatch gate = place.close();
        Future<String> reader = threads.submit(() -> get());
        assertTrue(place.entered.await(10, TimeUnit.SECONDS));
        for (int i = 0; i < 50; i++) {
            assertEquals("Bearer fake-1", threads.submit(() -> get()).get(10, TimeUnit.SECONDS));
        }
        gate.countDown();
        assertEquals("Bearer fake-2", reader.get(10, TimeUnit.SECONDS));
        assertEquals("Bearer fake-2", get());
        assertEquals(2, place.reads.get());
    }

    @Test
    void whereNothingIsKnownOneThreadReadsAndTheOthersWait() throws Exception {
        place.secret = "fake-1";
        CountDownLatch gate = place.close();
        List<Future<String>> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(threads.submit(() -> get()));
        }
        assertTrue(place.entered.await(10, TimeUnit.SECONDS));
        gate.countDown();
        for (Future<String> one : all) {
            assertEquals("Bearer fake-1", one.get(10, TimeUnit.SECONDS));
        }
        assertEquals(1, place.reads.get());
    }

    @Test
    void aReadThatBeganBeforeTheRefusalDoesNotCountAsItsRefresh() throws Exception {
        place.secret = "fake-1";
        get();
        later(EVERY);
        CountDownLatch gate = place.close();
        Future<String> early = threads.submit(() -> get());
        assertTrue(place.entered.await(10, TimeUnit.SECONDS));
        place.secret = "fake-2";
        Thread[] asking = new Thread[1];
        CountDownLatch asks = new CountDownLatch(1);
        Future<String> refused = threads.submit(() -> {
            asking[0] = Thread.currentThread();
            asks.countDown();
            return get("fake-1");
        });
        assertTrue(asks.await(10, TimeUnit.SECONDS));
        while (asking[0].getState() != Thread.State.WAITING && !refused.isDone()) {
            Thread.onSpinWait();
        }
        gate.countDown();
        early.get(10, TimeUnit.SECONDS);
        assertEquals("Bearer fake-2", refused.get(10, TimeUnit.SECONDS));
    }

    @Test
    void anInterruptedReadIsItsThreadsAlone() throws Exception {
        place.secret = "fake-1";
        place.close();
        Thread.currentThread().interrupt();
        assertThrows(IllegalStateException.class, this::get);
        assertTrue(Thread.interrupted(), "the flag is kept");
        place.gate = null;
        assertEquals("Bearer fake-1", get());
        later(EVERY);
        place.secret = "fake-2";
        place.close();
        Thread.currentThread().interrupt();
        assertEquals("Bearer fake-1", get());
        assertTrue(Thread.interrupted(), "the flag is kept");
        place.gate = null;
        assertEquals("Bearer fake-2", get(), "the next one tries for itself");
    }

    @Test
    void anUndeclaredInterruptedExceptionOfAStoreIsAnInterrupt() {
        place.secret = "fake-1";
        place.failure = new InterruptedException();
        assertThrows(IllegalStateException.class, this::get);
        assertTrue(Thread.interrupted(), "the flag that the store has cleared is set again");
        place.failure = null;
        assertEquals("Bearer fake-1", get(), "the next one tries for itself");
    }
}
