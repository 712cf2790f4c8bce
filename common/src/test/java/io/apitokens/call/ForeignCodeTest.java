package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.auth.Credential;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.transport.Headers;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import io.apitokens.transport.HttpTransport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever foreign code throws, the error is typed, and its facts and outcome are those of the call. */
class ForeignCodeTest {

    private static final String QUOTED = "fake-quoted-secret";
    private static final String GOOD = "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}";

    private final ManualTimeSource timeSource = new ManualTimeSource();
    private final List<CallEnd> ends = new ArrayList<>();
    private final List<HttpRequest> sent = new ArrayList<>();

    private final CallListener listener = new CallListener() {
        @Override
        public void onEnd(CallEnd end) {
            ends.add(end);
        }
    };

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    /** Returns one exception of each kind; each quotes a secret. */
    static Stream<Throwable> throwables() {
        return Stream.of(
                InvalidInputException.of("field", QUOTED),
                new IllegalStateException(QUOTED),
                new NoSuchMethodError(QUOTED),
                new OutOfMemoryError(QUOTED),
                new TimeoutException(QUOTED),
                new InterruptedException(QUOTED));
    }

    /** Throws a checked exception that the compiler would reject. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
        throw (E) failure;
    }

    private Acme acme(HttpTransport transport) {
        return Acme.at("https://acme.example")
                .transport(transport)
                .timeSource(timeSource)
                .listener(listener);
    }

    private HttpTransport responding(int status, String body) {
        return (request, attempt) -> {
            sent.add(request);
            return response(status, new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        };
    }

    private static HttpResponse response(int status, InputStream body) {
        return new HttpResponse(status, Headers.of("Content-Type", "application/json"), body);
    }

    private <E extends ApiTokenException> E failure(
            Class<E> type, Acme acme, Effect effect, int attempts, Outcome outcome) {
        try (ApiClient client = acme.build()) {
            E failure = assertThrows(type, Acme.call(client, effect)::execute);
            checkFacts(failure, effect, attempts, outcome);
            return failure;
        }
    }

    private void checkFacts(ApiTokenException failure, Effect effect, int attempts, Outcome outcome) {
        String name = String.valueOf(failure.operation().orElse(null));
        assertEquals(
                List.of("acme/7", attempts, outcome),
                List.of(failure.account().orElse(""), failure.attempts(), failure.outcome()));
        assertTrue(List.of("getThing", "putThing", "deleteThing", "createThing").contains(name), name);
        assertEquals(
                List.of(name + " " + attempts + " " + outcome + " "
                        + failure.getClass().getSimpleName()),
                ends.stream()
                        .map(end -> end.operation() + " " + end.attempts() + " " + end.outcome() + " " + end.error())
                        .toList(),
                "the call ends once for its listener");
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertFalse((failure + trace.toString()).contains(QUOTED), effect + ": " + trace);
    }

    @Test
    void aClassThatIsMissingBeforeSendingIsAConfigurationErrorThatNamesTheJars() {
        OkHttpClient broken = new OkHttpClient.Builder()
                .dns(host -> {
                    throw new NoSuchMethodError(QUOTED);
                })
                .build();
        OkHttpTransport transport = OkHttpTransport.builder().client(broken).build();

        ConfigurationException failure =
                failure(ConfigurationException.class, acme(transport), Effect.ISSUE, 1, Outcome.NOT_APPLIED);

        assertTrue(failure.getMessage().contains("okhttp-jvm-"), failure.getMessage());
        assertEquals("java.lang.LinkageError", String.valueOf(failure.getCause()));
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverATransportThrowsTheRequestMayHaveArrived(Throwable failure) {
        HttpTransport broken = (request, attempt) -> {
            throw sneak(failure);
        };
        int attempts = failure instanceof RuntimeException ? 4 : 1;
        Class<? extends ApiTokenException> type = unlessInterrupted(TransportException.class, failure);
        failure(type, acme(broken), Effect.ISSUE, 1, Outcome.UNKNOWN);
        assertInterruptKept(failure);
        failure(type, acme(broken), Effect.REPLACE, attempts, Outcome.UNKNOWN);
        assertInterruptKept(failure);
        failure(type, acme(broken), Effect.READ, attempts, Outcome.NOT_APPLIED);
        assertInterruptKept(failure);
    }

    private static Class<? extends ApiTokenException> unlessInterrupted(
            Class<? extends ApiTokenException> type, Throwable failure) {
        return failure instanceof InterruptedException ? CallInterruptedException.class : type;
    }

    /** Foreign code that throws an InterruptedException has cleared the flag, which the caller must still see. */
    private void assertInterruptKept(Throwable failure) {
        assertEquals(failure instanceof InterruptedException, Thread.interrupted());
        ends.clear();
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverABodyThrowsTheRequestMayHaveTakenEffect(Throwable failure) {
        HttpTransport broken = (request, attempt) -> response(201, new InputStream() {
            @Override
            public int read() {
                throw ForeignCodeTest.<RuntimeException>sneak(failure);
            }
        });
        Outcome outcome = failure instanceof RuntimeException ? Outcome.APPLIED : Outcome.UNKNOWN;
        failure(ApiTokenException.class, acme(broken), Effect.ISSUE, 1, outcome);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverClosingAResponseThrowsItsSecretIsReturned(Throwable failure) {
        HttpTransport broken = (request, attempt) -> response(201, new ByteArrayInputStream(GOOD.getBytes()) {
            @Override
            public void close() {
                throw ForeignCodeTest.<RuntimeException>sneak(failure);
            }
        });
        try (ApiClient client = acme(broken).build()) {
            assertEquals("t1", ((Acme.Thing) Acme.call(client, Effect.ISSUE).execute()).id());
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverASourceThrowsBeforeTheFirstAttemptNothingWasSent(Throwable failure) {
        Acme acme = acme(responding(201, GOOD)).credentials(request -> {
            throw ForeignCodeTest.<RuntimeException>sneak(failure);
        });
        try (ApiClient client = acme.build()) {
            ApiTokenException refusal = assertThrows(
                    unlessInterrupted(ConfigurationException.class, failure), Acme.call(client, Effect.ISSUE)::execute);
            assertEquals(List.of(0, Outcome.NOT_APPLIED), List.of(refusal.attempts(), refusal.outcome()));
            assertEquals(1, ends.size());
            assertInterruptKept(failure);
            assertThrows(ConfigurationException.class, client::credential);
            assertInterruptKept(failure);
            assertEquals(List.of(), sent);
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverASourceThrowsBeforeARetryTheFirstAttemptIsNotForgotten(Throwable failure) {
        List<Credential> left = new ArrayList<>(List.of(Credential.of("Bearer", Acme.KEY)));
        Acme acme = acme((request, attempt) -> {
                    throw new IOException(QUOTED);
                })
                .credentials(request -> {
                    if (left.isEmpty()) {
                        throw ForeignCodeTest.<RuntimeException>sneak(failure);
                    }
                    return left.remove(0);
                });
        try (ApiClient client = acme.build()) {
            ApiTokenException error = assertThrows(
                    unlessInterrupted(ConfigurationException.class, failure),
                    Acme.call(client, Effect.DELETE)::execute);
            assertEquals(List.of(1, Outcome.UNKNOWN), List.of(error.attempts(), error.outcome()));
            assertEquals(
                    List.of(Outcome.UNKNOWN),
                    ends.stream().map(CallEnd::outcome).toList());
            assertInterruptKept(failure);
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverATimeSourceThrowsBeforeARetryTheFirstAttemptIsNotForgotten(Throwable failure) {
        timeSource.onSleep(() -> {
            throw ForeignCodeTest.<RuntimeException>sneak(failure);
        });
        HttpTransport lost = (request, attempt) -> {
            throw new IOException(QUOTED);
        };
        failure(ApiTokenException.class, acme(lost), Effect.DELETE, 1, Outcome.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverAListenerThrowsTheCallGoesOn(Throwable failure) {
        CallListener broken = new CallListener() {
            @Override
            public void onStart(Account account, Operation operation) {
                throw ForeignCodeTest.<RuntimeException>sneak(failure);
            }

            @Override
            public void onAttempt(Account account, Operation operation, int attempt) {
                throw ForeignCodeTest.<RuntimeException>sneak(failure);
            }

            @Override
            public void onEnd(CallEnd end) {
                ends.add(end);
                throw ForeignCodeTest.<RuntimeException>sneak(failure);
            }
        };
        try (ApiClient client = acme(responding(201, GOOD)).listener(broken).build()) {
            assertEquals("t1", ((Acme.Thing) Acme.call(client, Effect.ISSUE).execute()).id());
            assertEquals(1, ends.size());
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverAnExecutorThrowsInsteadOfRunningATaskNothingWasSent(Throwable failure) {
        Executor broken = task -> {
            throw ForeignCodeTest.<RuntimeException>sneak(failure);
        };
        ApiTokenException refusal = asyncFailure(broken);
        assertInstanceOf(ConfigurationException.class, refusal);
        checkFacts(refusal, Effect.ISSUE, 0, Outcome.NOT_APPLIED);
        assertEquals(List.of(), sent);
    }

    private ApiTokenException asyncFailure(Executor executor) {
        try (ApiClient client = acme(responding(201, GOOD)).executor(executor).build()) {
            var future = Acme.call(client, Effect.ISSUE).executeAsync();
            return (ApiTokenException)
                    assertThrows(CompletionException.class, future::join).getCause();
        }
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void whateverAnExecutorThrowsAfterItRanATaskTheResultIsThatOfTheCall(Throwable failure) {
        Executor broken = task -> {
            task.run();
            throw ForeignCodeTest.<RuntimeException>sneak(failure);
        };
        try (ApiClient client = acme(responding(201, GOOD)).executor(broken).build()) {
            assertEquals(
                    "t1",
                    ((Acme.Thing) Acme.call(client, Effect.ISSUE).executeAsync().join()).id());
            assertEquals(1, ends.size());
        }
    }

    @Test
    void anExecutorThatRunsItsTaskTwiceSendsOnce() {
        Executor eager = task -> {
            task.run();
            task.run();
        };
        try (ApiClient client = acme(responding(201, GOOD)).executor(eager).build()) {
            Acme.call(client, Effect.ISSUE).executeAsync().join();
            assertEquals(1, sent.size());
            assertEquals(1, ends.size());
        }
    }

    @Test
    void aTimeSourceThatFailsAtTheEndCostsNoSecret() {
        HttpTransport transport = responding(201, GOOD);
        boolean[] responded = new boolean[1];
        try (ApiClient client = acme((request, attempt) -> {
                    HttpResponse response = transport.send(request, attempt);
                    responded[0] = true;
                    return response;
                })
                .timeSource(new FailingTimeSource(responded))
                .build()) {
            assertEquals("t1", ((Acme.Thing) Acme.call(client, Effect.ISSUE).execute()).id());
            assertEquals(1, ends.size());
        }
    }

    /** A time source that fails once a response has arrived. */
    private record FailingTimeSource(boolean[] responded) implements io.apitokens.TimeSource {

        @Override
        public java.time.Instant instant() {
            return java.time.Instant.ofEpochMilli(nanoTime());
        }

        @Override
        public long nanoTime() {
            if (responded[0]) {
                throw new IllegalStateException("the time source is gone");
            }
            return 0;
        }

        @Override
        public void sleep(Duration length) {}

        @Override
        public double random() {
            return 0;
        }
    }

    @ParameterizedTest
    @EnumSource
    void anEndedCallTellsTheSameFactsHoweverItEnded(Ending ending) {
        HttpTransport transport = (request, attempt) -> {
            if (ending == Ending.INTERRUPTED) {
                Thread.currentThread().interrupt();
            } else if (ending == Ending.OUT_OF_TIME) {
                timeSource.advance(attempt.timeLeft());
            }
            throw new IOException(QUOTED);
        };
        ApiTokenException failure = failure(ApiTokenException.class, acme(transport), Effect.ISSUE, 1, Outcome.UNKNOWN);
        assertSame(ending.error, failure.getClass());
    }

    private enum Ending {
        FAILED(TransportException.class),
        INTERRUPTED(CallInterruptedException.class),
        OUT_OF_TIME(DeadlineExceededException.class);

        private final Class<?> error;

        Ending(Class<?> error) {
            this.error = error;
        }
    }

    @ParameterizedTest
    @EnumSource(Effect.class)
    void everyChangeAndEveryVerificationAsksForAFreshConnection(Effect effect) {
        try (ApiClient client = acme(responding(404, "")).build()) {
            assertThrows(ApiTokenException.class, Acme.call(client, effect)::execute);
            assertThrows(ApiTokenException.class, Acme.call(client, effect).onFreshConnection()::execute);
            assertEquals(
                    List.of(effect != Effect.READ, true),
                    sent.stream().map(HttpRequest::freshConnection).toList());
        }
    }
}
