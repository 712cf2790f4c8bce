package io.apitokens.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.okhttp.OkHttpTransport;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests rotations that crash or pause at a boundary. They run in one process, which is fast enough for many of them.
 */
@Timeout(120)
class RotationBoundariesTest {

    private static final Instant START = Instant.parse("2025-06-01T08:00:00Z");

    /** Longer than any lease and than any visibility delay. */
    private static final Duration LATER = Duration.ofMinutes(11);

    private static final int NEVER = Integer.MAX_VALUE;

    /** The credentials of the rotators: an administrator's, or that of the rotated token itself. */
    private static final List<Function<RotationStage, CredentialSource>> ROTATORS =
            List.of(RotationStage::administrator, stage -> stage.stored(Duration.ZERO));

    /** Simulates a crash at one boundary: each access from then on fails. */
    private static final class CrashingWatcher implements Consumer<String> {

        private final int last;
        private int reached;

        CrashingWatcher(int last) {
            this.last = last;
        }

        @Override
        public void accept(String boundary) {
            reached++;
            if (hasCrashed()) {
                throw new SimulatedCrash();
            }
        }

        boolean hasCrashed() {
            return reached >= last;
        }
    }

    private static final class SimulatedCrash extends Error {

        private static final long serialVersionUID = 1L;
    }

    private static RotationStage stage(CreatingVendor vendor) {
        return new RotationStage(vendor, START, Journal.inMemory(), MemorySecretStore.create());
    }

    private static Rotation rotation(RotationStage stage, ApiTokens tokens, RotationBoundaries boundaries) {
        return Rotation.builder(
                        tokens, stage.first(), boundaries.around(stage.store()), boundaries.around(stage.journal()))
                .overlap(Duration.ofMinutes(2))
                .timeSource(stage.timeSource())
                .build();
    }

    /** Rotates up to a boundary, and returns the number of boundaries reached. */
    private static int rotate(RotationStage stage, CredentialSource credentials, int last) throws InterruptedException {
        CrashingWatcher watcher = new CrashingWatcher(last);
        RotationBoundaries boundaries = new RotationBoundaries(watcher);
        CanCreate tokens = stage.tokens(credentials, boundaries.around(stage.transport()));
        try {
            RotationState end = rotation(stage, tokens, boundaries).run();
            assertInstanceOf(RotationState.Done.class, end);
        } catch (RuntimeException | Error e) {
            if (!watcher.hasCrashed()) {
                throw e;
            }
        }
        return watcher.reached;
    }

    private static int boundaries(CreatingVendor vendor) throws InterruptedException {
        try (RotationStage stage = stage(vendor)) {
            return rotate(stage, stage.administrator(), NEVER);
        }
    }

    private static void assertFinished(RotationStage stage, String when) throws IOException {
        assertTrue(stage.hasWorkingSecret(), when);
        assertEquals(Set.of(), stage.strays(), when);
        assertTrue(
                !stage.simulator().liveTokenIds().contains(stage.first().value()), () -> when + ": the old one lives");
    }

    @ParameterizedTest
    @EnumSource
    void aCrashAtAnyBoundaryLeavesAWorkingSecretAndResumingLeavesNoStray(CreatingVendor vendor) throws Exception {
        int boundaries = boundaries(vendor);
        for (Function<RotationStage, CredentialSource> rotator : ROTATORS) {
            for (int last = 1; last <= boundaries; last++) {
                try (RotationStage stage = stage(vendor)) {
                    CredentialSource credentials = rotator.apply(stage);
                    rotate(stage, credentials, last);
                    assertTrue(stage.hasWorkingSecret(), "after a crash at " + last);
                    stage.timeSource().advance(LATER);
                    rotate(stage, credentials, NEVER);
                    assertFinished(stage, "resumed after a crash at " + last);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondCrashWhileResumingChangesNothing(CreatingVendor vendor) throws Exception {
        int boundaries = boundaries(vendor);
        for (int first = 1; first <= boundaries; first += 4) {
            for (int second = 2; second <= boundaries; second += 5) {
                try (RotationStage stage = stage(vendor)) {
                    String crashes = "after crashes at " + first + " and " + second;
                    rotate(stage, stage.administrator(), first);
                    stage.timeSource().advance(LATER);
                    rotate(stage, stage.administrator(), second);
                    assertTrue(stage.hasWorkingSecret(), crashes);
                    stage.timeSource().advance(LATER);
                    rotate(stage, stage.administrator(), NEVER);
                    assertFinished(stage, crashes);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRotatorThatSleptWhileAnotherFinishedDeletesNothing(CreatingVendor vendor) throws Exception {
        int boundaries = boundaries(vendor);
        for (int boundary = 1; boundary <= boundaries; boundary++) {
            try (RotationStage stage = stage(vendor)) {
                CountDownLatch asleep = new CountDownLatch(1);
                CountDownLatch finished = new CountDownLatch(1);
                Thread sleeper = sleeper(stage, boundary, asleep, finished);
                asleep.await();
                stage.timeSource().advance(LATER);
                rotate(stage, stage.administrator(), NEVER);
                finished.countDown();
                sleeper.join();
                assertFinished(stage, "after a sleep at " + boundary);
            }
        }
    }

    private static Thread sleeper(RotationStage stage, int boundary, CountDownLatch asleep, CountDownLatch finished) {
        AtomicInteger reached = new AtomicInteger();
        RotationBoundaries boundaries = new RotationBoundaries(name -> {
            if (reached.incrementAndGet() == boundary) {
                asleep.countDown();
                await(finished);
            }
        });
        Thread thread = new Thread(() -> {
            CanCreate tokens = stage.tokens(stage.administrator(), boundaries.around(stage.transport()));
            try {
                rotation(stage, tokens, boundaries).run();
            } catch (RuntimeException | InterruptedException tooLate) {
                // The exception is irrelevant: this test checks only what the rotation leaves behind.
                return;
            }
        });
        thread.start();
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aConsumerOfTheStoredSecretIsNeverRejected(CreatingVendor vendor) throws Exception {
        for (Function<RotationStage, CredentialSource> rotator : ROTATORS) {
            try (RotationStage stage = stage(vendor);
                    OkHttpTransport own = OkHttpTransport.create()) {
                CanCreate consumer = stage.tokens(stage.stored(Duration.ofSeconds(10)), own);
                AtomicInteger calls = new AtomicInteger();
                RotationBoundaries boundaries = new RotationBoundaries(boundary -> {
                    call(consumer);
                    calls.incrementAndGet();
                });
                CanCreate tokens = stage.tokens(rotator.apply(stage), boundaries.around(stage.transport()));
                assertInstanceOf(
                        RotationState.Done.class,
                        rotation(stage, tokens, boundaries).run());
                call(consumer);
                assertTrue(calls.get() > 40, calls::toString);
                assertFinished(stage, "with a consumer");
                assertEquals(0, stage.simulator().rejectedRequests());
            }
        }
    }

    /** Sends a request as the consumer. A denied permission is accepted, because the credential worked. */
    private static void call(CanCreate consumer) {
        try {
            consumer.list().iterator().hasNext();
        } catch (PermissionDeniedException mayNotListTokens) {
            return;
        }
    }
}
