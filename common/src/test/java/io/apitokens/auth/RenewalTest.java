package io.apitokens.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.transport.HttpMethod;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests renewal with many threads, with failures, and with interrupts. */
class RenewalTest {

    private static final int THREADS = 50;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final AtomicInteger renewals = new AtomicInteger();
    private volatile Instant now = START;

    @AfterEach
    void shutDown() {
        threads.shutdownNow();
    }

    private static Credential credential(int number) {
        return Credential.of("Bearer", Secret.of("fake-canary-" + number));
    }

    private static CredentialRequest request(Credential rejected) {
        return new CredentialRequest(
                "acme", "https://acme.example", HttpMethod.GET, "https://acme.example/x", rejected);
    }

    /** Returns the distinct results of fifty threads that call the source during the first thread's renewal. */
    private List<String> askFiftyTimes(CredentialSource source, CountDownLatch renewing, CountDownLatch go)
            throws Exception {
        List<Thread> asking = new ArrayList<>();
        List<Future<String>> responses = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            responses.add(threads.submit(() -> {
                synchronized (asking) {
                    asking.add(Thread.currentThread());
                }
                try {
                    return source.get(request(credential(0))).authorization().expose();
                } catch (IllegalStateException e) {
                    return e.getMessage();
                }
            }));
        }
        assertTrue(renewing.await(10, TimeUnit.SECONDS));
        while (waiting(asking) < THREADS) {
            Thread.onSpinWait();
        }
        go.countDown();
        List<String> all = new ArrayList<>();
        for (Future<String> response : responses) {
            all.add(response.get(10, TimeUnit.SECONDS));
        }
        return all.stream().distinct().toList();
    }

    /** Returns the number of threads that wait, for the renewal or in it. */
    private static long waiting(List<Thread> asking) {
        synchronized (asking) {
            return asking.stream()
                    .filter(thread -> thread.getState() == Thread.State.WAITING)
                    .count();
        }
    }

    @Test
    void fiftyThreadsThatAreRefusedMakeOneRenewal() throws Exception {
        CountDownLatch renewing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CredentialSource source = CredentialSource.refreshing(() -> {
            renewing.countDown();
            go.await();
            return new RenewedCredential(credential(renewals.incrementAndGet()), null);
        });
        assertEquals(List.of("Bearer fake-canary-1"), askFiftyTimes(source, renewing, go));
        assertEquals(1, renewals.get());
    }

    @Test
    void fiftyThreadsShareAFailureToo() throws Exception {
        CountDownLatch renewing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CredentialSource source = CredentialSource.refreshing(() -> {
            renewals.incrementAndGet();
            renewing.countDown();
            go.await();
            throw new IOException("no network");
        });
        assertEquals(List.of("the credential could not be renewed"), askFiftyTimes(source, renewing, go));
        assertEquals(1, renewals.get());
    }

    @Test
    void aRefusedCredentialIsRenewedEvenIfItHasTimeLeft() {
        CredentialSource source = CredentialSource.refreshing(
                () -> new RenewedCredential(credential(renewals.incrementAndGet()), START.plus(Duration.ofHours(1))),
                Duration.ofMinutes(2),
                () -> now);
        Credential first = source.get(request(null));
        assertEquals(
                "Bearer fake-canary-2",
                source.get(request(first)).authorization().expose());
    }

    @Test
    void aRenewalThatFailedIsTriedAgainAtTheNextRejectionAndCostsNothingThatStillWorks() {
        boolean[] broken = {false};
        CredentialSource source = CredentialSource.refreshing(() -> {
            renewals.incrementAndGet();
            if (broken[0]) {
                throw new IOException("no network");
            }
            return new RenewedCredential(credential(renewals.get()), null);
        });
        Credential first = source.get(request(null));
        broken[0] = true;
        assertThrows(IllegalStateException.class, () -> source.get(request(first)));
        assertEquals(first, source.get(request(null)), "the vendor may have refused it by mistake");
        broken[0] = false;
        assertEquals(
                "Bearer fake-canary-3",
                source.get(request(first)).authorization().expose());
    }

    @Test
    void aFailingEarlyRenewalIsTriedTenTimesBeforeTheEndAndNotForEveryRequest() {
        CredentialSource source = CredentialSource.refreshing(
                () -> {
                    if (renewals.incrementAndGet() > 1) {
                        throw new IOException("no network");
                    }
                    return new RenewedCredential(credential(1), START.plus(Duration.ofMinutes(60)));
                },
                Duration.ofMinutes(2),
                () -> now);
        source.get(request(null));
        now = START.plus(Duration.ofMinutes(58));
        Instant end = START.plus(Duration.ofMinutes(60));
        while (now.isBefore(end)) {
            assertEquals(
                    "Bearer fake-canary-1",
                    source.get(request(null)).authorization().expose());
            now = now.plusSeconds(1);
        }
        assertEquals(1 + 10, renewals.get());
        assertThrows(IllegalStateException.class, () -> source.get(request(null)));
    }

    @Test
    void anInterruptedRenewalKeepsTheFlagAndFailsNoOtherCaller() {
        CredentialSource source = CredentialSource.refreshing(() -> {
            if (renewals.incrementAndGet() == 1) {
                throw new InterruptedException();
            }
            return new RenewedCredential(credential(2), null);
        });
        assertThrows(IllegalStateException.class, () -> source.get(request(null)));
        assertTrue(Thread.interrupted());
        assertEquals(
                "Bearer fake-canary-2",
                source.get(request(null)).authorization().expose());
    }

    @Test
    void whoWaitsForAnothersRenewalCanBeInterrupted() throws Exception {
        CountDownLatch renewing = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        CredentialSource source = CredentialSource.refreshing(() -> {
            renewing.countDown();
            go.await();
            return new RenewedCredential(credential(1), null);
        });
        Future<Credential> first = threads.submit(() -> source.get(request(null)));
        assertTrue(renewing.await(10, TimeUnit.SECONDS));
        Thread.currentThread().interrupt();
        assertThrows(IllegalStateException.class, () -> source.get(request(null)));
        assertTrue(Thread.interrupted());
        go.countDown();
        assertEquals(credentialText(1), credentialText(first.get(10, TimeUnit.SECONDS)));
    }

    private static String credentialText(int number) {
        return credentialText(credential(number));
    }

    private static String credentialText(Credential credential) {
        return credential.authorization().expose();
    }

    @Test
    void nothingPrintsTheCredential() {
        CredentialSource source = CredentialSource.refreshing(() -> {
            if (renewals.incrementAndGet() > 1) {
                throw new IOException("no network");
            }
            return new RenewedCredential(credential(1), START);
        });
        Credential first = source.get(request(null));
        StringWriter text = new StringWriter();
        assertThrows(IllegalStateException.class, () -> source.get(request(first)))
                .printStackTrace(new PrintWriter(text));
        text.append(new RenewedCredential(first, START).toString());
        text.append(request(first).toString());
        text.append(source.toString());
        assertFalse(text.toString().contains("canary"), text.toString());
    }
}
