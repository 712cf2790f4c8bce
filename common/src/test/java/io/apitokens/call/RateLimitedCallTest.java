package io.apitokens.call;

import static io.apitokens.call.RateLimitedAcme.WINDOW;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.Outcome;
import io.apitokens.error.VendorUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks that a client stays within the vendor's rate limits by itself. */
class RateLimitedCallTest {

    private static final MockResponse GOOD = LoopbackServer.json(200, "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}");

    private final ManualTimeSource timeSource = new ManualTimeSource();
    private final LoopbackServer server = new LoopbackServer().always(GOOD);

    @AfterEach
    void close() {
        server.close();
    }

    private static void read(ApiClient client) {
        Acme.call(client, Effect.READ).execute();
    }

    private static MockResponse pausing(int status, String length) {
        return LoopbackServer.response(status, "{\"id\":\"t1\"}")
                .addHeader("Pause", length)
                .build();
    }

    @Test
    void theDelayForTheRateLimitIsPartOfTheTimeOfACall() {
        List<CallEnd> ends = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void onEnd(CallEnd end) {
                ends.add(end);
            }
        };
        try (ApiClient client = RateLimitedAcme.limited(server, timeSource)
                .timeout(WINDOW.plusSeconds(5))
                .listener(listener)
                .build()) {
            read(client);
            read(client);
            // A slot that leaves no time for the request is refused as well.
            assertThrows(DeadlineExceededException.class, () -> read(client.withTimeout(WINDOW)));
            read(client);
        }
        assertEquals(List.of(WINDOW, WINDOW), timeSource.waits());
        assertEquals(
                List.of(Duration.ZERO, WINDOW, Duration.ZERO, WINDOW),
                ends.stream().map(CallEnd::duration).toList());
    }

    @Test
    void aCallOfAViewForBulkWorkWaitsForItsSlotBeforeItsTimeoutStarts() {
        Duration timeout = Duration.ofSeconds(1);
        try (ApiClient client =
                RateLimitedAcme.limited(server, timeSource).timeout(timeout).build()) {
            ApiClient bulk = client.withTimeoutAfterRateLimit();
            for (int i = 0; i < 4; i++) {
                read(bulk);
            }
            assertEquals(List.of(WINDOW, WINDOW, WINDOW), timeSource.waits());
            // The timeout is still that of each call, and a retry waits within it.
            server.always(LoopbackServer.json(503, ""));
            assertThrows(VendorUnavailableException.class, () -> read(bulk));
            assertEquals(4, timeSource.waits().stream().filter(WINDOW::equals).count());
            assertThrows(DeadlineExceededException.class, () -> read(client));
            assertThrows(DeadlineExceededException.class, () -> read(bulk.withSharedTimeout(timeout)));
        }
    }

    @Test
    void anInterruptEndsTheDelayOfBulkWorkAndNothingIsSent() {
        try (ApiClient client = RateLimitedAcme.limited(server, timeSource).build()) {
            read(client);
            timeSource.onSleep(() -> Thread.currentThread().interrupt());
            CallInterruptedException failure = assertThrows(
                    CallInterruptedException.class,
                    Acme.call(client.withTimeoutAfterRateLimit(), Effect.DELETE)::execute);
            assertTrue(Thread.interrupted(), "the flag is restored");
            assertEquals(Outcome.NOT_APPLIED, failure.outcome());
            assertEquals(0, failure.attempts());
        }
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void aSlotLaterThanTheTimeoutIsRefusedAndNothingIsSent(Effect effect) {
        try (ApiClient client = RateLimitedAcme.limited(server, timeSource)
                .timeout(WINDOW.minusNanos(1))
                .build()) {
            read(client);
            DeadlineExceededException refusal =
                    assertThrows(DeadlineExceededException.class, Acme.call(client, effect)::execute);
            assertEquals(Outcome.NOT_APPLIED, refusal.outcome());
            assertEquals(0, refusal.attempts());
            assertTrue(refusal.getMessage()
                    .contains("the next slot of the rate limit is later than the timeout; nothing was sent"));
            assertEquals(1, server.requests());
            assertEquals(List.of(), timeSource.waits());
            timeSource.advance(WINDOW);
            read(client);
        }
    }

    @ParameterizedTest
    @CsvSource({"ISSUE, 30, false", "ISSUE, 35, true", "ROTATE, 30, false", "READ, 30, true"})
    void whatIssuesASecretLeavesAThirdOfItsTimeForCleaningUp(Effect effect, long timeout, boolean sent) {
        server.then(pausing(200, "PT20S"));
        try (ApiClient client = RateLimitedAcme.unlimited(server, timeSource).build()) {
            read(client);
            var call = Acme.call(client, effect).timeout(ofSeconds(timeout));
            if (sent) {
                call.execute();
            } else {
                assertThrows(DeadlineExceededException.class, call::execute);
            }
            assertEquals(sent ? 2 : 1, server.requests());
        }
    }

    @Test
    void anInterruptEndsTheDelayAndNothingIsSent() {
        try (ApiClient client = RateLimitedAcme.limited(server, timeSource).build()) {
            read(client);
            timeSource.onSleep(() -> Thread.currentThread().interrupt());
            CallInterruptedException failure =
                    assertThrows(CallInterruptedException.class, Acme.call(client, Effect.ISSUE)::execute);
            assertTrue(Thread.interrupted(), "the flag is restored");
            assertEquals(Outcome.NOT_APPLIED, failure.outcome());
            assertEquals(0, failure.attempts());
            assertEquals(1, server.requests());
        }
    }

    @Test
    void withoutRateLimitingNoCallWaits() {
        server.always(pausing(200, "PT30S"));
        try (ApiClient client = RateLimitedAcme.limited(server, timeSource)
                .withoutRateLimiting()
                .build()) {
            read(client);
            read(client);
            assertEquals(List.of(), timeSource.waits());
        }
    }

    @Test
    void aRetryTakesATurnAtTheTimeWhenItIsSent() {
        server.then(LoopbackServer.json(503, "")).then(GOOD);
        try (ApiClient client = RateLimitedAcme.limited(server, timeSource).build()) {
            read(client);
            assertEquals(List.of(ofMillis(250), WINDOW.minusMillis(250)), timeSource.waits());
            read(client);
            assertEquals(WINDOW.multipliedBy(2), timeSource.elapsed());
        }
    }

    @Test
    void aLongDelayOfARetryDelaysNoOtherCall() {
        server.then(
                LoopbackServer.response(503, "").addHeader("Retry-After", "40").build());
        try (ApiClient client = RateLimitedAcme.limited(server, timeSource).build()) {
            timeSource.onSleep(() -> {
                if (timeSource.waits().equals(List.of(ofSeconds(40)))) {
                    timeSource.advance(WINDOW);
                    read(client);
                }
            });
            read(client);
            assertEquals(List.of(ofSeconds(40)), timeSource.waits());
        }
    }

    @Test
    void aRetryWithAnotherCredentialTakesATurnToo() {
        server.then(LoopbackServer.json(401, "")).then(GOOD);
        List<String> keys = new ArrayList<>(List.of("fake-a", "fake-b"));
        try (ApiClient client = RateLimitedAcme.limited(server, timeSource)
                .credentials(request -> Credential.of("Bearer", Secret.of(keys.remove(0))))
                .build()) {
            read(client);
            assertEquals(List.of(WINDOW), timeSource.waits());
        }
    }

    @Test
    void aRetryWhoseTurnComesAfterTheDeadlineIsNotMade() {
        server.then(LoopbackServer.json(503, ""));
        try (ApiClient client = RateLimitedAcme.limited(server, timeSource)
                .timeout(ofSeconds(8))
                .build()) {
            VendorUnavailableException failure =
                    assertThrows(VendorUnavailableException.class, Acme.call(client, Effect.READ)::execute);
            assertEquals(1, failure.attempts());
            assertTrue(timeSource.elapsed().compareTo(ofSeconds(8)) < 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"200", "404"})
    void aPauseThatAResponseRequestsHoldsEveryLaterCall(int status) {
        server.then(pausing(status, "PT30S"));
        try (ApiClient client = RateLimitedAcme.unlimited(server, timeSource).build()) {
            try {
                read(client);
            } catch (ApiTokenException expected) {
                assertEquals(404, status);
            }
            timeSource.advance(ofSeconds(10));
            Acme.call(client, Effect.ISSUE).timeout(ofSeconds(31)).execute();
            read(client);
            assertEquals(List.of(ofSeconds(20)), timeSource.waits());
        }
    }

    @Test
    void aPauseDelaysARetryButOnlyWithinTheDeadline() {
        server.then(pausing(503, "PT30S")).then(pausing(503, "PT30S"));
        try (ApiClient client = RateLimitedAcme.unlimited(server, timeSource)
                .timeout(ofSeconds(50))
                .build()) {
            VendorUnavailableException failure =
                    assertThrows(VendorUnavailableException.class, Acme.call(client, Effect.READ)::execute);
            assertEquals(2, failure.attempts());
            assertTrue(timeSource.elapsed().compareTo(ofSeconds(50)) < 0);
        }
    }

    @Test
    void anAbsurdPauseCostsNoSecret() {
        server.then(pausing(200, "P106751991167300D"));
        try (ApiClient client = RateLimitedAcme.unlimited(server, timeSource).build()) {
            read(client);
            assertThrows(DeadlineExceededException.class, Acme.call(client, Effect.READ)::execute);
        }
    }
}
