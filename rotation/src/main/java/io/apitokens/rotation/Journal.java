package io.apitokens.rotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where creates and rotations are written down before they begin, so that whoever comes after a crash can finish them. Holds
 * ids, times and states, never a secret. Everybody who creates or rotates the same tokens shares one journal; a file serves the
 * processes of one machine, and this interface is small enough for a table, a ConfigMap or a key-value store.
 *
 * <p>Whoever can write to it cannot have other tokens deleted: what is deleted is read afresh before, and must have the name, the
 * time, and the marker that is the hash of the entry's nonce. He can stop rotations and hide what they left behind.
 */
public interface Journal {

    /**
     * Reads everything that is written down.
     *
     * @return the entries, in no particular order
     * @throws IOException if it cannot be read
     */
    List<JournalEntry> entries() throws IOException;

    /**
     * Reads one entry.
     *
     * @param key the entry's key
     * @return empty if there is none
     * @throws IOException if it cannot be read
     */
    default Optional<JournalEntry> entry(String key) throws IOException {
        return entries().stream().filter(entry -> entry.key().equals(key)).findFirst();
    }

    /**
     * Writes, changes or removes an entry in one step, provided that nobody else changed it meanwhile. When this returns, the
     * change must survive the process.
     *
     * @param key the entry's key
     * @param expected the entry as it was read or written last, to be compared by its revision; null if there shall be none
     * @param next the entry as it shall be; null to remove it
     * @return false, and nothing is changed, if the present entry is not the expected one
     * @throws IOException if that cannot be told or written; the change may have been made
     */
    boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next) throws IOException;

    /**
     * Keeps a journal in a file that only its owner may read. Each change is written beside it, forced to the disk and moved
     * over it; changes by several threads and processes are kept apart by a lock on a file beside it. A file that belongs to
     * another user, or that others may read or write, is refused.
     *
     * @param path the file, which need not exist; its directory must, on a local file system
     * @return the journal
     */
    static Journal file(Path path) {
        return new FileJournal(path);
    }

    /**
     * Keeps a journal in memory, where no crash is survived: for tests.
     *
     * @return an empty journal
     */
    static Journal inMemory() {
        return new MemoryJournal();
    }
}
