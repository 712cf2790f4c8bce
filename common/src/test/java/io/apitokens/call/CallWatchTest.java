package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.Secret;
import io.apitokens.auth.Credential;
import io.apitokens.call.Acme.Thing;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Outcome;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what the listener and the log receive, and that neither can affect a call. */
class CallWatchTest {

    private static final String ISSUED = "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}";
    private static final Logger LOG = Logger.getLogger("io.apitokens");

    private final ManualTimeSource timeSource = new ManualTimeSource();
    private final LoopbackServer server = new LoopbackServer();
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private RuntimeException logFailure;

    private final Handler store = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (logFailure != null) {
                failures.incrementAndGet();
                throw logFailure;
            }
            lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
            assertEquals(null, line.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        store.setLevel(Level.ALL);
        LOG.addHandler(store);
        LOG.setUseParentHandlers(false);
        LOG.setLevel(Level.ALL);
    }

    @AfterEach
    void close() {
        LOG.removeHandler(store);
        LOG.setUseParentHandlers(true);
        LOG.setLevel(null);
        server.close();
    }

    @Test
    void theLogReportsRetriesAndEndsAtDebugWithoutUrlOrSecret() {
        server.then(LoopbackServer.response(429, "token " + Acme.KEY.expose())
                        .addHeader("Retry-After", "2")
                        .build())
                .then(LoopbackServer.json(200, ISSUED))
                .then(LoopbackServer.json(404, "no t1 for " + Acme.KEY.expose()));
        try (ApiClient client = Acme.at(server.url()).timeSource(timeSource).build()) {
            Acme.call(client, Effect.ISSUE).execute();
            assertThrows(ApiTokenException.class, Acme.call(client, Effect.READ)::execute);
        }
        assertEquals(
                List.of(
                        "FINE createThing at acme/7: retry 1 in 2000 ms, after RateLimitedException",
                        "FINE createThing at acme/7: 200 after 2 attempts and 2000 ms",
                        "FINE getThing at acme/7: NotFoundException after 1 attempts and 0 ms"),
                lines);
    }

    @Test
    void aboveDebugNothingIsLogged() {
        LOG.setLevel(Level.INFO);
        server.then(LoopbackServer.json(503, "")).then(LoopbackServer.json(200, ISSUED));
        try (ApiClient client = Acme.at(server.url()).timeSource(timeSource).build()) {
            Acme.call(client, Effect.READ).execute();
        }
        assertEquals(List.of(), lines);
    }

    @Test
    void nothingThatCouldHoldASecretIsHandedToAListener() {
        Set<Class<?>> harmless = Set.of(
                Account.class, Operation.class, Duration.class, Outcome.class, CallEnd.class, int.class, String.class);
        Stream<Class<?>> told = Stream.of(CallListener.class.getMethods())
                .map(Method::getParameterTypes)
                .flatMap(Stream::of);
        Stream<Class<?>> ended = Stream.of(CallEnd.class.getRecordComponents()).map(RecordComponent::getType);
        Stream.concat(told, ended).forEach(type -> assertTrue(harmless.contains(type), type.getName()));
    }

    /** Throws the given throwable from every method, also a checked one. */
    private static final class Broken implements CallListener {

        private final Throwable what;
        private int reports;

        Broken(Throwable what) {
            this.what = what;
        }

        private void fail() {
            reports++;
            Broken.<RuntimeException>sneak(what);
        }

        @SuppressWarnings("unchecked")
        private static <T extends Throwable> void sneak(Throwable what) throws T {
            throw (T) what;
        }

        @Override
        public void onStart(Account account, Operation operation) {
            fail();
        }

        @Override
        public void onAttempt(Account account, Operation operation, int attempt) {
            fail();
        }

        @Override
        public void onRetry(Account account, Operation operation, int retry, Duration wait) {
            fail();
        }

        @Override
        public void onEnd(CallEnd end) {
            fail();
        }
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                IllegalStateException.class,
                NoClassDefFoundError.class,
                StackOverflowError.class,
                InternalError.class,
                Exception.class
            })
    void nothingThatAListenerThrowsCostsASecret(Class<? extends Throwable> type) throws Exception {
        Broken broken = new Broken(type.getDeclaredConstructor().newInstance());
        server.then(LoopbackServer.json(429, "")).then(LoopbackServer.json(200, ISSUED));
        try (ApiClient client =
                Acme.at(server.url()).timeSource(timeSource).listener(broken).build()) {
            Thing issued = (Thing) Acme.call(client, Effect.ISSUE).execute();
            assertEquals("fake-new-secret", issued.secret().expose());
        }
        assertEquals(5, broken.reports);
    }

    @Test
    void aLogThatFailsCostsNoSecret() {
        logFailure = new IllegalStateException("disk is full");
        server.then(LoopbackServer.json(429, "")).then(LoopbackServer.json(200, ISSUED));
        try (ApiClient client = Acme.at(server.url()).timeSource(timeSource).build()) {
            Thing issued = (Thing) Acme.call(client, Effect.ISSUE).execute();
            assertEquals("fake-new-secret", issued.secret().expose());
        }
        assertEquals(2, failures.get());
    }

    @Test
    void aRetryWithAnotherCredentialIsReportedLikeAnyOther() {
        List<String> told = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void onRetry(Account account, Operation operation, int retry, Duration wait) {
                told.add(operation + " " + retry + " " + wait);
            }

            @Override
            public void onEnd(CallEnd end) {
                told.add(end.attempts() + " " + end.status() + " " + end.succeeded());
            }
        };
        server.then(LoopbackServer.json(401, "")).then(LoopbackServer.json(200, ISSUED));
        try (ApiClient client = Acme.at(server.url())
                .timeSource(timeSource)
                .credentials(
                        request -> Credential.of("Bearer", Secret.of(request.afterRejection() ? "fake-b" : "fake-a")))
                .listener(listener)
                .build()) {
            Acme.call(client, Effect.READ).execute();
        }
        assertEquals(List.of("getThing 1 PT0S", "2 200 true"), told);
    }

    @Test
    void aRefusedCredentialThatHasNoSuccessorIsNotReportedAsARetry() {
        List<String> told = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void onRetry(Account account, Operation operation, int retry, Duration wait) {
                told.add(operation + " " + retry + " " + wait);
            }
        };
        server.always(LoopbackServer.json(401, ""));
        try (ApiClient client =
                Acme.at(server.url()).timeSource(timeSource).listener(listener).build()) {
            assertThrows(ApiTokenException.class, Acme.call(client, Effect.READ)::execute);
        }
        assertEquals(List.of(), told);
        assertEquals(List.of("FINE getThing at acme/7: AuthenticationException after 1 attempts and 0 ms"), lines);
    }

    @Test
    void aCallThatSendsNothingEndsToo() {
        List<CallEnd> ends = new ArrayList<>();
        CallListener listener = new CallListener() {
            @Override
            public void onEnd(CallEnd end) {
                ends.add(end);
            }
        };
        MockResponse lost = LoopbackServer.lost();
        server.always(lost);
        ApiClient client =
                Acme.at(server.url()).timeSource(timeSource).listener(listener).build();
        Operation operation = Acme.call(client, Effect.ISSUE).operation();
        assertThrows(ApiTokenException.class, Acme.call(client, Effect.ISSUE)::execute);
        client.close();
        assertThrows(ApiTokenException.class, Acme.call(client, Effect.ISSUE)::execute);
        assertEquals(
                List.of(
                        new CallEnd(
                                Acme.ACCOUNT, operation, 1, Duration.ZERO, 0, Outcome.UNKNOWN, "TransportException"),
                        new CallEnd(
                                Acme.ACCOUNT,
                                operation,
                                0,
                                Duration.ZERO,
                                0,
                                Outcome.NOT_APPLIED,
                                "ConfigurationException")),
                ends);
        assertFalse(ends.get(0).succeeded());
    }
}
