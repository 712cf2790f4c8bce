package io.apitokens.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import io.apitokens.transport.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RefreshingSourceTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private int renewals;
    private boolean broken;
    private final CredentialSource source = CredentialSource.refreshing(this::renew, Duration.ofMinutes(2), () -> now);

    private RenewedCredential renew() throws IOException {
        renewals++;
        if (broken) {
            throw new IOException("no network");
        }
        return new RenewedCredential(credential(renewals), now.plus(Duration.ofHours(1)));
    }

    private static Credential credential(int number) {
        return Credential.of("Bearer", Secret.of("fake-" + number));
    }

    private String get(Credential rejected) {
        CredentialRequest request =
                new CredentialRequest("acme", "https://acme.example", HttpMethod.GET, "x", rejected);
        return source.get(request).authorization().expose();
    }

    @Test
    void aCredentialIsKeptUntilShortlyBeforeItsEnd() {
        assertEquals("Bearer fake-1", get(null));
        now = START.plus(Duration.ofMinutes(58)).minusNanos(1);
        assertEquals("Bearer fake-1", get(null));
        now = START.plus(Duration.ofMinutes(58));
        assertEquals("Bearer fake-2", get(null));
    }

    @Test
    void aRefusedCredentialIsRenewedButNotOneThatCameAfterIt() {
        get(null);
        assertEquals("Bearer fake-2", get(credential(1)));
        assertEquals("Bearer fake-2", get(credential(1)), "another call was refused with the old one");
        assertEquals(2, renewals);
    }

    @Test
    void whenRenewingEarlyFailsAValidCredentialGoesOnBeingUsedUntilItsEnd() {
        get(null);
        broken = true;
        now = START.plus(Duration.ofMinutes(59));
        assertEquals("Bearer fake-1", get(null));
        assertThrows(IllegalStateException.class, () -> get(credential(1)));
        now = START.plus(Duration.ofMinutes(60));
        IllegalStateException failure = assertThrows(IllegalStateException.class, () -> get(null));
        assertEquals("the credential could not be renewed", failure.getMessage());
        assertEquals("no network", failure.getCause().getMessage());
    }

    @Test
    void aRenewalThatGivesNothingCostsNothingThatIsStillValid() {
        boolean[] empty = {false};
        CredentialSource forgetful = CredentialSource.refreshing(
                () -> empty[0] ? null : new RenewedCredential(credential(1), START.plus(Duration.ofHours(1))),
                Duration.ofMinutes(2),
                () -> now);
        CredentialRequest request = new CredentialRequest("acme", "https://acme.example", HttpMethod.GET, "x", null);
        Credential first = forgetful.get(request);
        empty[0] = true;
        now = START.plus(Duration.ofMinutes(59));
        assertEquals(first, forgetful.get(request));
        now = START.plus(Duration.ofMinutes(60));
        assertThrows(IllegalStateException.class, () -> forgetful.get(request));
    }

    @Test
    void oneThreadRenewsWhileTheOthersWait() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch open = new CountDownLatch(1);
        CredentialSource slow = CredentialSource.refreshing(() -> {
            started.countDown();
            open.await();
            renewals++;
            return new RenewedCredential(credential(renewals), null);
        });
        var threads = Executors.newFixedThreadPool(8);
        try {
            List<CompletableFuture<Credential>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(CompletableFuture.supplyAsync(
                        () -> slow.get(new CredentialRequest("acme", "o", HttpMethod.GET, "x", null)), threads));
            }
            started.await();
            open.countDown();
            for (CompletableFuture<Credential> one : all) {
                assertEquals(
                        "Bearer fake-1",
                        one.get(10, TimeUnit.SECONDS).authorization().expose());
            }
        } finally {
            threads.shutdown();
        }
        assertEquals(1, renewals);
    }
}
