package io.apitokens.inventory.revocation;

import static io.apitokens.inventory.revocation.ShelfTokens.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.LastUse;
import io.apitokens.Token;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tokens that a plan deletes, and what its report contains. */
class RetirementApplyTest {

    private static final TokenFilter CI = TokenFilter.all().nameStartsWith("ci-");
    private static final Fate DELETED = new Fate.Deleted();

    private final ShelfTokens shelf = new ShelfTokens("1");
    private final TokenId first = shelf.add("ci-1");
    private final TokenId second = shelf.add("ci-2");
    private final TokenId third = shelf.add("ci-3");
    private final Retirement retirement = Retirement.of(shelf).clock(() -> NOW);

    private void failing(String call, ApiTokenException error) {
        shelf.instead.put(call, () -> {
            throw error;
        });
    }

    private static Fate notTried(SpareReason reason) {
        return new Fate.NotTried(reason);
    }

    @Test
    void exactlyThePlannedTokensAreDeletedAndNothingIsListedAgain() {
        RetirementPlan plan = retirement.plan(CI);
        TokenId later = shelf.add("ci-4");
        shelf.calls.clear();
        RetirementReport report = plan.apply(3);
        assertEquals(List.of("delete ci-1", "delete ci-2", "delete ci-3"), shelf.calls);
        assertEquals(Set.of(shelf.own, later), shelf.alive.keySet());
        assertEquals(
                List.of(DELETED, DELETED, DELETED), List.copyOf(report.fates().values()));
        assertEquals(List.of(), report.remaining());
    }

    @Test
    void aPlanOfMoreThanTheCapIsRefusedAndNothingIsSent() {
        RetirementPlan plan = retirement.plan(CI);
        shelf.calls.clear();
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> plan.apply(2));
        assertEquals("cap is 2, but the plan has 3 tokens; nothing was deleted", refused.getMessage());
        assertThrows(InvalidInputException.class, () -> plan.apply(-1));
        assertEquals(List.of(), shelf.calls);
    }

    @Test
    void aFailureDoesNotStopTheOthers() {
        ApiTokenException denied = ShelfTokens.answer(ErrorKind.PERMISSION_DENIED, 403);
        failing("delete ci-1", denied);
        RetirementReport report = retirement.plan(CI).apply(3);
        assertEquals(new Fate.Failed(denied), report.fates().get(first));
        assertEquals(DELETED, report.fates().get(second));
        assertEquals(DELETED, report.fates().get(third));
        assertEquals(List.of(first), report.remaining().stream().map(Token::id).toList());
    }

    @Test
    void aTokenThatIsGoneByThenIsNoFailure() {
        RetirementPlan plan = retirement.plan(CI);
        shelf.alive.remove(second);
        RetirementReport report = plan.apply(3);
        assertEquals(new Fate.AlreadyGone(), report.fates().get(second));
        assertEquals(List.of(), report.remaining());
        assertEquals(
                Set.of(new Fate.AlreadyGone()), Set.copyOf(plan.apply(3).fates().values()));
    }

    @Test
    void theOwnTokenIsDeletedLastAndOnlyIfForced() {
        retirement.plan(TokenFilter.all()).apply(4);
        assertEquals(Set.of(shelf.own), shelf.alive.keySet());
        shelf.add("ci-5");
        shelf.calls.clear();
        retirement.includeOwn().plan(TokenFilter.all()).apply(4);
        assertEquals(List.of("delete ci-5", "delete own"), shelf.deletions());
    }

    @Test
    void aTokenThatBecameTheClientsOwnSinceIsSpared() {
        RetirementPlan plan = retirement.plan(CI);
        shelf.own = second;
        RetirementReport report = plan.apply(3);
        assertEquals(notTried(SpareReason.OWN), report.fates().get(second));
        assertTrue(shelf.alive.containsKey(second));
        assertFalse(shelf.alive.containsKey(third));
    }

    @Test
    void nothingIsDeletedOnceTheOwnTokenIsUnknown() {
        RetirementPlan plan = retirement.plan(CI);
        shelf.own = null;
        RetirementReport report = plan.apply(3);
        assertEquals(3, report.remaining().size());
        assertEquals(List.of(), shelf.deletions());
        assertEquals(notTried(SpareReason.OWN_UNKNOWN), report.fates().get(first));
    }

    @Test
    void aTokenUsedSinceItWasPlannedIsSparedByAFreshRead() {
        RetirementPlan plan = retirement.unusedFor(Duration.ofDays(90)).plan(CI);
        shelf.add("ci-2", token -> token.lastUse(new LastUse.Within(NOW, NOW)));
        shelf.alive.remove(third);
        shelf.calls.clear();
        RetirementReport report = plan.apply(3);
        assertEquals(List.of("get ci-1", "delete ci-1", "get ci-2", "get ci-3"), shelf.calls);
        assertEquals(notTried(SpareReason.RECENTLY_USED), report.fates().get(second));
        assertEquals(new Fate.AlreadyGone(), report.fates().get(third));
    }

    @Test
    void aTokenThatCannotBeReadAgainIsNotDeleted() {
        ApiTokenException down = ShelfTokens.answer(ErrorKind.VENDOR_UNAVAILABLE, 503);
        failing("get ci-1", down);
        RetirementReport report =
                retirement.unusedFor(Duration.ofDays(90)).plan(CI).apply(3);
        assertEquals(new Fate.Failed(down), report.fates().get(first));
        assertEquals(List.of("delete ci-2", "delete ci-3"), shelf.deletions());
    }

    @Test
    void anAccountThatRejectsTheCredentialGetsNoFurtherRequests() {
        ShelfTokens other = new ShelfTokens("2");
        TokenId elsewhere = other.add("ci-9");
        ApiTokenException rejected = ShelfTokens.answer(ErrorKind.AUTHENTICATION, 401);
        failing("delete ci-1", rejected);
        RetirementReport report = Retirement.of(shelf, other).plan(CI).apply(4);
        assertEquals(new Fate.Failed(rejected), report.fates().get(first));
        assertEquals(notTried(SpareReason.CREDENTIAL_REJECTED), report.fates().get(second));
        assertEquals(notTried(SpareReason.CREDENTIAL_REJECTED), report.fates().get(third));
        assertEquals(DELETED, report.fates().get(elsewhere));
        assertEquals(List.of("delete ci-1"), shelf.deletions());
    }

    @Test
    void anInterruptStopsTheSendingAndTheRestIsNotTried() {
        RetirementPlan plan = retirement.plan(CI);
        shelf.instead.put("delete ci-1", Thread.currentThread()::interrupt);
        RetirementReport report = plan.apply(3);
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(DELETED, report.fates().get(first));
        assertEquals(notTried(SpareReason.INTERRUPTED), report.fates().get(second));
        assertEquals(notTried(SpareReason.INTERRUPTED), report.fates().get(third));
        assertEquals(List.of("delete ci-1"), shelf.deletions());
    }

    @Test
    void aDeletionThatWasInterruptedAfterItWasSentIsAFailureOfUnknownOutcome() {
        CallFacts sent = new CallFacts("acme/1", "deleteThing", 1, Outcome.UNKNOWN);
        CallInterruptedException error = CallInterruptedException.of(sent, "the call was cancelled", null);
        failing("delete ci-2", error);
        RetirementReport report = retirement.plan(CI).apply(3);
        assertEquals(DELETED, report.fates().get(first));
        assertEquals(new Fate.Failed(error), report.fates().get(second));
        assertEquals(notTried(SpareReason.INTERRUPTED), report.fates().get(third));
    }

    @Test
    void aPlanMadeOnAnInterruptedThreadAppliesNothing() {
        RetirementPlan plan = retirement.plan(CI);
        Thread.currentThread().interrupt();
        RetirementReport report = plan.apply(3);
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(3, report.remaining().size());
        assertEquals(List.of(), shelf.deletions());
    }

    @Test
    void aReportShowsNumbersAndInItsDescriptionWhatBecameOfEachToken() {
        ApiTokenException denied = ShelfTokens.answer(ErrorKind.PERMISSION_DENIED, 403);
        failing("delete ci-1", denied);
        RetirementPlan plan = retirement.plan(CI);
        shelf.alive.remove(second);
        shelf.own = third;
        shelf.add("ci-4");
        RetirementReport report = plan.apply(3);
        assertEquals("RetirementReport[deleted=0, alreadyGone=1, failed=1, notTried=1]", report.toString());
        assertEquals(
                List.of(
                        "failed acme/1/ci-1 \"ci-1\": PermissionDeniedException: " + denied.getMessage(),
                        "already gone acme/1/ci-2 \"ci-2\"",
                        "not tried acme/1/ci-3 \"ci-3\": the client authenticates with it"),
                report.describe().lines().toList());
    }

    @Test
    void anEmptyPlanDeletesNothing() {
        RetirementReport report = retirement.plan(CI.named("nobody")).apply(0);
        assertTrue(report.fates().isEmpty());
        assertEquals("", report.describe());
    }
}
