package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.auth.RenewedCredential;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Checks calls whose credential is renewed between two attempts. */
class RenewedCallTest {

    private static final int CALLS = 50;

    private final ManualTimeSource timeSource = new ManualTimeSource();
    private final LoopbackServer server = new LoopbackServer();
    private final AtomicInteger renewals = new AtomicInteger();

    @AfterEach
    void close() {
        server.close();
    }

    private ApiClient client(Callable<RenewedCredential> renew) {
        return Acme.at(server.url())
                .timeSource(timeSource)
                .credentials(CredentialSource.refreshing(renew, Duration.ofMinutes(2), timeSource))
                .build();
    }

    private static RenewedCredential key(int number) {
        return new RenewedCredential(Credential.of("Bearer", Secret.of("fake-" + number)), null);
    }

    /** Rejects the first credential, but only after all calls have sent a request with it. */
    private static final class Expiry extends Dispatcher {

        private final CountDownLatch arrivals = new CountDownLatch(CALLS);

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            if ("Bearer fake-1".equals(request.getHeaders().get("Authorization"))) {
                arrivals.countDown();
                arrivals.await();
                return LoopbackServer.json(401, "");
            }
            return LoopbackServer.json(200, "{\"id\":\"t1\"}");
        }
    }

    @Test
    void fiftyCallsThatAreRefusedTogetherMakeOneRenewal() throws Exception {
        server.responding(new Expiry());
        try (ApiClient client = client(() -> key(renewals.incrementAndGet()))) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < CALLS; i++) {
                calls.add(Acme.call(client, Effect.READ).executeAsync());
            }
            CompletableFuture.allOf(calls.toArray(new CompletableFuture<?>[0])).get(60, TimeUnit.SECONDS);
        }
        assertEquals(2, renewals.get());
        assertEquals(2 * CALLS, server.requests());
        assertEquals(List.of(), timeSource.waits());
    }

    @Test
    void aRenewalThatFailsIsAMatterOfConfigurationAndTheCallWasNotApplied() {
        server.then(LoopbackServer.json(401, ""));
        Callable<RenewedCredential> once = () -> {
            if (renewals.incrementAndGet() > 1) {
                throw new IOException("no network");
            }
            return key(1);
        };
        try (ApiClient client = client(once)) {
            ConfigurationException failure =
                    assertThrows(ConfigurationException.class, Acme.call(client, Effect.ISSUE)::execute);
            assertTrue(failure.getMessage().contains("the credential source failed"));
            assertEquals(List.of(1, Outcome.NOT_APPLIED), List.of(failure.attempts(), failure.outcome()));
        }
    }

    @Test
    void aSourceThatExceedsTheDeadlineEndsTheCallBeforeAnythingIsSent() {
        try (ApiClient client = client(() -> {
            timeSource.advance(Duration.ofSeconds(61));
            return key(1);
        })) {
            DeadlineExceededException failure =
                    assertThrows(DeadlineExceededException.class, Acme.call(client, Effect.ISSUE)::execute);
            assertEquals(List.of(0, Outcome.NOT_APPLIED), List.of(failure.attempts(), failure.outcome()));
            assertEquals(0, server.requests());
        }
    }

    @Test
    void anInterruptDuringTheRenewalIsAnInterruptOfTheCall() {
        try (ApiClient client = client(() -> {
            throw new InterruptedException();
        })) {
            CallInterruptedException failure =
                    assertThrows(CallInterruptedException.class, Acme.call(client, Effect.ISSUE)::execute);
            assertTrue(Thread.interrupted(), "the flag is kept");
            assertEquals(Outcome.NOT_APPLIED, failure.outcome());
            assertEquals(0, server.requests());
        }
    }

    @Test
    void aCredentialThatRevokedItselfIsSentNoMoreButItsSuccessorIs() {
        server.then(LoopbackServer.json(204, ""));
        String[] key = {"fake-doomed"};
        try (ApiClient client = Acme.at(server.url())
                .timeSource(timeSource)
                .credentials(request -> Credential.of("Bearer", Secret.of(key[0])))
                .build()) {
            Acme.call(client, Effect.REVOKE_SELF).execute();
            ConfigurationException failure =
                    assertThrows(ConfigurationException.class, Acme.call(client, Effect.READ)::execute);
            assertTrue(failure.getMessage().contains("the client has revoked its own credential"));
            assertEquals(List.of(0, Outcome.NOT_APPLIED), List.of(failure.attempts(), failure.outcome()));
            assertEquals(1, server.requests());
            key[0] = "fake-successor";
            server.always(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
            Acme.call(client, Effect.READ).execute();
        }
    }

    @Test
    void aCredentialThatCouldNotRevokeItselfGoesOnBeingUsed() {
        server.then(LoopbackServer.json(403, "")).always(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        try (ApiClient client = Acme.at(server.url()).timeSource(timeSource).build()) {
            assertThrows(PermissionDeniedException.class, Acme.call(client, Effect.REVOKE_SELF)::execute);
            Acme.call(client, Effect.READ).execute();
        }
    }
}
