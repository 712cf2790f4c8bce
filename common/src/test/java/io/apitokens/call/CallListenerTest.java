package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Account;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallListenerTest {

    private final List<Object> told = new ArrayList<>();
    private final ManualTimeSource timeSource = new ManualTimeSource();

    private final CallListener listener = new CallListener() {
        @Override
        public void onStart(Account account, Operation operation) {
            told.add(operation + " at " + account);
        }

        @Override
        public void onAttempt(Account account, Operation operation, int attempt) {
            told.add("attempt " + attempt);
        }

        @Override
        public void onRetry(Account account, Operation operation, int retry, Duration wait) {
            told.add("retry " + retry + " in " + wait);
        }

        @Override
        public void onEnd(CallEnd end) {
            told.add(end);
        }
    };

    @Test
    void aListenerReceivesTheEventsOfACall() {
        try (LoopbackServer server = new LoopbackServer()
                        .then(LoopbackServer.json(429, ""))
                        .then(LoopbackServer.json(201, "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}"));
                ApiClient client = Acme.at(server.url())
                        .timeSource(timeSource)
                        .listener(listener)
                        .build()) {
            ApiCall<?> call = Acme.call(client, Effect.ISSUE);
            call.execute();
            Duration took = Duration.ofMillis(250);
            assertEquals(
                    List.of(
                            "createThing at acme/7",
                            "attempt 1",
                            "retry 1 in PT0.25S",
                            "attempt 2",
                            new CallEnd(Acme.ACCOUNT, call.operation(), 2, took, 201, Outcome.APPLIED, null)),
                    told);
        }
    }

    @Test
    void aFailureIsReportedByItsKindOnly() {
        try (LoopbackServer server = new LoopbackServer();
                ApiClient client = Acme.at(server.url())
                        .timeSource(timeSource)
                        .listener(listener)
                        .build()) {
            ApiCall<?> call = Acme.call(client, Effect.DELETE);
            assertThrows(ApiTokenException.class, call::execute);
            assertEquals(
                    new CallEnd(
                            Acme.ACCOUNT,
                            call.operation(),
                            1,
                            Duration.ZERO,
                            404,
                            Outcome.NOT_APPLIED,
                            "NotFoundException"),
                    told.get(2));
        }
    }

    @Test
    void aListenerThatFailsFailsNoCall() {
        CallListener broken = new CallListener() {
            @Override
            public void onStart(Account account, Operation operation) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void onEnd(CallEnd end) {
                throw new IllegalStateException("broken");
            }
        };
        try (LoopbackServer server = new LoopbackServer()
                        .always(LoopbackServer.json(201, "{\"id\":\"t1\",\"secret\":\"fake-new-secret\"}"));
                ApiClient client = Acme.at(server.url())
                        .timeSource(timeSource)
                        .listener(broken)
                        .build()) {
            Acme.call(client, Effect.ISSUE).execute();
        }
    }
}
