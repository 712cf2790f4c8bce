package io.apitokens.rotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records creates and rotations before they begin, so that they can be finished after a crash. Holds ids, times and
 * states, never a secret. All processes that create or rotate the same tokens share one journal. A file serves the
 * processes of one machine, and a {@link JdbcJournal} those of several; this interface is small enough for a ConfigMap
 * or a key-value store. Whatever else an implementation throws counts as an {@link IOException}.
 *
 * <p>Write access to the journal does not allow deleting other tokens: before each deletion the token is read again,
 * and must match the entry's name, its time, and its marker, which is a hash of the entry's nonce. It does allow
 * stopping rotations and hiding the tokens they left behind.
 *
 * <pre>{@code
 * Journal journal = Journal.file(directory.resolve("rotations.journal"));
 * for (JournalEntry entry : journal.entries()) { // what is not settled, and the last rotation of each token
 *     out.println(entry.key());
 * }
 * }</pre>
 */
public interface Journal {

    /**
     * Reads all entries.
     *
     * @return the entries, in no particular order
     * @throws IOException if the journal cannot be read
     */
    List<JournalEntry> entries() throws IOException;

    /**
     * Reads one entry.
     *
     * @param key the entry's key
     * @return empty if there is none
     * @throws IOException if the journal cannot be read
     */
    default Optional<JournalEntry> entry(String key) throws IOException {
        return entries().stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /**
     * Creates, changes or removes an entry atomically, if its revision is the expected one. On return the change must
     * be durable: it survives the end of the process.
     *
     * @param key the entry's key
     * @param expected the entry as last read or written, compared by its revision; null if no entry may exist
     * @param next the new entry; null to remove it
     * @return false, and nothing is changed, if the current entry is not the expected one
     * @throws IOException if the journal cannot be read or written; the change may have been made
     */
    boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next) throws IOException;

    /**
     * Returns a journal in a file that only its owner may access. The file is a log: each change is appended with a
     * checksum and forced to disk, so a change costs the same in a journal of any size. What a crash left half-written
     * at its end is cut off. When most of the log is outdated, it is written anew to a temporary file beside it, which
     * is forced to disk and moved over it.
     *
     * <p>A lock on a separate file serialises changes by threads and processes. A file that belongs to another user, or
     * that others may read or write, is rejected. A journal that an earlier version wrote is read, and becomes a log
     * with its first change; earlier versions then reject it.
     *
     * <p>Keep the journal for as long as the process lives: its first use reads the whole log, and it then needs about
     * 100 bytes of memory for each entry.
     *
     * @param path the file, which need not exist; its directory must exist, on a local file system
     * @return the journal
     */
    static Journal file(Path path) {
        return new FileJournal(path);
    }

    /**
     * Returns a journal in memory, which does not survive a crash. For tests.
     *
     * @return an empty journal
     */
    static Journal inMemory() {
        return new MemoryJournal();
    }
}
