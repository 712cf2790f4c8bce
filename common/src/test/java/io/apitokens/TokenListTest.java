package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallFacts;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ErrorKind;
import io.apitokens.error.IncompleteListException;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenListTest {

    private static final int ACCOUNTS = 100;
    private static final int AT_ONCE = 16;
    private static final ApiTokenException BROKEN = TransportException.of(CallFacts.NO_CALL, "no answer came", null);

    private final List<MemoryTokens> accounts =
            IntStream.range(0, ACCOUNTS).mapToObj(TokenListTest::account).toList();
    private final TokenDirectory directory = TokenDirectory.of(accounts.toArray(ApiTokens[]::new));
    private final Set<Thread> readers = ConcurrentHashMap.newKeySet();
    private final CountDownLatch held = new CountDownLatch(1);

    private static MemoryTokens account(int number) {
        MemoryTokens tokens = new MemoryTokens(String.valueOf(number));
        for (String name : List.of("a", "b")) {
            tokens.create(TokenSpec.builder(number + name)
                    .grant("ADMIN", Resource.account())
                    .neverExpires()
                    .build());
        }
        return tokens;
    }

    @AfterEach
    void everyThreadOfAWalkHasEnded() throws InterruptedException {
        held.countDown();
        assertNoReaders();
    }

    /** Includes threads that have not begun to read. */
    private static void assertNoReaders() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("apitokens-list")) {
                thread.join(TimeUnit.SECONDS.toMillis(30));
                assertFalse(thread.isAlive(), thread.getName());
            }
        }
    }

    private static List<String> names(Iterator<Token> walk) {
        List<String> names = new ArrayList<>();
        walk.forEachRemaining(token -> names.add(token.name()));
        return names;
    }

    private static List<String> allNames() {
        return IntStream.range(0, ACCOUNTS)
                .boxed()
                .flatMap(number -> Stream.of(number + "a", number + "b"))
                .toList();
    }

    private void beforeEachPage(Runnable action) {
        accounts.forEach(account -> account.beforePage = () -> {
            if (Thread.currentThread().getName().startsWith("apitokens-list")) {
                readers.add(Thread.currentThread());
            }
            action.run();
        });
    }

    private void hold() {
        try {
            assertTrue(held.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw CallInterruptedException.of(CallFacts.NO_CALL, "the thread was interrupted", e);
        }
    }

    @Test
    void sixteenAccountsAreReadAtATimeAndNotMore() {
        CountDownLatch together = new CountDownLatch(AT_ONCE);
        AtomicInteger reading = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        beforeEachPage(() -> {
            most.accumulateAndGet(reading.incrementAndGet(), Math::max);
            together.countDown();
            try {
                assertTrue(together.await(30, TimeUnit.SECONDS), "fewer accounts were read at a time");
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                reading.decrementAndGet();
            }
        });

        assertEquals(allNames(), directory.list().stream().map(Token::name).toList());
        // The iterating thread reads a further page of the current account beside them.
        assertTrue(most.get() >= AT_ONCE && most.get() <= AT_ONCE + 1, most::toString);
    }

    @Test
    void tokensComeInTheOrderOfTheAccountsWhicheverRespondsFirst() {
        accounts.get(0).beforePage = this::hold;
        accounts.get(AT_ONCE - 1).beforePage = held::countDown;

        assertEquals(allNames(), names(directory.list().iterator()));
    }

    @Test
    void onlyTheFirstPageOfAnAccountIsReadAhead() {
        AtomicInteger pages = new AtomicInteger();
        accounts.get(1).beforePage = pages::incrementAndGet;
        Iterator<Token> walk = directory.list(TokenFilter.all().named("0b")).iterator();

        assertEquals("0b", walk.next().name());

        assertTrue(pages.get() <= 1, pages::toString);
    }

    @Test
    void nothingIsReadBeforeTheFirstTokenIsNeeded() {
        AtomicInteger pages = new AtomicInteger();
        beforeEachPage(pages::incrementAndGet);

        directory.list().iterator();

        assertEquals(0, pages.get());
    }

    @Test
    void eachAccountsFailureIsItsOwn() {
        accounts.get(3).failure = BROKEN;
        accounts.get(50).failure = MemoryTokens.response(ErrorKind.PERMISSION_DENIED, 403);
        TokenList list = directory.list();

        IncompleteListException incomplete = assertThrows(IncompleteListException.class, list::toList);

        assertEquals(
                List.of(accounts.get(3).account, accounts.get(50).account),
                List.copyOf(incomplete.failures().keySet()));
        assertEquals(incomplete.failures(), list.failures());
        assertSame(BROKEN, list.failures().get(accounts.get(3).account));
    }

    @Test
    void failuresAreThoseOfTheLatestIteration() {
        TokenList list = directory.list(TokenFilter.all(), (account, failure) -> {});
        assertEquals(Map.of(), list.failures());
        accounts.get(3).failure = BROKEN;

        assertEquals(allNames(), names(list.iterator()));
        assertEquals(Map.of(accounts.get(3).account, BROKEN), list.failures());

        accounts.get(3).failure = null;
        assertEquals(2 * ACCOUNTS, list.toList().size());
        assertEquals(Map.of(), list.failures());
    }

    @Test
    void recordsThatCannotBeReadAreAFailureOfTheirAccountAndCostNoOtherToken() {
        accounts.get(3).unreadable =
                UnreadableResponseException.of(CallFacts.NO_CALL, "1 of the records cannot be read", null);
        TokenList list = directory.list(TokenFilter.all(), (account, failure) -> {});

        assertEquals(allNames(), names(list.iterator()));
        assertEquals(Map.of(accounts.get(3).account, accounts.get(3).unreadable), list.failures());

        accounts.get(3).failure = BROKEN;
        assertEquals(allNames(), names(list.iterator()));
        assertEquals(Map.of(accounts.get(3).account, BROKEN), list.failures());
    }

    @Test
    void anAbandonedWalkEndsItsThreads() {
        beforeEachPage(() -> {});
        assertEquals("0a", directory.list().iterator().next().name());
    }

    @Test
    void closingTheStreamEndsItsThreadsThoughTheirVendorsDoNotRespond() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(AT_ONCE - 1);
        beforeEachPage(() -> {
            if (!Thread.currentThread().getName().endsWith("/0")) {
                started.countDown();
                hold();
            }
        });
        try (Stream<Token> tokens = directory.list().stream()) {
            assertEquals("0a", tokens.findFirst().orElseThrow().name());
            assertTrue(started.await(30, TimeUnit.SECONDS));
        }
        assertNoReaders();
    }

    @Test
    void anInterruptEndsTheWalkAndItsThreads() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(AT_ONCE);
        beforeEachPage(() -> {
            started.countDown();
            hold();
        });
        TokenList list = directory.list(TokenFilter.all(), (account, failure) -> {
            throw new AssertionError("an interrupt is no failure of " + account);
        });
        Iterator<Token> walk = list.iterator();
        Thread iterating = Thread.currentThread();
        Thread interrupter = new Thread(() -> {
            try {
                assertTrue(started.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            iterating.interrupt();
        });
        interrupter.start();

        CallInterruptedException interrupted = assertThrows(CallInterruptedException.class, walk::hasNext);

        assertTrue(Thread.interrupted(), "the thread's interrupt status is set");
        interrupter.join();
        assertEquals(AT_ONCE, readers.size());
        assertNoReaders();
        assertSame(interrupted, assertThrows(CallInterruptedException.class, walk::hasNext), "it never ends normally");
        assertEquals(Map.of(), list.failures());
    }

    @Test
    void aForeignExceptionOfOneAccountIsItsFailureAndCostsNoOther() {
        accounts.get(2).failure = new IllegalStateException("not of this library");
        accounts.get(4).beforePage = () -> {
            throw new StackOverflowError("nor is this");
        };
        TokenList list = directory.list();
        Iterator<Token> walk = list.iterator();
        List<String> names = new ArrayList<>();

        IncompleteListException incomplete = assertThrows(IncompleteListException.class, () -> {
            while (walk.hasNext()) {
                names.add(walk.next().name());
            }
        });

        assertEquals(
                Set.of(accounts.get(2).account, accounts.get(4).account),
                incomplete.failures().keySet());
        ApiTokenException failure = incomplete.failures().get(accounts.get(2).account);
        assertEquals("the list failed with IllegalStateException. See the cause.", failure.getMessage());
        assertFalse(String.valueOf(failure.getCause()).contains("not of this library"));
        // The first page of account 2 was read before its list failed.
        assertEquals(2 * ACCOUNTS - 2, names.size());
        assertThrows(IncompleteListException.class, walk::hasNext, "it never ends normally");
    }

    @Test
    void aRecipientOfFailuresThatFailsEndsTheWalk() {
        accounts.get(2).failure = new IllegalStateException("not of this library");
        Iterator<Token> walk = directory
                .list(TokenFilter.all(), (account, failure) -> {
                    throw new IllegalArgumentException("of the recipient");
                })
                .iterator();

        assertThrows(IllegalArgumentException.class, () -> names(walk));
        assertThrows(IllegalArgumentException.class, walk::hasNext);
    }

    @Test
    void theThreadsOfAWalkAreDaemons() {
        beforeEachPage(() -> {});
        assertEquals(2 * ACCOUNTS, directory.list().toList().size());
        assertTrue(readers.size() >= ACCOUNTS && readers.stream().allMatch(Thread::isDaemon));
    }
}
