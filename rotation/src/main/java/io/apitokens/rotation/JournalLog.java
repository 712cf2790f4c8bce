package io.apitokens.rotation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A log of changes, with an index in memory: where the last record of each key begins. The log begins with a header,
 * whose random id tells it from the log that replaced it. Not safe for use by several threads.
 */
final class JournalLog {

    private static final String MAGIC = "apitokens-journal 2 ";
    private static final int HEADER = MAGIC.length() + 2 * 16 + 1;
    private static final int LOOKUP_STEP = 4 << 10;
    private static final int SCAN_STEP = 64 << 10;
    /** Compacting a shorter log saves nothing that matters. */
    private static final long LEAST_TO_COMPACT = 1000;

    private final Object name;
    private final Map<Digest, Long> positions = new HashMap<>();
    private byte[] header = {};
    private long end;
    private long forced;
    private long records;
    private long compactedAt;
    private boolean forceFailed;

    /** Creates an index that has read nothing. The name is that of the file, for messages. */
    JournalLog(Object name) {
        this.name = name;
    }

    /** The first 128 bits of a key's SHA-256: a fourth of the memory of a key. */
    private record Digest(long high, long low) {

        static Digest of(String key) {
            try {
                byte[] hash = MessageDigest.getInstance("SHA-256")
                        .digest(EntryJson.of(key).getBytes(StandardCharsets.UTF_8));
                ByteBuffer bits = ByteBuffer.wrap(hash);
                return new Digest(bits.getLong(), bits.getLong());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    private static byte[] newHeader() {
        return (MAGIC + RandomHex.nonce() + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a new log that holds the given entries. */
    static void write(Collection<JournalEntry> entries, OutputStream fresh) throws IOException {
        fresh.write(newHeader());
        for (JournalEntry entry : entries) {
            fresh.write(LogRecord.of(EntryJson.of(entry.key(), entry)));
        }
    }

    static boolean isLog(FileChannel file) throws IOException {
        byte[] header = header(file);
        return new String(header, StandardCharsets.US_ASCII).startsWith(MAGIC) && header[HEADER - 1] == '\n';
    }

    private EntryJson.Change change(byte[] line) throws IOException {
        try {
            return LogRecord.change(line);
        } catch (IOException e) {
            // Do not quote the unknown content of the file.
            throw new IOException(name + " is not a journal that this version can read");
        }
    }

    private static byte[] header(FileChannel file) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(HEADER);
        int read;
        do {
            read = file.read(header, header.position());
        } while (read > 0 && header.hasRemaining());
        return header.array();
    }

    /** Returns all entries of a log. */
    List<JournalEntry> entries(FileChannel log) throws IOException {
        Map<String, JournalEntry> entries = new LinkedHashMap<>();
        LogScan scan = new LogScan(name, log, HEADER, SCAN_STEP);
        for (byte[] line = scan.next(); line != null; line = scan.next()) {
            EntryJson.Change change = change(line);
            if (change.entry() == null) {
                entries.remove(change.key());
            } else {
                entries.put(change.key(), change.entry());
            }
        }
        return List.copyOf(entries.values());
    }

    /** Returns the entry of a key. */
    Optional<JournalEntry> find(FileChannel log, String key) throws IOException {
        catchUp(log);
        Long position = positions.get(Digest.of(key));
        if (position == null) {
            return Optional.empty();
        }
        byte[] line = new LogScan(name, log, position, LOOKUP_STEP).next();
        JournalEntry entry = line == null ? null : change(line).entry();
        if (entry == null || !entry.key().equals(key)) {
            forget();
            throw new IOException(name + " was changed by a program other than this library");
        }
        return Optional.of(entry);
    }

    /** Reads what was written since the last time; everything if it is another log. */
    private void catchUp(FileChannel log) throws IOException {
        byte[] present = header(log);
        long size = log.size();
        if (!Arrays.equals(present, header) || size < end) {
            forget();
            header = present;
            end = HEADER;
        }
        if (size == end) {
            return;
        }
        LogScan scan = new LogScan(name, log, end, SCAN_STEP);
        for (byte[] line = scan.next(); line != null; line = scan.next()) {
            EntryJson.Change change = change(line);
            note(Digest.of(change.key()), change.entry() != null, line.length);
        }
    }

    private void note(Digest key, boolean present, int length) {
        if (present) {
            positions.put(key, end);
        } else {
            positions.remove(key);
        }
        end += length;
        records++;
    }

    /** Forgets what was read; the next use reads the whole log. */
    private void forget() {
        positions.clear();
        header = new byte[0];
        end = 0;
        forced = 0;
        records = 0;
        compactedAt = 0;
    }

    /** Writes a change behind the last whole record and forces it to disk. Removes a torn record first. */
    void append(FileChannel log, String key, @Nullable JournalEntry next) throws IOException {
        byte[] line = LogRecord.of(EntryJson.of(key, next));
        if (line.length > LogScan.MAX_RECORD) {
            throw new IOException(name + " takes no entry of more than " + LogScan.MAX_RECORD + " bytes");
        }
        catchUp(log);
        if (forced < end) {
            // A process may have been killed before it forced its last record: only the last one may be torn.
            force(log);
        }
        log.truncate(end);
        write(log, line, end);
        note(Digest.of(key), next != null, line.length);
        force(log);
    }

    private void force(FileChannel log) throws IOException {
        forceFailed = true;
        log.force(false);
        forceFailed = false;
        forced = end;
    }

    private static void write(FileChannel file, byte[] bytes, long position) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            file.write(rest, position + rest.position());
        }
    }

    /** Returns whether what was written may not be on disk, and forcing it again would not prove that it is. */
    boolean isDoubtful() {
        return forceFailed;
    }

    /** Returns whether most records are of no use. */
    boolean isWorthCompacting() {
        return records > Math.max(2L * positions.size(), compactedAt) + LEAST_TO_COMPACT;
    }

    /** Does not compact before as many records were written again. */
    void postponeCompaction() {
        compactedAt = 2 * records;
    }

    /** Writes the last record of each key to a new log, whose index this one is from then on. */
    void compact(FileChannel log, OutputStream fresh) throws IOException {
        catchUp(log);
        try {
            byte[] freshHeader = newHeader();
            fresh.write(freshHeader);
            long freshEnd = HEADER;
            LogScan scan = new LogScan(name, log, HEADER, SCAN_STEP);
            long position = scan.position();
            for (byte[] line = scan.next(); line != null; line = scan.next()) {
                Digest key = Digest.of(change(line).key());
                Long last = positions.get(key);
                if (last != null && last == position) {
                    fresh.write(line);
                    // Never the position of an older record of this key, which would be met later: none moves back.
                    positions.put(key, freshEnd);
                    freshEnd += line.length;
                }
                position = scan.position();
            }
            header = freshHeader;
            end = freshEnd;
            forced = freshEnd;
            records = positions.size();
            compactedAt = 0;
        } catch (Throwable e) {
            forget();
            throw e;
        }
    }

    /** Notes that the log was replaced by one that was forced to disk. */
    void wasReplaced() {
        forceFailed = false;
    }
}
