package io.apitokens.inventory.revocation;

import static io.apitokens.inventory.revocation.ShelfTokens.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.LastUse;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The tokens that a plan deletes, and what its report contains. */
class RevocationApplyTest {

    private static final TokenFilter CI = TokenFilter.all().nameStartsWith("ci-");
    private static final DeletionResult DELETED = new DeletionResult.Deleted();

    private final ShelfTokens shelf = new ShelfTokens("1");
    private final TokenId first = shelf.add("ci-1");
    private final TokenId second = shelf.add("ci-2");
    private final TokenId third = shelf.add("ci-3");
    private final Revocation revocation = Revocation.of(shelf).withTimeSource(() -> NOW);

    private void failing(String call, ApiTokenException error) {
        shelf.instead.put(call, () -> {
            throw error;
        });
    }

    private static DeletionResult notTried(SkipReason reason) {
        return new DeletionResult.NotTried(reason);
    }

    @Test
    void exactlyThePlannedTokensAreDeletedAndNothingIsListedAgain() {
        RevocationPlan plan = revocation.plan(CI);
        TokenId later = shelf.add("ci-4");
        shelf.calls.clear();
        RevocationReport report = plan.apply(3);
        assertEquals(
                List.of("get ci-1", "delete ci-1", "get ci-2", "delete ci-2", "get ci-3", "delete ci-3"), shelf.calls);
        assertEquals(Set.of(shelf.own, later), shelf.alive.keySet());
        assertEquals(
                List.of(DELETED, DELETED, DELETED), List.copyOf(report.results().values()));
        assertEquals(List.of(), report.remaining());
    }

    @Test
    void aPlanOfMoreThanTheCapIsRefusedAndNothingIsSent() {
        RevocationPlan plan = revocation.plan(CI);
        shelf.calls.clear();
        InvalidInputException refused = assertThrows(InvalidInputException.class, () -> plan.apply(2));
        assertEquals("cap is 2, but the plan deletes 3 tokens; nothing was deleted", refused.getMessage());
        assertThrows(InvalidInputException.class, () -> plan.apply(-1));
        assertEquals(List.of(), shelf.calls);
    }

    @Test
    void aFailureDoesNotStopTheOthers() {
        ApiTokenException denied = ShelfTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        failing("delete ci-1", denied);
        RevocationReport report = revocation.plan(CI).apply(3);
        assertEquals(new DeletionResult.Failed(denied), report.results().get(first));
        assertEquals(DELETED, report.results().get(second));
        assertEquals(DELETED, report.results().get(third));
        assertEquals(
                List.of(first),
                report.remaining().stream().map(PlannedToken::id).toList());
    }

    @Test
    void aTokenThatIsGoneByThenIsNoFailure() {
        RevocationPlan plan = revocation.plan(CI);
        shelf.alive.remove(second);
        RevocationReport report = plan.apply(3);
        assertEquals(new DeletionResult.AlreadyGone(), report.results().get(second));
        assertEquals(List.of(), report.remaining());
        assertEquals(
                Set.of(new DeletionResult.AlreadyGone()),
                Set.copyOf(plan.apply(3).results().values()));
    }

    private static ApiTokenException doubt() {
        CallFacts sent = new CallFacts("acme/1", "deleteThing", 1, Outcome.UNKNOWN);
        return TransportException.of(sent, "no response was received", null);
    }

    @Test
    void manyDoubtfulDeletionsAreLookedUpWithOneList() {
        RevocationPlan plan = revocation.plan(CI);
        shelf.alive.remove(first);
        shelf.alive.remove(second);
        failing("delete ci-3", doubt());
        shelf.calls.clear();
        RevocationReport report = plan.apply(3);
        assertEquals(1, shelf.calls.stream().filter("list 0"::equals).count());
        assertEquals(new DeletionResult.AlreadyGone(), report.results().get(first));
        assertEquals(new DeletionResult.AlreadyGone(), report.results().get(second));
        assertEquals(
                List.of(third),
                report.remaining().stream().map(PlannedToken::id).toList());
    }

    @Test
    void aForeignExceptionCostsNoOtherTokenAndNoReport() {
        RevocationPlan plan = revocation.plan(CI);
        shelf.instead.put("delete ci-2", () -> {
            throw new IllegalStateException("not of this library");
        });
        RevocationReport report = plan.apply(3);
        assertEquals(DELETED, report.results().get(first));
        DeletionResult.Failed failed =
                assertInstanceOf(DeletionResult.Failed.class, report.results().get(second));
        assertEquals(Outcome.UNKNOWN, failed.error().outcome());
        assertEquals(DELETED, report.results().get(third));
        shelf.instead.clear();
        shelf.instead.put("list 0", () -> {
            throw new IllegalStateException("not of this library");
        });
        assertEquals(Set.of(shelf.account), revocation.plan(CI).gaps().keySet());
    }

    @Test
    void whatCannotBeLookedUpRemainsAsItsDeletionFailed() {
        RevocationPlan plan = revocation.plan(CI);
        ApiTokenException doubt = doubt();
        shelf.alive.remove(first);
        failing("delete ci-2", doubt);
        shelf.listFailure = ShelfTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        RevocationReport report = plan.apply(3);
        assertEquals(
                List.of(first, second),
                report.remaining().stream().map(PlannedToken::id).toList());
        assertEquals(new DeletionResult.Failed(doubt), report.results().get(second));
    }

    @Test
    void doubtfulDeletionsAreLookedUpBeforeTheClientLosesItsOwnToken() {
        RevocationPlan plan = revocation.withOwnTokens().plan(TokenFilter.all());
        shelf.alive.remove(first);
        shelf.calls.clear();
        plan.apply(4);
        List<String> calls = shelf.calls;
        assertTrue(calls.indexOf("get ci-1") < calls.indexOf("delete own"), calls::toString);
        assertEquals("delete own", calls.get(calls.size() - 1));
    }

    @Test
    void theOwnTokenIsDeletedLastAndOnlyIfForced() {
        revocation.plan(TokenFilter.all()).apply(4);
        assertEquals(Set.of(shelf.own), shelf.alive.keySet());
        shelf.add("ci-5");
        shelf.calls.clear();
        revocation.withOwnTokens().plan(TokenFilter.all()).apply(4);
        assertEquals(List.of("delete ci-5", "delete own"), shelf.deletions());
    }

    @Test
    void aTokenThatBecameTheClientsOwnSinceIsSpared() {
        RevocationPlan plan = revocation.plan(CI);
        shelf.own = second;
        RevocationReport report = plan.apply(3);
        assertEquals(notTried(SkipReason.OWN), report.results().get(second));
        assertTrue(shelf.alive.containsKey(second));
        assertFalse(shelf.alive.containsKey(third));
    }

    @Test
    void nothingIsDeletedOnceTheOwnTokenIsUnknown() {
        RevocationPlan plan = revocation.plan(CI);
        shelf.own = null;
        RevocationReport report = plan.apply(3);
        assertEquals(3, report.remaining().size());
        assertEquals(List.of(), shelf.deletions());
        assertEquals(notTried(SkipReason.OWN_UNKNOWN), report.results().get(first));
    }

    @Test
    void aTokenUsedSinceItWasPlannedIsSparedByAFreshRead() {
        RevocationPlan plan = revocation.withUnusedFor(Duration.ofDays(90)).plan(CI);
        shelf.add("ci-2", token -> token.lastUse(new LastUse.Within(NOW, NOW)));
        shelf.alive.remove(third);
        shelf.calls.clear();
        RevocationReport report = plan.apply(3);
        assertEquals(List.of("get ci-1", "delete ci-1", "get ci-2", "get ci-3"), shelf.calls.subList(0, 4));
        assertEquals(notTried(SkipReason.RECENTLY_USED), report.results().get(second));
        assertEquals(new DeletionResult.AlreadyGone(), report.results().get(third));
    }

    @Test
    void aTokenThatCannotBeReadAgainIsNotDeleted() {
        ApiTokenException down = ShelfTokens.response(ErrorKind.VENDOR_UNAVAILABLE, 503);
        failing("get ci-1", down);
        RevocationReport report =
                revocation.withUnusedFor(Duration.ofDays(90)).plan(CI).apply(3);
        assertEquals(new DeletionResult.Failed(down), report.results().get(first));
        assertEquals(List.of("delete ci-2", "delete ci-3"), shelf.deletions());
    }

    @Test
    void anAccountThatRejectsTheCredentialGetsNoFurtherRequests() {
        ShelfTokens other = new ShelfTokens("2");
        TokenId elsewhere = other.add("ci-9");
        ApiTokenException rejected = ShelfTokens.response(ErrorKind.AUTHENTICATION, 401);
        failing("delete ci-1", rejected);
        RevocationReport report = Revocation.of(shelf, other).plan(CI).apply(4);
        assertEquals(new DeletionResult.Failed(rejected), report.results().get(first));
        assertEquals(notTried(SkipReason.CREDENTIAL_REJECTED), report.results().get(second));
        assertEquals(notTried(SkipReason.CREDENTIAL_REJECTED), report.results().get(third));
        assertEquals(DELETED, report.results().get(elsewhere));
        assertEquals(List.of("delete ci-1"), shelf.deletions());
    }

    @Test
    void anInterruptStopsTheSendingAndTheRestIsNotTried() {
        RevocationPlan plan = revocation.plan(CI);
        shelf.instead.put("delete ci-1", Thread.currentThread()::interrupt);
        RevocationReport report = plan.apply(3);
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(DELETED, report.results().get(first));
        assertEquals(notTried(SkipReason.INTERRUPTED), report.results().get(second));
        assertEquals(notTried(SkipReason.INTERRUPTED), report.results().get(third));
        assertEquals(List.of("delete ci-1"), shelf.deletions());
    }

    @Test
    void aDeletionThatWasInterruptedAfterItWasSentIsAFailureOfUnknownOutcome() {
        CallFacts sent = new CallFacts("acme/1", "deleteThing", 1, Outcome.UNKNOWN);
        CallInterruptedException error = CallInterruptedException.of(sent, "the call was cancelled", null);
        failing("delete ci-2", error);
        RevocationReport report = revocation.plan(CI).apply(3);
        assertEquals(DELETED, report.results().get(first));
        assertEquals(new DeletionResult.Failed(error), report.results().get(second));
        assertEquals(notTried(SkipReason.INTERRUPTED), report.results().get(third));
    }

    @Test
    void aPlanMadeOnAnInterruptedThreadAppliesNothing() {
        RevocationPlan plan = revocation.plan(CI);
        Thread.currentThread().interrupt();
        RevocationReport report = plan.apply(3);
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(3, report.remaining().size());
        assertEquals(List.of(), shelf.deletions());
    }

    @Test
    void aReportShowsNumbersAndInItsDescriptionWhatBecameOfEachToken() {
        ApiTokenException denied = ShelfTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        failing("delete ci-1", denied);
        RevocationPlan plan = revocation.plan(CI);
        shelf.alive.remove(second);
        shelf.own = third;
        shelf.add("ci-4");
        RevocationReport report = plan.apply(3);
        assertEquals("RevocationReport[deleted=0, alreadyGone=1, failed=1, notTried=1]", report.toString());
        assertEquals(
                List.of(
                        "failed acme/1/ci-1 \"ci-1\": PermissionDeniedException: " + denied.getMessage(),
                        "already gone acme/1/ci-2 \"ci-2\"",
                        "not tried acme/1/ci-3 \"ci-3\": the client authenticates with it"),
                report.describe().lines().toList());
    }

    @Test
    void anEmptyPlanDeletesNothing() {
        RevocationReport report = revocation.plan(CI.named("missing")).apply(0);
        assertTrue(report.results().isEmpty());
        assertEquals("", report.describe());
    }
}
