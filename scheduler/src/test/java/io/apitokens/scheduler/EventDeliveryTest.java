package io.apitokens.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ConfigurationException;
import io.apitokens.scheduler.FaultyDatabase.ProcessEnded;
import io.apitokens.scheduler.SchedulerEvent.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks what becomes of facts, events and tokens when a process ends at any call of the database. */
class EventDeliveryTest {

    private static final Duration FIRST = Duration.ofDays(1);
    private static final Duration SECOND = Duration.ofDays(32);

    /** Every so many calls, a process ends: before the database sees the call, or after it has made it. */
    private static final int STEP = Integer.getInteger("apitokens.scheduler.step", 13);

    private static final List<Type> HISTORY = List.of(
            Type.DECLARED,
            Type.CREATED,
            Type.VERIFIED,
            Type.STORED,
            Type.CREATED,
            Type.VERIFIED,
            Type.STORED,
            Type.REVOKED);

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private SchedulerStage stage(String name) throws IOException {
        return new SchedulerStage(Files.createDirectory(directory.resolve(name)));
    }

    private static void live(SchedulerStage stage) throws IOException {
        stage.apply(stage.gcore("ci"));
        stage.run(FIRST);
        stage.run(SECOND);
    }

    private int calls() throws IOException {
        try (SchedulerStage stage = stage("whole")) {
            stage.database().endAt(Integer.MAX_VALUE, false);
            live(stage);
            int calls = stage.database().calls();
            check(stage, "whole");
            return calls;
        }
    }

    @Test
    void everyEventIsReportedAndEveryFactNotedOnceWheneverAProcessEnds() throws IOException {
        int calls = calls();
        for (int call = 1; call <= calls; call += STEP) {
            boolean sent = call / STEP % 2 == 1;
            endAt(call, sent);
        }
    }

    @Test
    void aDatabaseThatFailsOnceAtAnyCallLosesNothing() throws IOException {
        int calls = calls();
        for (int call = 5; call <= calls; call += STEP) {
            String name = "failure of call " + call;
            boolean sent = call / STEP % 2 == 0;
            try (SchedulerStage stage = stage("failed-" + call)) {
                stage.database().failAt(call, sent);
                repeated(stage, () -> stage.apply(stage.gcore("ci")));
                repeated(stage, () -> stage.run(FIRST));
                repeated(stage, () -> stage.run(SECOND));
                check(stage, name + (sent ? ", sent" : ", not sent"));
            }
        }
    }

    /** What may fail because of the database. */
    @FunctionalInterface
    private interface Action {
        void run() throws IOException;
    }

    private static void repeated(SchedulerStage stage, Action action) throws IOException {
        try {
            action.run();
        } catch (IOException | ConfigurationException e) {
            stage.time.advance(Duration.ofMinutes(1));
            action.run();
        }
    }

    private void endAt(int call, boolean sent) throws IOException {
        String name = "call " + call + (sent ? ", sent" : ", not sent");
        try (SchedulerStage stage = stage("at-" + call)) {
            stage.database().endAt(call, sent);
            try {
                live(stage);
            } catch (ProcessEnded e) {
                stage.afterDeath("second");
                live(stage);
            }
            check(stage, name);
        }
    }

    private static void check(SchedulerStage stage, String name) throws IOException {
        List<Type> history = stage.scheduler().history("ci").stream()
                .map(SchedulerEvent::type)
                .filter(type -> type != Type.FAILED)
                .limit(HISTORY.size())
                .toList();
        assertEquals(HISTORY, history, name);
        assertTrue(Set.copyOf(stage.types("ci")).containsAll(HISTORY), () -> name + ": " + stage.types("ci"));
        assertTrue(stage.isAccepted("ci"), name);
        Set<String> live = new TreeSet<>(stage.gcore.liveTokenIds());
        live.removeAll(stage.initial);
        assertEquals(Set.of(stage.token("ci").value()), live, name);
    }

    @Test
    void anEventThatADeadProcessDidNotReportIsReportedAfterARestart() throws IOException {
        try (SchedulerStage stage = stage("killed")) {
            stage.apply(stage.gcore("ci"));
            stage.run(FIRST);
            AtomicBoolean deleted = new AtomicBoolean();
            stage.gcore.onExchange(exchange -> {
                if (exchange.method().equals("DELETE") && deleted.compareAndSet(false, true)) {
                    stage.database().endAt(1, false);
                }
            });
            assertThrows(ProcessEnded.class, () -> stage.run(SECOND));
            assertFalse(stage.types("ci").contains(Type.REVOKED), "the process ended between deletion and event");

            stage.afterDeath("second");
            stage.apply(stage.gcore("ci"));
            stage.run(FIRST);
            assertTrue(stage.types("ci").contains(Type.REVOKED));
        }
    }
}
