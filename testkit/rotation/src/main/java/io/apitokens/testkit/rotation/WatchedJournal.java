package io.apitokens.testkit.rotation;

import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A journal in memory that tells of each entry after it was written, and fails when told to. */
final class WatchedJournal implements Journal {

    private final Journal entries = Journal.inMemory();
    private Consumer<? super JournalEntry> watcher = entry -> {};
    private boolean readable = true;
    private boolean writable = true;

    /** Calls somebody with each entry, once it stands there. */
    void onWrite(Consumer<? super JournalEntry> action) {
        watcher = action;
    }

    /** Calls somebody with the next entry that is written, and not again. */
    void onNextWrite(Runnable action) {
        watcher = entry -> {
            watcher = ignored -> {};
            action.run();
        };
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

    /** The only entry there is. */
    JournalEntry only() {
        try {
            List<JournalEntry> all = entries();
            if (all.size() != 1) {
                throw new AssertionError("entries in the journal: " + all);
            }
            return all.get(0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public List<JournalEntry> entries() throws IOException {
        failUnless(readable);
        return entries.entries();
    }

    @Override
    public boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
            throws IOException {
        failUnless(writable);
        boolean done = entries.replace(key, expected, next);
        if (done && next != null) {
            watcher.accept(next);
        }
        return done;
    }

    private static void failUnless(boolean condition) throws IOException {
        if (!condition) {
            throw new IOException("the disk is full");
        }
    }
}
