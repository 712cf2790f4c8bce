package io.apitokens.call;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.VendorUnavailableException;
import io.apitokens.transport.HttpTransport;
import io.apitokens.transport.NotSentException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks the delays and the number of attempts of a call, and that it never exceeds its timeout. */
class CallTimeTest {

    private final ManualTimeSource timeSource = new ManualTimeSource();
    private final LoopbackServer server = new LoopbackServer();
    private final ApiClient client =
            Acme.at(server.url()).timeSource(timeSource).build();

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private static MockResponse busy(int status, String retryAfter) {
        return LoopbackServer.response(status, "")
                .addHeader("Retry-After", retryAfter)
                .build();
    }

    private <E extends ApiTokenException> E failure(Class<E> type, ApiCall<?> call) {
        return assertThrows(type, call::execute);
    }

    @Test
    void waitsDoubleAndAreJittered() {
        server.always(LoopbackServer.json(503, ""));
        failure(VendorUnavailableException.class, Acme.call(client, Effect.READ));
        assertEquals(List.of(ofMillis(250), ofMillis(500), ofMillis(1000)), timeSource.waits());
    }

    @ParameterizedTest
    @CsvSource({"429", "503"})
    void aVendorIsGivenTheTimeItRequested(int status) {
        server.then(busy(status, "7")).then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        Acme.call(client, Effect.READ).execute();
        assertEquals(List.of(ofSeconds(7)), timeSource.waits());
    }

    @Test
    void aDateToWaitForIsMeantByTheVendorsClock() {
        server.then(LoopbackServer.response(429, "")
                        .addHeader("Date", "Mon, 01 Jan 2029 10:00:00 GMT")
                        .addHeader("Retry-After", "Mon, 01 Jan 2029 10:00:09 GMT")
                        .build())
                .then(LoopbackServer.json(200, "{\"id\":\"t1\"}"));
        Acme.call(client, Effect.READ).execute();
        assertEquals(List.of(ofSeconds(9)), timeSource.waits());
    }

    @Test
    void aRetryAfterBeyondTheDeadlineEndsTheCallAtOnceAndIsCarried() {
        server.always(busy(429, "3600"));
        RateLimitedException failure = failure(RateLimitedException.class, Acme.call(client, Effect.ISSUE));
        assertEquals(Optional.of(Duration.ofHours(1)), failure.retryAfter());
        assertEquals(1, server.requests());
        assertEquals(List.of(), timeSource.waits());
    }

    @Test
    void theCallNeverExceedsItsDeadline() {
        server.always(busy(429, "25"));
        RateLimitedException failure = failure(RateLimitedException.class, Acme.call(client, Effect.READ));
        assertEquals(3, failure.attempts());
        assertEquals(ofSeconds(50), timeSource.elapsed());
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void noRetriesMeansExactlyOneRequest(Effect effect) {
        server.always(busy(429, "1"));
        RateLimitedException failure =
                failure(RateLimitedException.class, Acme.call(client, effect).retries(0));
        assertEquals(1, failure.attempts());
        assertEquals(1, server.requests());
        assertEquals(Optional.of(ofSeconds(1)), failure.retryAfter());
    }

    @ParameterizedTest
    @CsvSource({"READ, NOT_APPLIED", "DELETE, UNKNOWN", "ISSUE, UNKNOWN"})
    void timeThatRunsOutDuringAnAttemptIsADeadlineThatKnowsTheOutcome(Effect effect, Outcome outcome) {
        HttpTransport slow = (request, attempt) -> {
            timeSource.advance(attempt.timeLeft());
            throw new IOException("timeout");
        };
        try (ApiClient late = Acme.at("https://acme.example")
                .transport(slow)
                .timeSource(timeSource)
                .build()) {
            DeadlineExceededException failure = failure(DeadlineExceededException.class, Acme.call(late, effect));
            assertEquals(outcome, failure.outcome());
            assertEquals(1, failure.attempts());
        }
    }

    @Test
    void anAttemptReceivesOnlyTheTimeThatIsLeft() {
        List<Duration> told = new java.util.ArrayList<>();
        HttpTransport busy = (request, attempt) -> {
            told.add(attempt.timeLeft());
            timeSource.advance(ofSeconds(4));
            throw new NotSentException("refused", new IOException());
        };
        try (ApiClient hurried = Acme.at("https://acme.example")
                .transport(busy)
                .timeSource(timeSource)
                .timeout(ofSeconds(9))
                .build()) {
            failure(DeadlineExceededException.class, Acme.call(hurried, Effect.READ));
            assertEquals(List.of(ofMillis(9000), ofMillis(4750), ofMillis(250)), told);
        }
    }

    @Test
    void aCallMayHaveATimeOfItsOwn() {
        server.always(busy(429, "2"));
        assertEquals(1, attempts(Acme.call(client, Effect.READ).timeout(ofSeconds(2))));
        assertEquals(2, attempts(Acme.call(client, Effect.READ).timeout(ofSeconds(3))));
        assertEquals(2, attempts(Acme.call(client.withTimeout(ofSeconds(3)), Effect.READ)));
    }

    private int attempts(ApiCall<?> call) {
        return failure(RateLimitedException.class, call).attempts();
    }

    @ParameterizedTest
    @CsvSource({"PT0S", "PT-1S", "PT24H0.000000001S"})
    void aTimeLimitIsPositiveAndAtMostADay(Duration timeout) {
        ApiCall<?> call = Acme.call(client, Effect.READ);
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> call.timeout(timeout));
        assertEquals("timeout is not between 1 ns and 1 day", refusal.getMessage());
        assertThrows(InvalidInputException.class, () -> call.retries(-1));
        assertTrue(server.requests() == 0);
    }
}
