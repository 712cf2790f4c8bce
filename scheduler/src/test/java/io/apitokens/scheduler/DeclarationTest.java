package io.apitokens.scheduler;

import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.Resource;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks which declarations are refused, with which numbers, and when a rotation begins. */
class DeclarationTest {

    private static final Instant SINCE = Instant.parse("2030-01-01T00:00:00Z");

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

    private void refused(String message, TokenSpec spec, UnaryOperator<ScheduledRotation.Builder> change) {
        ScheduledRotation.Builder builder =
                ScheduledRotation.builder("ci", stage.gcoreTokens(), spec).store(stage.store("ci"));
        InvalidInputException refusal = assertThrows(
                InvalidInputException.class, () -> change.apply(builder).build());
        assertEquals(message, refusal.getMessage());
    }

    private static TokenSpec spec(Duration lifetime) {
        return TokenSpec.builder("ci")
                .grant("Users", Resource.account())
                .expiresAfter(lifetime)
                .build();
    }

    @Test
    void anOverlapShorterThanTwiceTheReloadIsRefusedWithTheNumbers() {
        refused(
                "overlap of PT1H is shorter than twice the time in which consumers reload, PT40M",
                spec(ofDays(90)),
                builder -> builder.rotateEvery(ofDays(30)).overlap(ofHours(1)).consumersReloadWithin(ofMinutes(40)));
    }

    @Test
    void anExpiryThatLeavesNoReserveIsRefusedWithTheNumbers() {
        refused(
                "expiry of PT720H is shorter than rotateEvery PT600H, the overlap PT24H and 20 %, PT748H48M together",
                spec(ofDays(30)), builder -> builder.rotateEvery(ofDays(25)).overlap(ofDays(1)));
        refused(
                "expiry of PT720H is shorter than rotateEvery PT480H, the overlap PT240H and 20 %, PT864H together",
                spec(ofDays(30)), builder -> builder.rotateEvery(ofDays(20)).untilUnused(ofDays(1), ofDays(10)));
        refused(
                "beforeExpiry of PT1H is shorter than the overlap and 20 %, PT1H12M: the old secret would expire during"
                        + " the overlap",
                spec(ofDays(30)), builder -> builder.beforeExpiry(ofHours(1)));
        refused(
                "beforeExpiry of PT720H is not shorter than the lifetime, PT720H",
                spec(ofDays(30)),
                builder -> builder.beforeExpiry(ofDays(30)));
    }

    @Test
    void aRotationThatIsDueBeforeItsOverlapEndsIsRefusedWithTheNumbers() {
        refused(
                "rotateEvery of PT1H is shorter than the overlap, PT2H: no rotation would end in time",
                spec(ofDays(90)),
                builder -> builder.rotateEvery(ofHours(1)).overlap(ofHours(2)));
    }

    @Test
    void whatIsMissingOrContradictoryIsRefused() {
        refused("schedule is missing: call rotateEvery(…) or beforeExpiry(…)", spec(ofDays(90)), builder -> builder);
        refused(
                "jitter of PT400H is longer than half of rotateEvery, PT720H",
                spec(ofDays(90)),
                builder -> builder.rotateEvery(ofDays(30)).jitter(ofHours(400)));
        refused(
                "hours [24] are not hours from 0 to 23",
                spec(ofDays(90)),
                builder -> builder.at(List.of(24), ZoneOffset.UTC));
        refused(
                "beforeExpiry never comes: the token does not expire",
                TokenSpec.builder("ci")
                        .grant("Users", Resource.account())
                        .neverExpires()
                        .build(),
                builder -> builder.beforeExpiry(ofDays(3)));
        refused(
                "expiry is a fixed time, which all successors would share: use expiresAfter(…)",
                TokenSpec.builder("ci")
                        .grant("Users", Resource.account())
                        .expiresAt(SINCE)
                        .build(),
                builder -> builder.rotateEvery(ofDays(3)));
        TokenId other = TokenId.of(new Account("gcore", "1"), "7");
        refused(
                "adopt names a token of gcore/1, not of " + stage.gcoreTokens().account(),
                spec(ofDays(90)),
                builder -> builder.adopt(other));
        assertThrows(
                InvalidInputException.class,
                () -> ScheduledRotation.builder("a\nb", stage.gcoreTokens(), spec(ofDays(90))));
        assertThrows(InvalidInputException.class, () -> stage.apply(stage.gcore("twice"), stage.gcore("twice")));
    }

    private static Timetable timetable(Duration every, Set<Integer> hours, ZoneId zone, Duration jitter) {
        return new Timetable(every, null, new TreeSet<>(hours), zone, jitter);
    }

    @Test
    void theLastAllowedHourBeforeASecretIsDueCounts() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Timetable nightly = timetable(ofDays(30), Set.of(2, 3), berlin, Duration.ZERO);
        // Due at 1:00 in Berlin; the hour before is that of the day before.
        assertEquals(Instant.parse("2030-01-30T02:00:00Z"), nightly.begin("ci", SINCE, null));
        Timetable due = timetable(ofDays(30), Set.of(0, 1), ZoneOffset.UTC, Duration.ZERO);
        assertEquals(SINCE.plus(ofDays(30)), due.begin("ci", SINCE, null));
        Timetable hourly = timetable(ofHours(1), Set.of(12), ZoneOffset.UTC, Duration.ZERO);
        assertEquals(Instant.parse("2030-01-01T12:00:00Z"), hourly.begin("ci", SINCE, null), "none lies before");
    }

    @Test
    void theEarlierOfAgeAndExpiryCounts() {
        Timetable both = new Timetable(ofDays(30), ofDays(10), new TreeSet<>(), ZoneOffset.UTC, Duration.ZERO);
        assertEquals(SINCE.plus(ofDays(30)), both.begin("ci", SINCE, SINCE.plus(ofDays(90))));
        assertEquals(SINCE.plus(ofDays(20)), both.begin("ci", SINCE, SINCE.plus(ofDays(30))));
    }

    @Test
    void jitterSpreadsRotationsAndNeverDelaysOne() {
        Timetable spread = timetable(ofDays(30), Set.of(), ZoneOffset.UTC, ofDays(2));
        Set<Instant> times = new TreeSet<>();
        for (int i = 0; i < 100; i++) {
            Instant begin = spread.begin("ci-" + i, SINCE, null);
            assertEquals(begin, spread.begin("ci-" + i, SINCE, null));
            assertTrue(!begin.isAfter(SINCE.plus(ofDays(30))) && !begin.isBefore(SINCE.plus(ofDays(28))));
            times.add(begin);
        }
        assertTrue(times.size() > 90, () -> times.size() + " different times");
    }
}
