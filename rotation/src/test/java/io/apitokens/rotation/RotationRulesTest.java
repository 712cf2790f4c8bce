package io.apitokens.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.apitokens.LastUse;
import io.apitokens.TokenId;
import io.apitokens.rotation.RotationRecord.Retired;
import io.apitokens.rotation.RotationRules.Content;
import io.apitokens.rotation.RotationRules.Next;
import io.apitokens.rotation.RotationRules.UnusedRule;
import io.apitokens.rotation.RotationRules.Verdict;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.rotation.RotationState.Waiting;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tests the decisions of a rotation. */
class RotationRulesTest {

    private static final Instant T = Instant.parse("2030-01-15T10:00:00Z");
    private static final Duration DELAY = Duration.ofMinutes(10);
    private static final UnusedRule RULE = new UnusedRule(Duration.ofMinutes(30), Duration.ofHours(5));
    private static final TokenId NEW = TokenId.parse("acme/1/new");

    private static Attempt sentAt(Instant time) {
        return new Attempt("nonce-" + time, "mark-" + time, "ci", time, null, "");
    }

    private static RotationRecord creating() {
        return RotationRecord.pending(TokenId.parse("acme/1/old"), "memory:1", null)
                .creating("memory:1", "ci", "7", sentAt(T));
    }

    private static RotationRecord stored() {
        RotationRecord created = creating().created(NEW, "hash");
        return created.stored(created.successor(), T, T.plus(Duration.ofHours(1)));
    }

    @Test
    void whatIsStoredIsTakenOnlyIfItWorks() {
        assertEquals(Next.ADOPT, RotationRules.beforeStoring(Content.OURS, Verdict.WORKS));
        assertEquals(Next.CREATE, RotationRules.beforeStoring(Content.OURS, Verdict.DEAD));
        assertEquals(Next.NOT_ACCEPTED, RotationRules.beforeStoring(Content.OURS, Verdict.UNCLEAR));
        assertEquals(Next.SUPERSEDED, RotationRules.beforeStoring(Content.FOREIGN, Verdict.WORKS));
        assertEquals(Next.CREATE, RotationRules.beforeStoring(Content.FOREIGN, Verdict.DEAD));
        assertEquals(Next.NOT_ACCEPTED, RotationRules.beforeStoring(Content.FOREIGN, Verdict.UNCLEAR));
        assertEquals(Next.CREATE, RotationRules.beforeStoring(Content.UNCHANGED, Verdict.UNCLEAR));
    }

    @Test
    void thePredecessorGoesOnlyIfTheSuccessorsSecretIsStoredAndWorks() {
        for (Content content : Content.values()) {
            for (Verdict verdict : Verdict.values()) {
                Next next = RotationRules.afterStoring(content, true, verdict);
                assertEquals(content == Content.OURS && verdict == Verdict.WORKS, next == Next.CONTINUE);
            }
        }
        assertEquals(Next.ADOPT, RotationRules.afterStoring(Content.OURS, false, Verdict.WORKS));
    }

    @Test
    void theLastSearchWaitsForTheLatestCreate() {
        RotationRecord twice = creating().givenUp().creating("memory:1", "ci", "7", sentAt(T.plusSeconds(90)));
        assertEquals(T.plusSeconds(90).plus(DELAY), RotationRules.settledAt(twice, DELAY));
        Retired unproved = new Retired(T.plusSeconds(600), false);
        assertEquals(T.plusSeconds(600).plus(DELAY), RotationRules.settledAt(twice.retired(unproved), DELAY));
    }

    @Test
    void aLostTokenIsSearchedForAfterGrowingDelays() {
        Attempt attempt = sentAt(T);
        assertEquals(T.plusSeconds(1), RotationRules.nextSearch(attempt, DELAY, T));
        assertEquals(T.plusSeconds(80), RotationRules.nextSearch(attempt, DELAY, T.plusSeconds(40)));
        assertEquals(T.plus(DELAY), RotationRules.nextSearch(attempt, DELAY, T.plusSeconds(400)));
    }

    private static LastUse usedAt(Instant time) {
        return new LastUse.Within(time, time);
    }

    @Test
    void aPredecessorStaysWhileItsLastUseMoves() {
        Instant now = T.plus(Duration.ofHours(1));
        assertEquals(
                new Waiting(now.plus(RULE.length()), Reason.STILL_USED),
                RotationRules.unused(stored(), RULE, usedAt(now), now));
        assertNull(RotationRules.unused(stored(), RULE, usedAt(now.minus(RULE.length())), now));
        assertNull(RotationRules.unused(stored(), RULE, new LastUse.Never(), now));
    }

    @Test
    void aPredecessorStaysAtMostTheLongestTime() {
        Instant last = T.plus(RULE.atMost());
        Instant before = last.minusSeconds(60);
        assertEquals(
                new Waiting(last, Reason.STILL_USED), RotationRules.unused(stored(), RULE, usedAt(before), before));
        assertNull(RotationRules.unused(stored(), RULE, usedAt(last), last));
    }

    @Test
    void aLastUseThatNobodyStatesLeavesTheLongestTimeAlone() {
        Instant now = T.plus(Duration.ofHours(1));
        Waiting last = new Waiting(T.plus(RULE.atMost()), Reason.LAST_USE_UNKNOWN);
        assertEquals(last, RotationRules.unused(stored(), RULE, new LastUse.Unknown(), now));
        assertEquals(last, RotationRules.unused(stored(), RULE, new LastUse.Estimated(T), now));
        assertEquals(last, RotationRules.unused(stored(), RULE, null, now));
    }

    @Test
    void theRotationsOwnVerificationIsNoUse() {
        Instant now = T.plus(Duration.ofHours(1));
        RotationRecord verified = stored().verified(now.minusSeconds(60));
        assertEquals(
                new Waiting(now.plus(RULE.length()), Reason.LAST_USE_UNKNOWN),
                RotationRules.unused(verified, RULE, usedAt(now), now));
        Instant later = now.plusSeconds(1);
        assertEquals(
                new Waiting(later.plus(RULE.length()), Reason.STILL_USED),
                RotationRules.unused(verified, RULE, usedAt(later), later));
    }

    @Test
    void aCreateNeedsTwoPlacesUnlessItsSecretCanBeReadAgain() {
        RotationRecord fresh = RotationRecord.pending(TokenId.parse("acme/1/old"), "memory:1", null);
        assertEquals(2, RotationRules.placesNeeded(fresh, false));
        assertEquals(1, RotationRules.placesNeeded(fresh, true));
        assertEquals(
                1, RotationRules.placesNeeded(creating().created(NEW, "hash").givenUp(), false));
    }

    @Test
    void createsWaitAfterSeveralSuccessorsThatWereNotStored() {
        RotationRecord record = creating();
        for (int i = 0; i < 5; i++) {
            Instant sent = T.plusSeconds(i);
            assertEquals(i >= 3, RotationRules.nextCreate(record.withoutCurrent(), sent) != null, "" + i);
            record = record.creating("memory:1", "ci", "7", sentAt(sent))
                    .created(TokenId.parse("acme/1/new" + i), "hash")
                    .givenUp();
        }
        assertEquals(
                new Waiting(T.plusSeconds(4).plus(Duration.ofMinutes(4)), Reason.STORE_UNRELIABLE),
                RotationRules.nextCreate(record, T.plusSeconds(5)));
    }
}
