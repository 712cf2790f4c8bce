package io.apitokens.scheduler;

import static io.apitokens.scheduler.ScheduleState.ADOPTION_REFUSED;
import static io.apitokens.scheduler.ScheduleState.REVOKING;
import static io.apitokens.scheduler.ScheduleState.ROTATING;
import static io.apitokens.scheduler.ScheduleState.SCHEDULED;
import static io.apitokens.scheduler.ScheduleState.STOPPED;
import static io.apitokens.scheduler.ScheduleState.WAITING_FOR_PERSON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenUpdate;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.scheduler.FaultyDatabase.ProcessEnded;
import io.apitokens.scheduler.SchedulerEvent.Type;
import io.apitokens.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks what happens to declared secrets, step by step, with a database in a file and vendors over HTTP. */
class ScheduledRotationTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final int KEYS = 60;
    private static final int WORKERS = 4;

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

    /** Creates a token by hand, and stores its secret. */
    private TokenId stored(String key) {
        return stage.gcoreTokens()
                .create(SchedulerStage.spec(key), stage.store(key))
                .id();
    }

    @Test
    void theFirstRunCreatesATokenIntoAnEmptyStore() throws IOException {
        int before = stage.gcore.liveTokenIds().size();
        stage.apply(stage.gcore("ci"));
        stage.run(DAY);

        assertTrue(stage.isAccepted("ci"));
        assertEquals(before + 1, stage.gcore.liveTokenIds().size());
        assertEquals(SCHEDULED, stage.entry("ci").state());
        assertEquals(List.of(Type.DECLARED, Type.CREATED, Type.VERIFIED, Type.STORED), stage.types("ci"));
    }

    @Test
    void aSecretIsReplacedWhenItIsDueAndTheOldOneIsRevokedAfterTheOverlap() throws IOException {
        stage.apply(stage.gcore("ci"), stage.astro("deploy"));
        stage.run(DAY);
        TokenId first = stage.token("ci");
        Secret old = stage.store("ci").read().orElseThrow().secret();

        stage.run(Duration.ofDays(29));
        assertEquals(ROTATING, stage.entry("ci").state());
        assertEquals("OVERLAP", stage.entry("ci").reason());
        assertTrue(stage.gcore.accepts(old));
        assertNotEquals(old, stage.store("ci").read().orElseThrow().secret());

        stage.run(DAY);
        assertFalse(stage.gcore.accepts(old));
        assertTrue(stage.isAccepted("ci"));
        assertTrue(stage.isAccepted("deploy"));
        assertNotEquals(first, stage.token("ci"));
        assertEquals(SCHEDULED, stage.entry("ci").state());
        SchedulerEvent last = stage.scheduler()
                .history("ci")
                .get(stage.scheduler().history("ci").size() - 1);
        assertEquals(Type.REVOKED, last.type());
        assertEquals(first, last.oldToken());
        assertEquals(stage.token("ci"), last.newToken());
    }

    @Test
    void anOldTokenStaysUntilItIsUnusedAndAFirstOneWaitsForNone() throws IOException {
        stage.apply(stage.gcore("ci", builder -> builder.untilUnused(Duration.ofHours(6), Duration.ofDays(5))));
        stage.run(DAY);
        assertEquals(SCHEDULED, stage.entry("ci").state());
        TokenId old = stage.token("ci");
        Secret secret = stage.store("ci").read().orElseThrow().secret();
        stage.run(Duration.ofDays(29));
        assertEquals(ROTATING, stage.entry("ci").state());
        stage.gcoreTokens().verify(secret); // a consumer that has not read the new one
        stage.run(Duration.ofHours(3));
        assertEquals("STILL_USED", stage.entry("ci").reason());
        assertTrue(stage.gcore.liveTokenIds().contains(old.value()));
        stage.run(DAY);
        assertFalse(stage.gcore.liveTokenIds().contains(old.value()));
    }

    @Test
    void aYearOfRotationsLeavesOneTokenForEachDeclaration() throws IOException {
        int before = stage.gcore.liveTokenIds().size();
        stage.apply(stage.gcore("one"), stage.gcore("two"));
        for (int i = 0; i < 12; i++) {
            stage.run(Duration.ofDays(31));
            assertTrue(stage.isAccepted("one"));
            assertTrue(stage.isAccepted("two"));
        }
        assertEquals(before + 2, stage.gcore.liveTokenIds().size());
        assertEquals(Set.of(), overdue());
    }

    private Set<String> overdue() {
        Instant now = stage.time.instant();
        return stage.scheduler().list().stream()
                .filter(entry -> entry.isOverdue(now))
                .map(ScheduleEntry::key)
                .collect(Collectors.toSet());
    }

    @Test
    void aStoreThatHoldsSomethingIsNotTakenOverWithoutAnId() throws IOException {
        stored("ci");
        stage.apply(stage.gcore("ci"));
        stage.run();

        assertEquals(ADOPTION_REFUSED, stage.entry("ci").state());
        assertTrue(
                stage.entry("ci").reason().contains("adopt(id)"),
                stage.entry("ci").reason());
        assertTrue(stage.isAccepted("ci"));
    }

    @Test
    void aTokenIsAdoptedByItsIdAndRotatedWhenItIsDue() throws IOException {
        TokenId id = stored("ci");
        stage.time.advance(Duration.ofDays(10));
        stage.apply(stage.gcore("ci", builder -> builder.adopt(id)));
        stage.run();
        assertEquals(SCHEDULED, stage.entry("ci").state());
        assertEquals(id, stage.token("ci"));
        assertEquals(Type.ADOPTED, stage.types("ci").get(1));

        stage.run(Duration.ofDays(19));
        assertEquals(id, stage.token("ci"));
        stage.run(Duration.ofDays(2));
        assertNotEquals(id, stage.token("ci"));
        assertTrue(stage.isAccepted("ci"));
    }

    @Test
    void deadOrForeignContentIsNotAdopted() throws IOException {
        TokenId dead = stored("dead");
        stage.gcoreTokens().delete(dead);
        TokenId foreign = stored("foreign");
        TokenId other =
                stage.gcoreTokens().create(SchedulerStage.spec("other")).token().id();
        stage.apply(
                stage.gcore("dead", builder -> builder.adopt(dead)),
                stage.gcore("foreign", builder -> builder.adopt(other)),
                stage.gcore("empty", builder -> builder.adopt(other)));
        stage.run();

        for (String key : List.of("dead", "foreign", "empty")) {
            assertEquals(ADOPTION_REFUSED, stage.entry(key).state(), key);
        }
        assertTrue(stage.entry("dead").reason().contains("rejects"));
        assertTrue(stage.entry("foreign").reason().contains("belongs to " + foreign));
        assertTrue(stage.entry("empty").reason().contains("is empty"));
    }

    @Test
    void aRefusedAdoptionIsTriedAgainWhenAPersonResumesIt() throws IOException {
        stored("ci");
        stage.apply(stage.gcore("ci"));
        stage.run();
        Files.delete(directory.resolve("ci.secret"));
        new Operations(stage.scheduler().worker()).resume("ci");
        stage.wake("ci");
        stage.run(DAY);
        assertEquals(SCHEDULED, stage.entry("ci").state());
    }

    @Test
    void aValueThatWasChangedByHandWaitsForAPersonWhoMayAcceptIt() throws IOException {
        stage.apply(stage.gcore("ci"));
        stage.run(DAY);
        IssuedToken other = stage.gcoreTokens().create(SchedulerStage.spec("other"));
        String version = stage.store("ci").read().orElseThrow().version();
        stage.store("ci").write(other, version);
        stage.run(Duration.ofDays(40));

        assertEquals(WAITING_FOR_PERSON, stage.entry("ci").state());
        assertEquals(
                "changed by hand: the store holds another secret",
                stage.entry("ci").reason());
        assertTrue(stage.types("ci").contains(Type.WAITING_FOR_PERSON));

        stage.scheduler().resume("ci");
        stage.wake("ci");
        stage.run(DAY);
        assertEquals(SCHEDULED, stage.entry("ci").state());
        assertTrue(stage.isAccepted("ci"));
    }

    @Test
    void aTokenThatWasDeletedByHandWaitsForAPerson() throws IOException {
        stage.apply(stage.gcore("ci"));
        stage.run(DAY);
        TokenId id = stage.token("ci");
        stage.gcoreTokens().delete(id);
        stage.run(Duration.ofDays(30));
        assertEquals(WAITING_FOR_PERSON, stage.entry("ci").state());
        assertEquals(
                "changed by hand: the vendor has no token " + id,
                stage.entry("ci").reason());
    }

    @Test
    void grantsThatWereChangedByHandWaitForAPersonAndAreNamed() throws IOException {
        stage.apply(stage.astro("deploy"));
        stage.run(DAY);
        stage.astroClient
                .tokens()
                .update(
                        stage.token("deploy"),
                        TokenUpdate.builder().name("renamed").build());
        stage.run(Duration.ofDays(30));
        assertEquals(WAITING_FOR_PERSON, stage.entry("deploy").state());
        assertTrue(
                stage.entry("deploy").reason().contains("name was deploy and is renamed"),
                stage.entry("deploy").reason());
    }

    @Test
    void aPoisonEntryStopsAloneAndIsVisible() throws IOException, SQLException {
        stage.apply(stage.gcore("good"), stage.gcore("poison"));
        stage.run(DAY);
        TestDatabase.execute(
                stage.dataSource(),
                "UPDATE apitokens_schedule SET facts = '{\"state\":\"FUTURE\"' WHERE schedule_key = 'poison'");
        stage.run(Duration.ofDays(35));

        assertEquals(STOPPED, stage.entry("poison").state());
        assertTrue(stage.entry("poison").reason().contains("cannot be read"));
        assertEquals(1L, stage.scheduler().status().states().get(STOPPED));
        assertEquals(
                Type.FAILED, stage.types("poison").get(stage.types("poison").size() - 1));
        assertEquals(SCHEDULED, stage.entry("good").state());
        assertTrue(stage.types("good").contains(Type.REVOKED));
    }

    @Test
    void nothingOverwritesARecordThatCannotBeRead() throws IOException, SQLException {
        ScheduledRotation poison = stage.gcore("poison");
        stage.apply(poison);
        stage.run(DAY);
        String facts = "{\"state\":\"FUTURE\"}";
        TestDatabase.execute(stage.dataSource(), "UPDATE apitokens_schedule SET facts = '" + facts + "'");
        assertThrows(InvalidInputException.class, () -> stage.scheduler().pause("poison", ""));
        assertThrows(InvalidInputException.class, () -> stage.scheduler().resume("poison"));
        assertThrows(InvalidInputException.class, () -> stage.scheduler().rotateNow("poison"));
        stage.apply(poison);
        assertThrows(
                InvalidInputException.class, () -> stage.scheduler().apply(List.of(), stage.gcoreTokens()::delete));
        stage.run(Duration.ofDays(40));
        assertEquals(
                1,
                TestDatabase.number(
                        stage.dataSource(), "SELECT COUNT(*) FROM apitokens_schedule WHERE facts = '" + facts + "'"));
        stage.scheduler().forget("poison");
        assertEquals(List.of(), stage.scheduler().list());
        assertTrue(stage.isAccepted("poison"));
    }

    @Test
    void anErrorThatRepeatingCannotRepairStopsTheRotationAfterThreeRuns() throws IOException {
        stage.apply(
                stage.gcore("good"),
                stage.gcore(
                        "bad",
                        builder -> builder.rotation(rotation -> {
                            throw new IllegalStateException("fake-secret-in-a-foreign-message");
                        })));
        stage.run(DAY);
        assertEquals(STOPPED, stage.entry("bad").state());
        assertEquals("java.lang.IllegalStateException", stage.entry("bad").reason());
        assertEquals(3, stage.types("bad").stream().filter(Type.FAILED::equals).count());
        assertEquals(SCHEDULED, stage.entry("good").state());
        SchedulerStatus status = stage.scheduler().status();
        assertEquals(1L, status.states().get(STOPPED));
        assertEquals(1L, status.failing());
        assertEquals(2L, status.total());
        assertFalse(status.isHealthy());
    }

    @Test
    void anAccountWhoseVendorIsDownBacksOffAndHoldsUpNoOther() throws IOException {
        stage.apply(stage.gcore("one"), stage.gcore("two"), stage.astro("three"));
        stage.gcore.down();
        stage.run(Duration.ofMinutes(30));
        assertEquals(SCHEDULED, stage.entry("three").state());
        assertNotEquals(SCHEDULED, stage.entry("one").state());
        int requests = stage.gcore.requests().size();
        stage.run(Duration.ofMinutes(20));
        assertTrue(stage.gcore.requests().size() - requests <= 12, "the backoff grows");

        stage.gcore.up();
        stage.run(Duration.ofHours(3));
        assertEquals(SCHEDULED, stage.entry("one").state());
        assertEquals(SCHEDULED, stage.entry("two").state());
        assertEquals(0, stage.entry("one").failures());
    }

    @Test
    void anAccountThatIsDownIsAlsoLeftAloneByAWorkerThatStartsLater() throws IOException, SQLException {
        stage.apply(stage.gcore("one"), stage.gcore("two"));
        stage.gcore.down();
        stage.run(Duration.ofMinutes(30));
        int requests = stage.gcore.requests().size();
        stage.restarted("second");
        stage.apply(stage.gcore("one"), stage.gcore("two"));
        stage.run();
        assertEquals(requests, stage.gcore.requests().size());

        stage.gcore.up();
        stage.run(Duration.ofHours(3));
        assertEquals(SCHEDULED, stage.entry("one").state());
        assertEquals(SCHEDULED, stage.entry("two").state());
        assertEquals(0, TestDatabase.number(stage.dataSource(), "SELECT COUNT(*) FROM apitokens_account"));
    }

    @Test
    void anEndOfABackoffThatAWrongClockHasSetIsNotFollowed() throws IOException, SQLException {
        stage.apply(stage.gcore("ci"));
        stage.gcore.down();
        stage.run();
        stage.gcore.up();
        TestDatabase.execute(
                stage.dataSource(),
                "UPDATE apitokens_account SET blocked_until = TIMESTAMP WITH TIME ZONE '2040-01-01 00:00:00+00:00'");
        stage.restarted("second");
        stage.apply(stage.gcore("ci"));
        stage.run(DAY);
        assertEquals(SCHEDULED, stage.entry("ci").state());
    }

    @Test
    void aSecretThatWasStoredWhileAClockWasWrongIsPlannedAnewByApplying() throws IOException {
        stage.apply(stage.gcore("ci"));
        stage.run(DAY);
        Instant wrong = stage.time.instant().plus(Duration.ofDays(365));
        JdbcBook book = (JdbcBook) stage.scheduler().worker().book();
        Schedule record = Objects.requireNonNull(book.read("ci"));
        book.write(
                record,
                record.with(Schedule.SINCE, wrong)
                        .with(Schedule.BEGIN, wrong.plus(SchedulerStage.EVERY))
                        .revised(),
                List.of());
        stage.restarted("second");
        stage.apply(stage.gcore("ci"));
        assertEquals(
                stage.time.instant().plus(SchedulerStage.EVERY), book.read("ci").time(Schedule.BEGIN));
    }

    @Test
    void aSecretThatCannotBeReplacedInTimeIsReportedAsOverdueOnce() throws IOException {
        stage.apply(stage.gcore("ci"));
        stage.run(DAY);
        stage.gcore.down();
        stage.run(Duration.ofDays(50));
        assertEquals(1, stage.types("ci").stream().filter(Type.OVERDUE::equals).count());
        assertEquals(1L, stage.scheduler().status().overdue());
        stage.gcore.up();
        stage.run(DAY);
        assertEquals(0L, stage.scheduler().status().overdue());
    }

    @Test
    void aRotationThatDoesNotEndIsReportedAsOverdueWithTheAgeOfTheNewSecret() throws IOException {
        stage.apply(stage.gcore("ci", builder -> builder.rotateEvery(Duration.ofDays(4))));
        stage.run(DAY);
        stage.gcore.inject(Fault.status(403).on("DELETE", ".*").times(1_000_000));
        stage.run(Duration.ofDays(6));
        ScheduleEntry entry = stage.entry("ci");
        assertEquals(ROTATING, entry.state());
        assertEquals(3, entry.age(stage.time.instant()).orElseThrow().toDays());
        assertEquals(0L, stage.scheduler().status().overdue());
        stage.run(Duration.ofDays(2));
        assertEquals(1L, stage.scheduler().status().overdue());
        assertEquals(1, stage.types("ci").stream().filter(Type.OVERDUE::equals).count());
    }

    @Test
    void applyingTheSameDeclarationsAgainChangesNothing() throws IOException {
        ScheduledRotation ci = stage.gcore("ci");
        stage.apply(ci);
        stage.run(DAY);
        int facts = stage.events.size();
        List<ScheduleEntry> before = stage.scheduler().list();
        stage.apply(ci);
        assertEquals(before, stage.scheduler().list());
        assertEquals(facts, stage.events.size());
        assertEquals(List.of("ci"), stage.scheduler().plan(List.of(ci)).keys(SchedulePlan.Action.KEEP));
    }

    @Test
    void aPlanSaysWhatWouldHappenAndChangesNothing() throws IOException {
        stored("held");
        TokenId taken = stored("taken");
        stage.apply(stage.gcore("kept"), stage.gcore("slower"), stage.gcore("removed"));
        stage.run(DAY);
        ScheduledRotation faster = stage.gcore("slower", builder -> builder.rotateEvery(Duration.ofDays(7)));
        List<ScheduledRotation> declarations = List.of(
                stage.gcore("kept"),
                faster,
                stage.gcore("fresh"),
                stage.gcore("held"),
                stage.gcore("taken", builder -> builder.adopt(taken)));
        String before = stage.scheduler().list().toString();

        SchedulePlan plan = stage.scheduler().plan(declarations);

        assertEquals(List.of("kept"), plan.keys(SchedulePlan.Action.KEEP));
        assertEquals(List.of("slower"), plan.keys(SchedulePlan.Action.CHANGE));
        assertEquals(List.of("fresh"), plan.keys(SchedulePlan.Action.CREATE));
        assertEquals(List.of("held"), plan.keys(SchedulePlan.Action.REFUSE));
        assertEquals(List.of("taken"), plan.keys(SchedulePlan.Action.ADOPT));
        assertEquals(List.of("removed"), plan.keys(SchedulePlan.Action.LEAVE));
        assertTrue(
                plan.toString().contains("every PT720H") && plan.toString().contains("every PT168H"), plan::toString);
        assertEquals(before, stage.scheduler().list().toString());

        stage.scheduler().apply(declarations);
        stage.wake("slower");
        stage.run(Duration.ofDays(7));
        assertTrue(stage.types("slower").contains(Type.REVOKED)
                || stage.entry("slower").state() == ROTATING);
    }

    @Test
    void aRemovedDeclarationIsLeftAloneOrItsTokenRevokedAsAsked() throws IOException {
        stage.apply(stage.gcore("kept"), stage.gcore("removed"));
        stage.run(DAY);
        TokenId token = stage.token("removed");
        stage.restarted("second");
        stage.apply(stage.gcore("kept"));
        stage.time.advance(Duration.ofDays(40));
        stage.run(DAY);
        assertEquals(token, stage.token("removed"), "left alone");
        assertTrue(stage.isAccepted("removed"));

        stage.scheduler().apply(List.of(stage.gcore("kept")), stage.gcoreTokens()::delete);
        assertFalse(stage.isAccepted("removed"));
        assertTrue(stage.isAccepted("kept"));
        assertEquals(1, stage.scheduler().list().size());
        assertEquals(
                List.of(Type.REVOKED, Type.REMOVED),
                stage.types("removed")
                        .subList(
                                stage.types("removed").size() - 2,
                                stage.types("removed").size()));
    }

    @Test
    void aDeclarationThatIsNoLongerAppliedIsNoLongerRun() throws IOException {
        stage.apply(stage.gcore("kept"), stage.gcore("removed"));
        stage.run(DAY);
        TokenId token = stage.token("removed");
        stage.apply(stage.gcore("kept"));
        stage.time.advance(Duration.ofDays(40));
        stage.run(DAY);
        assertEquals(token, stage.token("removed"));
        assertEquals(SCHEDULED, stage.entry("removed").state());
        assertTrue(stage.types("kept").contains(Type.REVOKED));
    }

    @Test
    void aRemovedDeclarationThatHasTwoTokensIsNotRevokedAndNothingIsChanged() throws IOException {
        stage.apply(stage.gcore("kept"), stage.gcore("first"), stage.gcore("second"));
        stage.run(DAY);
        stage.scheduler().rotateNow("second");
        stage.wake("second");
        stage.run(Duration.ofMinutes(1));
        assertEquals(ROTATING, stage.entry("second").state());
        List<ScheduleEntry> before = stage.scheduler().list();
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class,
                () -> stage.scheduler().apply(List.of(stage.gcore("new")), stage.gcoreTokens()::delete));
        assertTrue(
                refusal.getMessage().contains("second, which is being rotated or cannot be read; nothing was changed"));
        assertEquals(before, stage.scheduler().list());
        assertTrue(stage.isAccepted("first"));
    }

    @Test
    void aTokenWhoseRevocationFailedIsKeptOrRevokedLater() throws IOException {
        stage.apply(stage.gcore("one"), stage.gcore("two"));
        stage.run(DAY);
        assertThrows(
                IllegalStateException.class,
                () -> stage.scheduler().apply(List.of(), id -> {
                    throw new IllegalStateException("the program ends here");
                }));
        assertEquals(REVOKING, stage.entry("one").state());
        stage.scheduler().resume("one");
        stage.apply(stage.gcore("one"), stage.gcore("two"));
        stage.wake("one");
        stage.run(Duration.ofDays(31));
        assertTrue(stage.isAccepted("one"));
        assertEquals(SCHEDULED, stage.entry("one").state());
        stage.scheduler().apply(List.of(), stage.gcoreTokens()::delete);
        assertEquals(List.of(), stage.scheduler().list());
        assertEquals(stage.initial, Set.copyOf(stage.gcore.liveTokenIds()));
    }

    @Test
    void aKeyThatMovesToAnotherAccountIsRejected() throws IOException {
        stage.apply(stage.gcore("ci"));
        stage.run(DAY);
        ScheduledRotation moved = stage.astro("ci");
        SchedulePlan plan = stage.scheduler().plan(List.of(moved));
        assertEquals(List.of("ci"), plan.keys(SchedulePlan.Action.REJECT));
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> stage.apply(moved));
        assertTrue(
                refusal.getMessage().contains("ci: account " + moved.account() + " is not that of the recorded token"),
                refusal.getMessage());
        assertTrue(stage.isAccepted("ci"));
    }

    @Test
    void twoDeclarationsMayNotShareAStore() {
        ScheduledRotation one = stage.gcore("one");
        ScheduledRotation two = stage.gcore("two", builder -> builder.store(stage.store("one")));
        InvalidInputException refusal = assertThrows(InvalidInputException.class, () -> stage.apply(one, two));
        assertTrue(refusal.getMessage().contains("one store for one and two"), refusal.getMessage());
    }

    @Test
    void aPausedRotationWaitsAndOneThatIsRequestedRunsNow() throws IOException {
        stage.apply(stage.gcore("ci"));
        stage.run(DAY);
        TokenId first = stage.token("ci");
        stage.scheduler().pause("ci", "release freeze, ada");
        stage.run(Duration.ofDays(32));
        assertEquals(first, stage.token("ci"));
        assertTrue(stage.entry("ci").isPaused());
        assertEquals("release freeze, ada", stage.entry("ci").reason());
        assertThrows(InvalidInputException.class, () -> stage.scheduler().rotateNow("ci"));

        stage.scheduler().resume("ci");
        stage.wake("ci");
        stage.run(DAY);
        TokenId second = stage.token("ci");
        assertNotEquals(first, second);

        stage.scheduler().rotateNow("ci");
        stage.wake("ci");
        stage.run(DAY);
        assertNotEquals(second, stage.token("ci"));
        assertThrows(InvalidInputException.class, () -> stage.scheduler().pause("unknown", ""));
        assertThrows(InvalidInputException.class, () -> stage.scheduler().pause("ci", "x".repeat(1001)));
    }

    @Test
    void oneListServesEveryRotationThatIsDueInItsWindow() throws IOException {
        stage.time.advance(Duration.ofMinutes(3)); // not at the very end of a window
        ScheduledRotation[] many = new ScheduledRotation[5];
        for (int i = 0; i < many.length; i++) {
            many[i] = stage.astro("deploy-" + i);
        }
        stage.apply(many);
        stage.run(DAY);
        int lists = stage.lists();
        stage.run(Duration.ofDays(31));
        for (int i = 0; i < many.length; i++) {
            assertTrue(stage.types("deploy-" + i).contains(Type.REVOKED));
        }
        assertEquals(1, stage.lists() - lists);
    }

    @Test
    void aLostResponseOfACreateLeavesNoSecondToken() throws IOException {
        int before = stage.gcore.liveTokenIds().size();
        stage.apply(stage.gcore("ci"));
        stage.gcore.inject(Fault.responseLost().on("POST", ".*"));
        stage.run(DAY);
        assertEquals(SCHEDULED, stage.entry("ci").state());
        assertEquals(before + 1, stage.gcore.liveTokenIds().size());
    }

    @Test
    void afterEveryWorkerDiedOneCatchesUpWithEverythingThatIsOverdue() throws IOException {
        ScheduledRotation[] many = new ScheduledRotation[KEYS];
        for (int i = 0; i < many.length; i++) {
            many[i] = i % 2 == 0 ? stage.gcore("ci-" + i) : stage.astro("ci-" + i);
        }
        stage.apply(many);
        stage.run(DAY);
        stage.time.advance(Duration.ofDays(40)); // no worker lives
        assertEquals(KEYS, overdue().size());
        for (int i = 1; i <= WORKERS; i++) {
            // Each ends in the middle of a rotation.
            RotationScheduler worker = stage.restarted("worker-" + i);
            stage.database().endAt(150 * i, i % 2 == 0);
            assertThrows(ProcessEnded.class, () -> {
                worker.apply(List.of(many));
                stage.run();
            });
            stage.revive();
        }
        stage.time.advance(SchedulerStage.LEASE);

        stage.restarted("last");
        stage.apply(many);
        Instant start = stage.time.instant();
        while (!overdue().isEmpty()) {
            stage.run();
            if (!overdue().isEmpty()) {
                stage.run(Duration.ofMinutes(1));
            }
        }
        long minutes = Duration.between(start, stage.time.instant()).toMinutes();
        assertTrue(minutes <= 1, () -> "caught up after " + minutes + " minutes");
        stage.run(Duration.ofHours(3));
        for (ScheduledRotation one : many) {
            assertTrue(stage.isAccepted(one.key()));
            assertEquals(SCHEDULED, stage.entry(one.key()).state());
        }
        assertEquals(stage.initial.size() + KEYS / 2, stage.gcore.liveTokenIds().size());
    }

    @Test
    void noSecretIsInAnyTableEventOrFileOfTheDatabase() throws IOException, SQLException {
        stage.apply(stage.gcore("ci"), stage.astro("deploy"));
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            stage.run(Duration.ofDays(31));
            secrets.add(stage.store("ci").read().orElseThrow().secret().expose());
            secrets.add(stage.store("deploy").read().orElseThrow().secret().expose());
        }
        String everything = stage.events + TestDatabase.content(stage.dataSource(), directory);
        for (String secret : secrets) {
            assertFalse(everything.contains(secret), "a secret is in the database or an event");
        }
    }

    @Test
    void theHistoryIsKeptFor400DaysAndExportedAsCsv() throws IOException {
        stage.apply(stage.gcore("=cmd"));
        stage.run(DAY);
        StringBuilder csv = new StringBuilder();
        stage.scheduler().exportHistory(csv);
        assertTrue(
                csv.toString().startsWith("at,key,type,old_token,new_token,worker,reason,outcome\r\n"), csv::toString);
        assertTrue(csv.toString().contains(",'=cmd,STORED,,gcore/"), csv::toString);
        assertEquals(5, csv.toString().split("\r\n").length);
        JdbcBook book = (JdbcBook) stage.scheduler().worker().book();
        assertEquals(0, book.forgetHistory(stage.time.instant().minus(Duration.ofDays(400))));
        stage.time.advance(Duration.ofDays(401));
        assertEquals(4, book.forgetHistory(stage.time.instant().minus(Duration.ofDays(400))));
    }

    @Test
    void aFactThatThisVersionCannotReadHidesNoOther() throws IOException, SQLException {
        stage.apply(stage.gcore("ci"));
        stage.run(DAY);
        TestDatabase.execute(
                stage.dataSource(), "UPDATE apitokens_schedule_history SET type = 'FUTURE' WHERE type = 'CREATED'");
        assertEquals(
                List.of(Type.DECLARED, Type.VERIFIED, Type.STORED),
                stage.scheduler().history("ci").stream()
                        .map(SchedulerEvent::type)
                        .toList());
        StringBuilder csv = new StringBuilder();
        stage.scheduler().exportHistory(csv);
        assertTrue(csv.toString().contains(",ci,FUTURE,,gcore/"), csv::toString);
    }
}
