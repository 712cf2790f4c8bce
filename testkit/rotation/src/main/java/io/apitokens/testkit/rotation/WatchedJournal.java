package io.apitokens.testkit.rotation;

import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An in-memory journal that reports each entry after writing it and fails on demand. */
final class WatchedJournal implements Journal {

    private final Journal entries = Journal.inMemory();
    private Consumer<? super JournalEntry> watcher = entry -> {};
    private Runnable sleep = () -> {};
    private int writes;
    private int scans;
    private boolean readable = true;
    private boolean writable = true;
    private Throwable failure = new IOException("the disk is full");

    /** Returns what a journal may throw, whatever its interface says. */
    static List<Throwable> failures() {
        return List.of(
                new IOException("the disk is full"),
                new IllegalStateException("odd"),
                new StackOverflowError("deep"),
                new TimeoutException("undeclared"),
                new InterruptedException("undeclared"));
    }

    /** Sets what the journal throws when it fails. */
    void failWith(Throwable other) {
        failure = other;
    }

    /** Sets an action that receives each entry after it is written. */
    void onWrite(Consumer<? super JournalEntry> action) {
        watcher = action;
    }

    /** Sets an action that runs once, after the next entry is written. */
    void onNextWrite(Runnable action) {
        watcher = entry -> {
            watcher = ignored -> {};
            action.run();
        };
    }

    /** Sets what happens while the caller sleeps right before its next write. */
    void sleepBeforeNextWrite(Runnable action) {
        sleep = action;
    }

    /** Fails now, after an entry was written. */
    void failNow() {
        WatchedJournal.<RuntimeException>sneak(failure);
    }

    void failReads() {
        readable = false;
    }

    void failWrites() {
        writable = false;
    }

    void heal() {
        readable = true;
        writable = true;
    }

    /** Returns the only open entry; fails if there is not exactly one. */
    JournalEntry only() {
        try {
            List<JournalEntry> all = open();
            if (all.size() != 1) {
                throw new AssertionError("entries in the journal: " + all);
            }
            return all.get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the entries that are neither links to a successor nor of creates whose callers know what became of them. */
    List<JournalEntry> open() throws IOException {
        return entries.entries().stream()
                .filter(entry -> !"LINKED".equals(entry.values().get("state")))
                .filter(entry -> !entry.values().containsKey("handedOver"))
                .filter(entry -> !entry.values().containsKey("absent"))
                .toList();
    }

    /** Returns the number of changes so far. */
    int writes() {
        return writes;
    }

    /** Returns how often the whole journal was read so far. */
    int scans() {
        return scans;
    }

    @Override
    public List<JournalEntry> entries() throws IOException {
        failUnless(readable);
        scans++;
        return entries.entries();
    }

    @Override
    public Optional<JournalEntry> entry(String key) throws IOException {
        failUnless(readable);
        return entries.entry(key);
    }

    @Override
    public boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
            throws IOException {
        Runnable meanwhile = sleep;
        sleep = () -> {};
        meanwhile.run();
        failUnless(writable);
        writes++;
        boolean done = entries.replace(key, expected, next);
        if (done && next != null) {
            watcher.accept(next);
        }
        return done;
    }

    private void failUnless(boolean condition) throws IOException {
        if (!condition) {
            WatchedJournal.<IOException>sneak(failure);
        }
    }

    /** Throws an exception that the compiler would reject. */
    @SuppressWarnings({"unchecked", "DoNotCallSuggester"})
    static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }
}
