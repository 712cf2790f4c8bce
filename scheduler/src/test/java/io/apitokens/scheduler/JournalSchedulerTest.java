package io.apitokens.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.TokenId;
import io.apitokens.rotation.Journal;
import io.apitokens.testkit.ManualTimeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks the scheduler of cron jobs, which has a journal in a file and no database. */
class JournalSchedulerTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SchedulerStage stage;

    @BeforeEach
    void open() {
        stage = new SchedulerStage(directory);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    /** Opens the journal anew, as each run of a job does. */
    private JournalScheduler job() {
        return JournalScheduler.of(Journal.file(directory.resolve("rotations.journal")))
                .withTimeSource(stage.time)
                .withListener(stage.events::add);
    }

    private List<ScheduleEntry> runFor(Duration length, ScheduledRotation... declarations) {
        Instant end = stage.time.instant().plus(length);
        List<ScheduleEntry> entries = job().runOnce(List.of(declarations));
        while (stage.time.instant().isBefore(end)) {
            stage.time.advance(Duration.ofMinutes(30));
            entries = job().runOnce(List.of(declarations));
        }
        return entries;
    }

    @Test
    void eachRunDoesWhatIsDueAndReturns() throws IOException {
        ScheduledRotation ci = stage.gcore("ci");
        ScheduleEntry first = runFor(Duration.ofHours(3), ci).get(0);
        assertEquals(ScheduleState.SCHEDULED, first.state());
        assertEquals(stage.time.instant().minus(Duration.ofHours(3)).plus(SchedulerStage.EVERY), first.nextRun());
        Secret old = stage.store("ci").read().orElseThrow().secret();

        stage.time.advance(Duration.ofDays(30));
        ScheduleEntry second = runFor(Duration.ofHours(5), ci).get(0);
        assertNotEquals(first.token(), second.token());
        assertFalse(stage.gcore.accepts(old));
        assertTrue(stage.isAccepted("ci"));
        assertFalse(Files.readString(directory.resolve("rotations.journal")).contains(old.expose()));
    }

    @Test
    void aRunThatFindsNothingToDoSendsAndWritesNothing() throws IOException {
        ScheduledRotation ci = stage.gcore("ci");
        runFor(Duration.ofHours(1), ci);
        int requests = stage.gcore.requests().size();
        long size = Files.size(directory.resolve("rotations.journal"));
        job().runOnce(List.of(ci));
        assertEquals(requests, stage.gcore.requests().size());
        assertEquals(size, Files.size(directory.resolve("rotations.journal")));
    }

    @Test
    void aPersonPausesResumesRequestsAndForgets() {
        ScheduledRotation ci = stage.gcore("ci");
        runFor(Duration.ofHours(1), ci);
        TokenId first = Objects.requireNonNull(job().list().get(0).token());
        job().pause("ci", "freeze");
        stage.time.advance(Duration.ofDays(31));
        assertEquals(first, job().runOnce(List.of(ci)).get(0).token());
        job().resume("ci");
        assertNotEquals(first, runFor(Duration.ofHours(4), ci).get(0).token());
        TokenId second = Objects.requireNonNull(job().list().get(0).token());
        job().rotateNow("ci");
        assertNotEquals(second, runFor(Duration.ofHours(4), ci).get(0).token());
        job().forget("ci");
        assertEquals(List.of(), job().list());
    }

    @Test
    void oneListServesEveryRotationThatARunEnds() throws IOException {
        ScheduledRotation[] many = new ScheduledRotation[5];
        for (int i = 0; i < many.length; i++) {
            SecretStore slow = new SlowStore(stage.store("deploy-" + i), stage.time);
            many[i] = stage.common(
                            ScheduledRotation.builder(
                                    "deploy-" + i, stage.astroTokens(), stage.astroSpec("deploy-" + i)),
                            "deploy-" + i)
                    .store(slow)
                    .build();
        }
        runFor(Duration.ofHours(1), many);
        stage.time.advance(SchedulerStage.EVERY);
        job().runOnce(List.of(many));
        int lists = stage.lists();
        stage.time.advance(SchedulerStage.OVERLAP.plusMinutes(1));
        job().runOnce(List.of(many));
        stage.time.advance(Duration.ofMinutes(11));
        for (ScheduleEntry entry : job().runOnce(List.of(many))) {
            assertEquals(ScheduleState.SCHEDULED, entry.state(), entry::toString);
        }
        assertEquals(1, stage.lists() - lists);
    }

    /** A store whose reads take time. */
    private record SlowStore(SecretStore store, ManualTimeSource time) implements SecretStore {

        @Override
        public String id() {
            return store.id();
        }

        @Override
        public void check() throws IOException {
            store.check();
        }

        @Override
        public Optional<StoredSecret> read() throws IOException {
            time.advance(Duration.ofSeconds(2));
            return store.read();
        }

        @Override
        public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
            return store.write(issued, expectedVersion);
        }
    }
}
