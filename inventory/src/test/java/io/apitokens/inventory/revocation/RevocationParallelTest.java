package io.apitokens.inventory.revocation;

import static io.apitokens.inventory.revocation.ShelfTokens.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Revocations of many accounts, and of many tokens of one account. */
class RevocationParallelTest {

    private static final TokenFilter CI = TokenFilter.all().nameStartsWith("ci-");

    private final List<ShelfTokens> shelves =
            IntStream.rangeClosed(1, 10).mapToObj(i -> new ShelfTokens("" + i)).toList();
    private final TokenDirectory directory = TokenDirectory.of(shelves.toArray(ApiTokens[]::new));
    private final Revocation revocation = Revocation.of(directory).withTimeSource(() -> NOW);

    private static TokenId add(ShelfTokens shelf, int number, Runnable whenDeleted) {
        shelf.instead.put("delete ci-" + number, whenDeleted);
        return shelf.add("ci-" + number);
    }

    @Test
    void tenAccountsTakeNoLongerThanTheSlowest() {
        ParallelTime time = new ParallelTime(10);
        for (int i = 0; i < 10; i++) {
            Duration pace = Duration.ofMillis(100 * (i + 1));
            for (int token = 1; token <= 5; token++) {
                boolean last = token == 5;
                add(shelves.get(i), token, () -> {
                    time.sleep(pace);
                    if (last) {
                        time.leave();
                    }
                });
            }
        }
        RevocationReport report = revocation.plan(CI).apply(50);
        assertEquals(List.of(), report.remaining());
        assertEquals(Duration.ofMillis(5 * 1000), time.now());
    }

    @Test
    void accountsAreReadAtTheSameTime() {
        ParallelTime time = new ParallelTime(10);
        for (ShelfTokens shelf : shelves) {
            shelf.instead.put("list 1", () -> {
                time.sleep(Duration.ofSeconds(1));
                time.leave();
            });
        }
        assertEquals(PlanResult.NOTHING_MATCHED, revocation.plan(CI).result());
        assertEquals(Duration.ofSeconds(1), time.now());
    }

    @Test
    void manyTokensOfOneAccountHideTheTimeOfARequest() {
        ParallelTime time = new ParallelTime(4);
        ShelfTokens shelf = shelves.get(0);
        for (int i = 0; i < 40; i++) {
            add(shelf, i, () -> time.sleep(Duration.ofSeconds(1)));
        }
        RevocationReport report =
                Revocation.of(shelf).withTimeSource(() -> NOW).plan(CI).apply(40);
        assertEquals(List.of(), report.remaining());
        assertEquals(Duration.ofSeconds(10), time.now());
        assertEquals(40, Set.copyOf(shelf.deletions()).size());
    }

    @Test
    void progressIsToldForEachTokenOnce() {
        for (ShelfTokens shelf : shelves) {
            for (int i = 0; i < 25; i++) {
                add(shelf, i, () -> {});
            }
        }
        RevocationPlan plan = revocation.plan(CI);
        // Gone since: its result is final only after the look-up.
        TokenId gone = shelves.get(3).add("ci-7");
        shelves.get(3).alive.remove(gone);
        List<String> told = new ArrayList<>();
        List<Integer> done = new ArrayList<>();
        RevocationReport report = plan.apply(250, (id, result, number, total) -> {
            told.add(id + " " + result);
            done.add(number);
            assertEquals(250, total);
            throw new IllegalStateException("a listener's exception is ignored");
        });
        assertEquals(IntStream.rangeClosed(1, 250).boxed().toList(), done);
        List<String> results = new ArrayList<>();
        report.results().forEach((id, result) -> results.add(id + " " + result));
        assertEquals(Set.copyOf(results), Set.copyOf(told));
        assertTrue(told.contains(gone + " " + new DeletionResult.AlreadyGone()), told::toString);
    }

    @Test
    void anAccountThatBecomesUnreachableIsGivenUpAndCostsNoOther() {
        TransportException failure = TransportException.of(
                new CallFacts("acme/1", "get", 3, Outcome.NOT_APPLIED), "no response was received", null);
        ShelfTokens broken = shelves.get(0);
        for (int i = 1; i <= 9; i++) {
            TokenId id = broken.add("ci-" + i);
            if (i > 2) {
                broken.instead.put("get " + id.value(), () -> {
                    throw failure;
                });
            }
            add(shelves.get(1), i, () -> {});
        }
        RevocationReport report = revocation.plan(CI).apply(18);
        List<DeletionResult> results = List.copyOf(report.results().values()).subList(0, 9);
        assertEquals(List.of(new DeletionResult.Deleted(), new DeletionResult.Deleted()), results.subList(0, 2));
        for (DeletionResult tried : results.subList(2, 5)) {
            assertEquals(new DeletionResult.Failed(failure), tried);
        }
        for (DeletionResult givenUp : results.subList(5, 9)) {
            assertEquals(new DeletionResult.NotTried(SkipReason.ACCOUNT_UNREACHABLE), givenUp);
        }
        assertEquals(7, report.remaining().size());
        assertEquals(Set.of(shelves.get(1).own), shelves.get(1).alive.keySet());
        broken.instead.clear();
        assertEquals(List.of(), revocation.plan(CI).apply(18).remaining());
    }

    @Test
    void anInterruptStopsAllAccountsAndTheReportStillHasEveryToken() {
        Thread caller = Thread.currentThread();
        for (ShelfTokens shelf : shelves) {
            for (int i = 0; i < 30; i++) {
                add(shelf, i, () -> {});
            }
        }
        RevocationReport report = revocation.plan(CI).apply(300, (id, result, done, total) -> {
            if (done == 50) {
                RevocationFileTest.interruptAndWait(caller);
            }
        });
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(300, report.results().size());
        long deleted =
                shelves.stream().mapToLong(shelf -> shelf.deletions().size()).sum();
        long confirmed = report.results().values().stream()
                .filter(DeletionResult.Deleted.class::isInstance)
                .count();
        assertEquals(deleted, confirmed);
        assertTrue(confirmed < 300, "nothing was stopped");
        assertEquals(300 - confirmed, report.remaining().size());
    }

    @Test
    void anInterruptEndsThePlanningOfManyAccounts() {
        Thread caller = Thread.currentThread();
        shelves.get(4).instead.put("list 0", caller::interrupt);
        shelves.get(5).instead.put("list 0", RevocationParallelTest::waitForInterrupt);
        assertThrows(CallInterruptedException.class, () -> revocation.plan(CI));
        assertTrue(Thread.interrupted(), "the flag was lost");
    }

    @Test
    void afterAnInterruptADeletionWithoutAResponseIsNotToldAsNotTried() {
        Thread caller = Thread.currentThread();
        // More workers than threads, so that an interrupt finds some that have not begun.
        List<ShelfTokens> many = IntStream.rangeClosed(1, 70)
                .mapToObj(i -> new ShelfTokens("" + i))
                .toList();
        for (ShelfTokens shelf : many) {
            for (int i = 0; i < 30; i++) {
                add(shelf, i, RevocationParallelTest::waitForInterrupt);
            }
        }
        ShelfTokens last = many.get(69);
        TransportException lost = TransportException.of(
                new CallFacts("acme/70", "delete", 1, Outcome.UNKNOWN), "no response was received", null);
        last.instead.put("delete ci-0", () -> {
            throw lost;
        });
        last.instead.put("get ci-1", () -> RevocationFileTest.interruptAndWait(caller));

        RevocationReport report = Revocation.of(many.toArray(ApiTokens[]::new))
                .withTimeSource(() -> NOW)
                .plan(CI)
                .apply(70 * 30);

        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(new DeletionResult.Failed(lost), report.results().get(TokenId.of(last.account, "ci-0")));
    }

    private static void waitForInterrupt() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
