package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Resource;
import io.apitokens.TokenId;
import io.apitokens.TokenUpdate;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.testkit.Fault;
import io.apitokens.transport.Attempt;
import io.apitokens.transport.HttpRequest;
import io.apitokens.transport.HttpResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An operation of several requests has one timeout, and fails alike whether it is interrupted or its time is over. */
class AstroTimeoutTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(1);

    /** The end of one exchange, after the vendor has carried it out. */
    @FunctionalInterface
    private interface Ending {
        void end(Duration left) throws IOException;
    }

    private final OkHttpTransport sender = OkHttpTransport.create();
    private final TestOrganization fixture = new TestOrganization(
            builder -> builder.timeout(TIMEOUT).withoutRateLimiting().transport(this::send));
    private int exchanges;
    private int ended;
    private Duration each = Duration.ZERO;
    private Ending ending = left -> {};

    @AfterEach
    void close() {
        fixture.close();
        sender.close();
    }

    private HttpResponse send(HttpRequest request, Attempt attempt) throws IOException {
        Duration left = attempt.timeLeft();
        HttpResponse response = sender.send(request, attempt);
        if (++exchanges == ended) {
            response.close();
            ending.end(left);
        }
        if (each.compareTo(left) < 0) {
            fixture.time.advance(each);
            return response;
        }
        response.close();
        fixture.time.advance(left);
        throw new IOException("the time of the call was over before the response came");
    }

    private void assertIsOverInTime(int milliseconds, Runnable work) {
        each = Duration.ofMillis(milliseconds);
        long start = fixture.time.nanoTime();
        try {
            work.run();
        } catch (ApiTokenException failed) {
            assertTrue(failed.attempts() > 0);
        }
        Duration took = Duration.ofNanos(fixture.time.nanoTime() - start);
        assertTrue(took.compareTo(TIMEOUT) <= 0, () -> "took " + took);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 210, 300, 340, 400, 600, 700})
    void theTwoStepsOfACreateTheRollbackAndItsLookUpHaveOneTimeout(int milliseconds) {
        assertIsOverInTime(
                milliseconds, () -> fixture.tokens().create(fixture.twoSteps().build()));
        fixture.astro.inject(Fault.status(400).on("POST", "/roles"));
        fixture.astro.inject(Fault.status(500).on("DELETE", ".*/tokens/[^/]+"));
        assertIsOverInTime(
                milliseconds, () -> fixture.tokens().create(fixture.twoSteps().build()));
    }

    @Test
    void aCreateWhoseSecondStepTakesTooLongIsRolledBackInTheTimeThatIsKeptForIt() {
        ended = 2;
        ending = left -> {
            fixture.time.advance(left);
            throw new IOException("the time of the call was over");
        };
        assertIsOverInTime(50, () -> fixture.tokens().create(fixture.twoSteps().build()));
        assertEquals(0, fixture.live());
    }

    private TokenUpdate everything() {
        return TokenUpdate.builder()
                .name("after")
                .grant("ORGANIZATION_MEMBER", Resource.account())
                .build();
    }

    private TokenId token() {
        return fixture.tokens().create(fixture.simple("before")).token().id();
    }

    /** Returns what an error says, but not why. */
    private List<Object> facts(Ending how, int exchange, Class<?> cause, Runnable work) {
        exchanges = 0;
        ended = exchange;
        ending = how;
        ApiTokenException error = assertThrows(ApiTokenException.class, work::run);
        Throwable first = error.getCause() == null || cause.isInstance(error) ? error : error.getCause();
        assertEquals(cause, first.getClass());
        return List.of(
                error.outcome(),
                error.operation(),
                error.account(),
                error.attempts(),
                cause.isInstance(error) ? "itself" : error.getClass());
    }

    private void assertSameFacts(int exchange, Runnable work) {
        List<Object> late = facts(
                left -> {
                    fixture.time.advance(left);
                    throw new IOException("the time was over");
                },
                exchange,
                DeadlineExceededException.class,
                work);
        List<Object> interrupted = facts(
                left -> {
                    Thread.currentThread().interrupt();
                    throw new IOException("the thread was interrupted");
                },
                exchange,
                CallInterruptedException.class,
                work);
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(late, interrupted);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void anUpdateReportsTheSameFactsWhetherItIsInterruptedOrItsTimeIsOver(int exchange) {
        assertSameFacts(exchange, () -> fixture.tokens().update(token(), everything()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCreateReportsTheSameFactsWhetherItIsInterruptedOrItsTimeIsOver(int exchange) {
        assertSameFacts(
                exchange, () -> fixture.tokens().create(fixture.twoSteps().build()));
    }
}
