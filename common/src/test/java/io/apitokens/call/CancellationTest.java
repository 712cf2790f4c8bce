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
    private final ManualTimeSource timeSource = new ManualTimeSource();

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
        assertThrows(InterruptedException.class, () -> cancellation.sleep(timeSource, Duration.ofSeconds(1)));
        assertEquals(0, timeSource.waits().size());
    }

    @Test
    void aSleeperIsWokenAndItsThreadKeepsNoInterrupt() {
        timeSource.onSleep(cancellation::cancel);
        assertThrows(InterruptedException.class, () -> cancellation.sleep(timeSource, Duration.ofSeconds(1)));
        assertFalse(Thread.currentThread().isInterrupted());
    }
}
