package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Access;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.TimeSource;
import io.apitokens.Token;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.error.VendorUnavailableException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AstroRollbackTest {

    private final TestOrganization fixture = new TestOrganization();

    @AfterEach
    void close() {
        fixture.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("refused", Fault.status(400), InvalidRequestException.class),
                Arguments.of("forbidden", Fault.status(403), PermissionDeniedException.class),
                Arguments.of("broken", Fault.status(500), VendorUnavailableException.class),
                Arguments.of(
                        "broken after it was done", Fault.status(500).afterCommit(), VendorUnavailableException.class),
                Arguments.of("unavailable for long", Fault.status(503).times(4), VendorUnavailableException.class),
                Arguments.of("response lost each time", Fault.responseLost().times(4), TransportException.class),
                Arguments.of("request lost each time", Fault.requestLost().times(4), TransportException.class),
                Arguments.of("page of a gateway", Fault.html(200), UnreadableResponseException.class));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void aTokenWhoseFurtherRolesFailIsDeletedAgain(
            String name, Fault failure, Class<? extends ApiTokenException> cause) {
        fixture.astro.inject(failure.on("POST", "/roles"));

        CreateRolledBackException rolledBack = assertThrows(CreateRolledBackException.class, this::create, name);

        assertInstanceOf(cause, rolledBack.getCause());
        assertEquals(Outcome.NOT_APPLIED, rolledBack.outcome());
        assertEquals(0, fixture.live());
        List<String> paths = fixture.paths();
        assertTrue(paths.get(paths.size() - 1).startsWith("DELETE /tokens/"));
        assertEquals(1, paths.stream().filter("POST /tokens"::equals).count());
    }

    @Test
    void furtherRolesThatAreConfirmedWithoutABodyAreReadAgain() {
        fixture.astro.inject(Fault.emptyBody().on("POST", "/roles"));

        Token token = create().token();

        assertEquals(fixture.tokens().get(token.id()).access(), token.access());
        assertEquals(2, ((Access.Listed) token.access()).grants().size());
        assertEquals(1, fixture.live());
    }

    @Test
    void furtherRolesThatCannotBeReadAgainRollTheCreateBack() {
        fixture.astro.inject(Fault.emptyBody().on("POST", "/roles"));
        fixture.astro.inject(Fault.status(403).on("GET", ".*/tokens/.*"));

        assertThrows(CreateRolledBackException.class, this::create);
        assertEquals(0, fixture.live());
    }

    @Test
    void theMessageOfARolledBackCreateNamesTheStep() {
        fixture.astro.inject(Fault.status(400).on("POST", "/roles"));

        assertTrue(assertThrows(CreateRolledBackException.class, this::create)
                .getMessage()
                .contains("adding the further roles failed; the token was deleted."));
    }

    @Test
    void aRefusedRoleLeavesNothingBehindAndSaysWhy() {
        CreateRolledBackException rolledBack = assertThrows(
                CreateRolledBackException.class,
                () -> fixture.tokens()
                        .create(fixture.twoSteps()
                                .grant("NO_SUCH_ROLE", Resource.dag(fixture.deployment.id(), "etl"))
                                .build()));

        InvalidRequestException cause = assertInstanceOf(InvalidRequestException.class, rolledBack.getCause());
        assertFalse(cause.fieldErrors().isEmpty());
        assertEquals(0, fixture.live());
    }

    @Test
    void aSecondStepWhoseResponseIsLostOnceIsRetriedAndTheTokenStays() {
        fixture.astro.inject(Fault.responseLost().on("POST", "/roles"));

        Secret secret = create().secret();

        assertTrue(fixture.astro.accepts(secret));
        assertEquals(1, fixture.live());
    }

    @Test
    void aDeletionWhoseResponseIsLostStillRollsBackTheCreate() {
        fixture.astro.inject(Fault.status(400).on("POST", "/roles"));
        fixture.astro.inject(Fault.responseLost().on("DELETE", ".*/tokens/[^/]+"));

        assertThrows(CreateRolledBackException.class, this::create);

        assertEquals(0, fixture.live());
    }

    @Test
    void aDeletionThatFindsNoSuchTokenConfirmsNothingAndTheTokenIsHandedOver() {
        fixture.astro.inject(Fault.status(400).on("POST", "/roles"));
        fixture.astro.inject(Fault.status(404).on("DELETE", ".*/tokens/[^/]+"));

        PartialCreateException partial = assertThrows(PartialCreateException.class, this::create);

        assertInstanceOf(NotFoundException.class, partial.getCause().getSuppressed()[0]);
        assertHandsOverTheOneLiveToken(partial);
    }

    @Test
    void aTokenThatCannotBeDeletedAgainIsHandedOverOnceWithItsSecret() {
        fixture.astro.inject(Fault.status(400).on("POST", "/roles"));
        fixture.astro.inject(Fault.status(403).on("DELETE", ".*/tokens/[^/]+"));

        PartialCreateException partial = assertThrows(PartialCreateException.class, this::create);

        assertEquals(Outcome.APPLIED, partial.outcome());
        assertInstanceOf(InvalidRequestException.class, partial.getCause());
        assertInstanceOf(PermissionDeniedException.class, partial.getCause().getSuppressed()[0]);
        assertHandsOverTheOneLiveToken(partial);
    }

    @Test
    void aCreateInterruptedInADelayOfTheSecondStepIsRolledBackAndTheThreadStaysInterrupted() {
        try (TestOrganization interrupted =
                new TestOrganization(builder -> builder.timeSource(new InterruptedWait()))) {
            interrupted.astro.inject(Fault.status(503).on("POST", "/roles"));

            CreateRolledBackException rolledBack = assertThrows(
                    CreateRolledBackException.class,
                    () -> interrupted.tokens().create(interrupted.twoSteps().build()));

            assertTrue(Thread.interrupted());
            assertInstanceOf(CallInterruptedException.class, rolledBack.getCause());
            assertEquals(0, interrupted.live());
        }
    }

    @Test
    void aCreateInterruptedInTheExchangeOfTheSecondStepIsRolledBackAndTheThreadStaysInterrupted() {
        Thread caller = Thread.currentThread();
        fixture.astro.inject(Fault.responseLost().on("POST", "/roles"));
        fixture.astro.onExchange(exchange -> {
            if (exchange.path().endsWith("/roles")) {
                caller.interrupt();
            }
        });

        CreateRolledBackException rolledBack = assertThrows(CreateRolledBackException.class, this::create);

        assertTrue(Thread.interrupted());
        assertInstanceOf(CallInterruptedException.class, rolledBack.getCause());
        assertEquals(0, fixture.live());
    }

    @Test
    void aCreateInterruptedBetweenItsStepsLosesNothing() {
        Thread caller = Thread.currentThread();
        fixture.astro.onExchange(exchange -> {
            if (exchange.path().endsWith("/tokens")) {
                caller.interrupt();
            }
        });

        // Whether the client still reads the response to the first step depends on the operating system.
        ApiTokenException failure = assertThrows(ApiTokenException.class, this::create);

        assertTrue(Thread.interrupted());
        if (failure instanceof LostCreateException lost) {
            assertEquals(1, fixture.live());
            assertTrue(lost.getMessage().contains("Candidates: "), lost.getMessage());
        } else {
            assertInstanceOf(CreateRolledBackException.class, failure);
            assertEquals(0, fixture.live());
        }
    }

    @Test
    void aSecondStepThatExceedsTheDeadlineIsRolledBackInTimeOfItsOwn() {
        try (TestOrganization hasty = new TestOrganization(builder -> builder.timeout(Duration.ofSeconds(30)))) {
            hasty.astro.onExchange(exchange -> {
                if (exchange.path().endsWith("/roles")) {
                    hasty.time.advance(Duration.ofSeconds(31));
                }
            });
            hasty.astro.inject(Fault.responseLost().times(2).on("POST", "/roles"));

            CreateRolledBackException rolledBack = assertThrows(
                    CreateRolledBackException.class,
                    () -> hasty.tokens().create(hasty.twoSteps().build()));

            assertInstanceOf(DeadlineExceededException.class, rolledBack.getCause());
            assertEquals(0, hasty.live());
        }
    }

    private IssuedToken create() {
        return fixture.tokens().create(fixture.twoSteps().build());
    }

    private void assertHandsOverTheOneLiveToken(PartialCreateException partial) {
        assertEquals(1, fixture.live());
        assertTrue(
                fixture.astro.liveTokenIds().contains(partial.id().orElseThrow().value()));
        Secret secret = partial.takeSecret().orElseThrow();
        assertTrue(fixture.astro.accepts(secret));
        assertEquals(Optional.empty(), partial.takeSecret());
        assertFalse(partial.getMessage().contains(secret.expose()));
        assertSame(Outcome.APPLIED, partial.outcome());
    }

    /** A time source whose sleep ends as if another thread had interrupted it. */
    private static final class InterruptedWait implements TimeSource {

        private final ManualTimeSource time = ManualTimeSource.startingAt(TestOrganization.START);

        @Override
        public Instant instant() {
            return time.instant();
        }

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void sleep(Duration length) throws InterruptedException {
            throw new InterruptedException();
        }

        @Override
        public double random() {
            return time.random();
        }
    }
}
