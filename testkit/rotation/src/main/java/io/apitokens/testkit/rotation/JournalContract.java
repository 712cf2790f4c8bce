package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The rules for every implementation of {@link Journal}. Each test name states one rule.
 *
 * <p>Extend it in the tests of a journal. Each test runs in a new instance, which must use its own storage location.
 * The suite never sleeps in real time.
 */
public abstract class JournalContract {

    private static final String KEY = "create:0123456789abcdef0123456789abcdef";
    private static final int THREADS = 4;
    private static final int ROUNDS = 25;

    private final AtomicInteger revisions = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    /** Creates the suite. For the test class of a journal. */
    protected JournalContract() {}

    /**
     * Creates a journal at the storage location of this test, which is empty at first. Called several times in a
     * test; all journals of a test share the location, as those of several processes do.
     *
     * @return a journal at the shared location
     * @throws IOException if the journal cannot be created
     */
    protected abstract Journal journal() throws IOException;

    /**
     * Creates a journal at the storage location of this test whose next change fails before it takes effect. It works
     * from then on. The default returns null, for a journal in which that cannot be caused.
     *
     * @return the failing journal, or null
     * @throws IOException if the journal cannot be created
     */
    protected @Nullable Journal failingBefore() throws IOException {
        return null;
    }

    /**
     * Creates a journal at the storage location of this test whose next change fails after it took effect. It works
     * from then on, as if one response had been lost. The default returns null, for a journal in which that cannot be
     * caused.
     *
     * @return the failing journal, or null
     * @throws IOException if the journal cannot be created
     */
    protected @Nullable Journal failingAfter() throws IOException {
        return null;
    }

    /**
     * Returns the command of a program that calls {@link JournalWriter#run} with a journal at the storage location of
     * this test. The suite kills it right after each acknowledgement. Called before each start, so that this process
     * can give up a location that only one process may use. The default returns null, for a journal that ends with its
     * process.
     *
     * @return the command and its arguments, or null
     * @throws IOException if the program cannot be prepared
     */
    protected @Nullable List<String> writer() throws IOException {
        return null;
    }

    @AfterEach
    final void stopThreads() {
        threads.shutdownNow();
    }

    /** Creates an entry with a unique revision. */
    private JournalEntry entry(String key, Map<String, String> values) {
        return new JournalEntry(key, "r" + revisions.incrementAndGet(), values);
    }

    private JournalEntry entry(String value) {
        return entry(KEY, Map.of("value", value));
    }

    private JournalEntry written(Journal journal, String value) throws IOException {
        JournalEntry entry = entry(value);
        assertTrue(journal.replace(KEY, null, entry));
        return entry;
    }

    private void holds(JournalEntry... entries) throws IOException {
        assertEquals(Set.of(entries), new HashSet<>(journal().entries()));
        assertEquals(entries.length, journal().entries().size());
    }

    @Test
    final void nothingIsWrittenDownAtFirst() throws IOException {
        holds();
        assertEquals(Optional.empty(), journal().entry(KEY));
    }

    @Test
    final void whatWasWrittenIsReadBackByEveryJournal() throws IOException {
        Journal journal = journal();
        JournalEntry entry = entry(KEY, Map.of("account", "acme/1", "name", "ci", "state", "CREATING"));
        assertTrue(journal.replace(KEY, null, entry));
        for (Journal reader : List.of(journal, journal())) {
            assertEquals(List.of(entry), reader.entries());
            assertEquals(Optional.of(entry), reader.entry(KEY));
            assertEquals(Optional.empty(), reader.entry("create:another"));
        }
    }

    @Test
    final void anyTextIsKeptAsItIs() throws IOException {
        String odd = "a \"quoted\" \\ \n\t{}[]:,='/<&>%$ \u00e9\u20ac\ud83d\ude00 \u2028 end ";
        String longest = "rotation:acme/1/" + "x".repeat(496);
        JournalEntry entry = entry(longest, Map.of("name", odd, odd, "", "empty", ""));
        assertTrue(journal().replace(longest, null, entry));
        holds(entry);
        assertEquals(Optional.of(entry), journal().entry(longest));
    }

    @Test
    final void anEntryIsMadeOnlyWhereThereIsNone() throws IOException {
        JournalEntry first = written(journal(), "first");
        assertFalse(journal().replace(KEY, null, entry("second")));
        holds(first);
    }

    @Test
    final void anEntryIsReplacedByItsNextRevision() throws IOException {
        Journal journal = journal();
        JournalEntry first = written(journal, "first");
        JournalEntry second = entry("second");
        assertTrue(journal.replace(KEY, first, second));
        JournalEntry third = entry("third");
        assertTrue(journal().replace(KEY, second, third));
        holds(third);
    }

    @Test
    final void anOlderRevisionIsRefusedAndNothingIsChanged() throws IOException {
        JournalEntry first = written(journal(), "first");
        JournalEntry second = entry("second");
        assertTrue(journal().replace(KEY, first, second));
        assertFalse(journal().replace(KEY, first, entry("third")));
        assertFalse(journal().replace(KEY, first, null));
        holds(second);
    }

    @Test
    final void onlyTheRevisionIsCompared() throws IOException {
        JournalEntry first = written(journal(), "first");
        assertFalse(journal().replace(KEY, entry("first"), entry("second")));
        JournalEntry third = entry("third");
        assertTrue(journal().replace(KEY, new JournalEntry(KEY, first.revision(), Map.of()), third));
        holds(third);
    }

    @Test
    final void anEntryThatIsNotThereIsNeitherReplacedNorRemoved() throws IOException {
        JournalEntry never = entry("never written");
        assertFalse(journal().replace(KEY, never, entry("first")));
        assertFalse(journal().replace(KEY, never, null));
        holds();
    }

    @Test
    final void anEntryCanBeRemovedAndWrittenAgain() throws IOException {
        JournalEntry first = written(journal(), "first");
        assertTrue(journal().replace(KEY, first, null));
        holds();
        assertFalse(journal().replace(KEY, first, null), "it is gone");
        JournalEntry second = written(journal(), "second");
        holds(second);
    }

    @Test
    final void otherEntriesStayAsTheyAre() throws IOException {
        JournalEntry first = written(journal(), "first");
        JournalEntry other = entry("rotation:acme/1/t1", Map.of("state", "DONE"));
        assertTrue(journal().replace(other.key(), null, other));
        JournalEntry second = entry("second");
        assertTrue(journal().replace(KEY, first, second));
        holds(second, other);
        assertTrue(journal().replace(KEY, second, null));
        holds(other);
    }

    @Test
    final void everyReadSeesTheLastAcknowledgedChangeOfAnyJournal() throws IOException {
        Journal writer = journal();
        Journal reader = journal();
        JournalEntry last = null;
        for (int round = 0; round < ROUNDS; round++) {
            JournalEntry next = round % 5 == 4 ? null : entry("round " + round);
            assertTrue(writer.replace(KEY, last, next));
            last = next;
            assertEquals(Optional.ofNullable(last), reader.entry(KEY));
            assertEquals(Stream.ofNullable(last).toList(), reader.entries());
        }
    }

    @Test
    final void whatWasDecidedOnAStaleReadIsRefusedAndNothingIsChanged() throws IOException {
        Journal slow = journal();
        written(journal(), "first");
        JournalEntry stale = slow.entry(KEY).orElseThrow();
        JournalEntry second = entry("second");
        assertTrue(journal().replace(KEY, stale, second));
        assertFalse(slow.replace(KEY, stale, entry("late")));
        assertFalse(slow.replace(KEY, stale, null));
        assertTrue(journal().replace(KEY, second, null));
        assertFalse(slow.replace(KEY, stale, entry("late")));
        JournalEntry third = written(journal(), "third");
        assertFalse(slow.replace(KEY, stale, entry("late")));
        assertFalse(slow.replace(KEY, stale, null));
        assertFalse(slow.replace(KEY, null, entry("late")));
        holds(third);
        assertEquals(Optional.of(third), slow.entry(KEY));
    }

    @Test
    final void aChangeThatFailsBeforeItsEffectIsReportedAndChangesNothing() throws IOException {
        JournalEntry first = written(journal(), "first");
        for (JournalEntry next : Arrays.asList(entry("second"), null)) {
            Journal failing = failingBefore();
            if (failing == null) {
                return;
            }
            assertThrows(IOException.class, () -> failing.replace(KEY, first, next));
            holds(first);
            assertEquals(Optional.of(first), failing.entry(KEY));
        }
        Journal failing = Objects.requireNonNull(failingBefore(), "failingBefore");
        JournalEntry other = entry("create:other", Map.of());
        assertThrows(IOException.class, () -> failing.replace(other.key(), null, other));
        holds(first);
        assertTrue(failing.replace(other.key(), null, other));
        holds(first, other);
    }

    @Test
    final void aChangeThatFailsAfterItsEffectIsReportedAndIsMadeOnce() throws IOException {
        Journal failing = failingAfter();
        if (failing == null) {
            return;
        }
        JournalEntry first = entry("first");
        assertThrows(IOException.class, () -> failing.replace(KEY, null, first));
        holds(first);
        assertFalse(failing.replace(KEY, null, first), "it is made already");
        Journal next = Objects.requireNonNull(failingAfter(), "failingAfter");
        JournalEntry second = entry("second");
        assertThrows(IOException.class, () -> next.replace(KEY, first, second));
        holds(second);
        assertFalse(next.replace(KEY, first, second), "it is made already");
        Journal last = Objects.requireNonNull(failingAfter(), "failingAfter");
        assertThrows(IOException.class, () -> last.replace(KEY, second, null));
        holds();
    }

    @Test
    final void aWriterKilledRightAfterEachAcknowledgementLosesNothing() throws Exception {
        for (int change = 0; change < JournalWriter.changes(); change++) {
            List<String> command = writer();
            if (command == null) {
                return;
            }
            JournalWriter.killAfter(command, change);
            holds(JournalWriter.entriesAfter(change).toArray(JournalEntry[]::new));
        }
    }

    @Test
    final void ofManyWhoExpectTheSameEntryExactlyOneWins() throws Exception {
        JournalEntry expected = null;
        for (int round = 0; round < ROUNDS; round++) {
            JournalEntry seen = expected;
            List<JournalEntry> won = together((journal, number) -> {
                JournalEntry next = entry("thread " + number);
                return journal.replace(KEY, seen, next) ? next : null;
            });
            assertEquals(1, won.size(), "winners");
            expected = won.get(0);
            holds(expected);
        }
    }

    @Test
    final void noChangeIsLostWhenManyWrite() throws Exception {
        together((journal, number) -> {
            for (int done = 0; done < ROUNDS; ) {
                JournalEntry seen = journal.entry(KEY).orElse(null);
                int count = seen == null ? 0 : Integer.parseInt(seen.values().getOrDefault("value", ""));
                if (journal.replace(KEY, seen, entry(Integer.toString(count + 1)))) {
                    done++;
                }
            }
            return null;
        });
        assertEquals(
                Map.of("value", Integer.toString(THREADS * ROUNDS)),
                journal().entry(KEY).orElseThrow().values());
    }

    @Test
    final void changesOfDifferentEntriesDoNotDisturbEachOther() throws Exception {
        together((journal, number) -> {
            JournalEntry last = null;
            for (int round = 0; round < ROUNDS; round++) {
                JournalEntry next = entry("create:" + number, Map.of("value", Integer.toString(round)));
                assertTrue(journal.replace(next.key(), last, next), "no other process changes it");
                last = next;
            }
            return null;
        });
        assertEquals(THREADS, journal().entries().size());
        for (JournalEntry entry : journal().entries()) {
            assertEquals(Map.of("value", Integer.toString(ROUNDS - 1)), entry.values());
        }
    }

    @Test
    final void aReaderSeesAnEntryAsItWasOrAsItIsWhole() throws Exception {
        Journal written = journal();
        JournalEntry first = entry(KEY, numbered(0));
        assertTrue(written.replace(KEY, null, first));
        Future<@Nullable Void> writer = threads.submit(() -> {
            JournalEntry last = first;
            for (int i = 1; i <= ROUNDS; i++) {
                JournalEntry next = entry(KEY, numbered(i));
                assertTrue(written.replace(KEY, last, next));
                last = next;
            }
            return null;
        });
        Journal read = journal();
        int last = 0;
        while (!writer.isDone()) {
            last = checked(read, last);
        }
        writer.get();
        assertEquals(ROUNDS, checked(read, last));
    }

    /** Returns values whose size varies with the number, so that a partial read is detected. */
    private static Map<String, String> numbered(int number) {
        String text = Integer.toString(number);
        return Map.of("number", text, "filling", "x".repeat(number * 1733 % 9001), "again", text);
    }

    private static int checked(Journal journal, int atLeast) throws IOException {
        Map<String, String> values = journal.entry(KEY).orElseThrow().values();
        int number = Integer.parseInt(values.getOrDefault("number", ""));
        assertEquals(numbered(number), values);
        assertTrue(number >= atLeast, "older than what was read before");
        return number;
    }

    /** The work of one thread, which has its own journal object. */
    private interface Work {
        @Nullable
        JournalEntry with(Journal journal, int number) throws IOException;
    }

    /** Starts several threads at the same time and returns their results except null. */
    private List<JournalEntry> together(Work work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<@Nullable JournalEntry>> all = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Journal journal = journal();
            int number = i;
            all.add(() -> {
                start.await(10, TimeUnit.SECONDS);
                return work.with(journal, number);
            });
        }
        List<JournalEntry> brought = new ArrayList<>();
        for (Future<@Nullable JournalEntry> each : threads.invokeAll(all, 1, TimeUnit.MINUTES)) {
            JournalEntry entry = each.get();
            if (entry != null) {
                brought.add(entry);
            }
        }
        return brought;
    }
}
