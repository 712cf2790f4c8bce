package io.apitokens.rotation;

import io.apitokens.error.InvalidInputException;
import io.apitokens.internal.PrivateFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journal in a file, see {@link Journal#file}. The file is a {@link JournalLog}; one of {@link FirstFormat} is read,
 * and becomes a log with its first change.
 *
 * <p>Changes are made under the lock of the file. Readers do without: they see each record whole or not at all.
 */
final class FileJournal implements Journal {

    private final PrivateFile file;
    private final JournalLog log;

    FileJournal(Path path) {
        try {
            this.file = PrivateFile.at(path);
            this.log = new JournalLog(file);
        } catch (IllegalArgumentException e) {
            throw InvalidInputException.of("path", "does not name a file");
        }
    }

    /** Reads from the file, whose format it finds out. */
    private interface Query<T> {
        T from(FileChannel in) throws IOException;
    }

    @Override
    public List<JournalEntry> entries() throws IOException {
        return read(this::entries, List.of());
    }

    @Override
    public Optional<JournalEntry> entry(String key) throws IOException {
        return read(in -> entry(in, key), Optional.empty());
    }

    @Override
    public boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
            throws IOException {
        Changes.requireKey(key, next);
        return file.locked(() -> {
            Optional<JournalEntry> found = readLocked(in -> entry(in, key), Optional.empty());
            JournalEntry present = found.orElse(null);
            if (!Changes.isExpected(present, expected)) {
                return false;
            }
            if (!Objects.equals(present, next)) {
                write(key, next);
            }
            return true;
        });
    }

    private <T> T read(Query<T> query, T ifAbsent) throws IOException {
        FileChannel opened = file.openForReading().orElse(null);
        if (opened == null) {
            return ifAbsent;
        }
        try (opened) {
            return query.from(opened);
        } catch (IOException e) {
            // A torn record may have been replaced while it was read. Under the lock nothing changes.
            return file.locked(() -> readLocked(query, ifAbsent));
        }
    }

    private <T> T readLocked(Query<T> query, T ifAbsent) throws IOException {
        try (FileChannel in = file.openForReading().orElse(null)) {
            return in == null ? ifAbsent : query.from(in);
        }
    }

    private List<JournalEntry> entries(FileChannel in) throws IOException {
        return JournalLog.isLog(in)
                ? log.entries(in)
                : List.copyOf(firstFormat().values());
    }

    private Optional<JournalEntry> entry(FileChannel in, String key) throws IOException {
        if (JournalLog.isLog(in)) {
            synchronized (log) {
                return log.find(in, key);
            }
        }
        return Optional.ofNullable(firstFormat().get(key));
    }

    private Map<String, JournalEntry> firstFormat() throws IOException {
        byte[] document = file.read(FirstFormat.MAX_BYTES).orElseThrow(() -> new IOException(file + " is gone"));
        try {
            return FirstFormat.entries(document);
        } catch (IOException e) {
            // Do not quote the unknown content of the file.
            throw new IOException(file + " is not a journal that this version can read");
        }
    }

    private void write(String key, @Nullable JournalEntry next) throws IOException {
        prepare();
        try (FileChannel out = file.openForWriting()) {
            synchronized (log) {
                log.append(out, key, next);
            }
        }
        synchronized (log) {
            if (log.isWorthCompacting()) {
                compactIfPossible();
            }
        }
    }

    /** Sees to it that the file is a log to which a record may be appended. */
    private void prepare() throws IOException {
        try (FileChannel in = file.openForReading().orElse(null)) {
            if (in == null) {
                file.replace(out -> JournalLog.write(List.of(), out));
            } else if (!JournalLog.isLog(in)) {
                Collection<JournalEntry> entries = firstFormat().values();
                file.replace(out -> JournalLog.write(entries, out));
            } else if (log.isDoubtful() || file.hasOtherLinks()) {
                // What another name shows is a copy that stays as it is.
                compact(in);
            }
        }
    }

    private void compact(FileChannel in) throws IOException {
        synchronized (log) {
            file.replace(out -> log.compact(in, out));
            log.wasReplaced();
        }
    }

    /** Compacts the log. If that fails, the change that was just made is on disk all the same. */
    private void compactIfPossible() {
        try (FileChannel in = file.openForReading().orElse(null)) {
            if (in != null) {
                compact(in);
            }
        } catch (IOException e) {
            log.postponeCompaction();
        }
    }
}
