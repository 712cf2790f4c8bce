package io.apitokens.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CancellationTest {

    private final Cancellation cancellation = new Cancellation();
    private final AtomicInteger actions = new AtomicInteger();
    private final ManualTiming timing = new ManualTiming();

    @Test
    void whatIsUnderWayIsEnded() {
        assertTrue(cancellation.begin(false));
        cancellation.onCancel(actions::incrementAndGet);
        assertTrue(cancellation.cancel());
        assertEquals(1, actions.get());
    }

    @Test
    void anActionThatComesLateIsDoneAtOnce() {
        cancellation.cancel();
        cancellation.onCancel(actions::incrementAndGet);
        assertEquals(1, actions.get());
    }

    @Test
    void theActionOfAnAttemptThatEndedIsForgotten() {
        cancellation.begin(false);
        cancellation.onCancel(actions::incrementAndGet);
        cancellation.end();
        cancellation.cancel();
        assertEquals(0, actions.get());
    }

    @Test
    void anAttemptThatMustFinishRefusesUntilItEnded() {
        assertTrue(cancellation.begin(true));
        assertFalse(cancellation.cancel());
        assertFalse(cancellation.isCancelled());
        cancellation.end();
        assertTrue(cancellation.cancel());
    }

    @Test
    void nothingBeginsAfterACancel() {
        cancellation.cancel();
        assertFalse(cancellation.begin(true));
        assertTrue(cancellation.cancel());
    }

    @Test
    void aCancelledCallDoesNotFallAsleep() {
        cancellation.cancel();
        assertThrows(InterruptedException.class, () -> cancellation.sleep(timing, Duration.ofSeconds(1)));
        assertEquals(0, timing.waits().size());
    }

    @Test
    void aSleeperIsWokenAndItsThreadKeepsNoInterrupt() {
        timing.onSleep(cancellation::cancel);
        assertThrows(InterruptedException.class, () -> cancellation.sleep(timing, Duration.ofSeconds(1)));
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
