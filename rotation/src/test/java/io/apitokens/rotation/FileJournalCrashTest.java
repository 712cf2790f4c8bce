package io.apitokens.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks what a journal's file holds after a crash at any byte of a write. */
class FileJournalCrashTest {

    private static final JournalEntry LATER = new JournalEntry("create:later", "r1", Map.of("name", "ci"));

    @TempDir
    private Path directory;

    private Path file;

    /** The entries after each change, by the length of the log at that time. */
    private final List<Integer> lengths = new ArrayList<>();

    private final List<Map<String, JournalEntry>> states = new ArrayList<>();

    @BeforeEach
    void name() {
        file = directory.resolve("journal.log");
    }

    /** Writes entries, changes and removals, and returns the log. */
    private byte[] written() throws IOException {
        Journal journal = Journal.file(file);
        Map<String, JournalEntry> entries = new HashMap<>();
        for (int i = 0; i < 9; i++) {
            String key = "create:" + i % 4;
            JournalEntry present = entries.get(key);
            JournalEntry next = i == 5 && present != null
                    ? null
                    : new JournalEntry(key, "r" + i, Map.of("name", "ci \u00e9 " + "x".repeat(i)));
            assertTrue(journal.replace(key, present, next));
            if (next == null) {
                entries.remove(key);
            } else {
                entries.put(key, next);
            }
            lengths.add((int) Files.size(file));
            states.add(Map.copyOf(entries));
        }
        return Files.readAllBytes(file);
    }

    /** Returns the entries of the last change that was complete at a length. */
    private Map<String, JournalEntry> stateAt(int length) {
        int complete = 0;
        while (complete < lengths.size() && lengths.get(complete) <= length) {
            complete++;
        }
        return complete == 0 ? Map.of() : states.get(complete - 1);
    }

    private void place(Path target, byte[] content) throws IOException {
        Files.write(target, content);
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
    }

    /**
     * Checks what a new journal reads, and that a change is then written where it belongs. The change is left out at
     * most bytes inside a record, because it waits for the disk.
     */
    private void holds(Map<String, JournalEntry> expected, int at, String when) throws IOException {
        Journal journal = Journal.file(file);
        read(journal, expected, when);
        boolean nearAnEnd = lengths.contains(at) || lengths.contains(at - 1) || lengths.contains(at + 1);
        if (at % 16 != 0 && !nearAnEnd) {
            return;
        }
        assertTrue(journal.replace(LATER.key(), null, LATER), when);
        Map<String, JournalEntry> all = new HashMap<>(expected);
        all.put(LATER.key(), LATER);
        read(journal, all, when);
        read(Journal.file(file), all, when);
    }

    private static void read(Journal journal, Map<String, JournalEntry> expected, String when) throws IOException {
        Map<String, JournalEntry> present = new HashMap<>();
        journal.entries().forEach(entry -> present.put(entry.key(), entry));
        assertEquals(expected, present, when);
        for (int i = 0; i < 4; i++) {
            String key = "create:" + i;
            assertEquals(Optional.ofNullable(expected.get(key)), journal.entry(key), when);
        }
    }

    private int headerLength(byte[] log) {
        int length = 0;
        while (log[length] != '\n') {
            length++;
        }
        return length + 1;
    }

    @Test
    void aCrashAtAnyByteOfTheLogLeavesEveryAcknowledgedEntry() throws IOException {
        byte[] log = written();
        for (int length = headerLength(log); length <= log.length; length++) {
            place(file, Arrays.copyOf(log, length));
            holds(stateAt(length), length, "cut at byte " + length);
        }
    }

    /** A file system may extend a file before it writes the content. */
    @Test
    void aLastRecordOfZerosOrOtherBytesWasNeverWritten() throws IOException {
        byte[] log = written();
        Random random = new Random(1);
        int start = lengths.get(lengths.size() - 2);
        for (int from = start; from < log.length; from++) {
            byte[] zeros = log.clone();
            Arrays.fill(zeros, from, log.length, (byte) 0);
            place(file, zeros);
            holds(stateAt(start), from, "zeros from byte " + from);

            byte[] late = log.clone();
            Arrays.fill(late, start, from + 1, (byte) 0);
            place(file, late);
            holds(stateAt(start), from, "zeros up to byte " + from);

            byte[] other = log.clone();
            other[from] = (byte) ('a' + random.nextInt(26));
            if (other[from] != log[from]) {
                place(file, other);
                holds(stateAt(start), from, "another byte at " + from);
            }
        }
    }

    @Test
    void aRecordDamagedBeforeTheLastIsReportedAndNothingIsLostSilently() throws IOException {
        byte[] log = written();
        int last = lengths.get(lengths.size() - 2);
        for (int i = headerLength(log); i < last; i++) {
            byte[] damaged = log.clone();
            damaged[i] ^= 1;
            place(file, damaged);
            String at = "byte " + i;
            Journal journal = Journal.file(file);
            for (IOException refusal : List.of(
                    assertThrows(IOException.class, journal::entries, at),
                    assertThrows(IOException.class, () -> journal.entry(LATER.key()), at),
                    assertThrows(IOException.class, () -> journal.replace(LATER.key(), null, LATER), at))) {
                assertTrue(refusal.getMessage().startsWith(file + " is damaged at byte "), refusal.getMessage());
            }
            assertEquals(-1, Arrays.mismatch(damaged, Files.readAllBytes(file)), "it may be the only copy");
        }
    }

    @Test
    void aCrashAtAnyByteOfACompactionLeavesEveryEntry() throws IOException {
        byte[] log = written();
        Files.createLink(directory.resolve("copy"), file);
        // A hard link has the log written anew, which is what a compaction does.
        assertTrue(Journal.file(file).replace(LATER.key(), null, LATER));
        assertTrue(Journal.file(file).replace(LATER.key(), LATER, null));
        byte[] compact = Files.readAllBytes(file);
        Map<String, JournalEntry> entries = stateAt(log.length);
        for (int length = 0; length <= compact.length; length++) {
            place(file, log);
            place(directory.resolve(".journal.log.tmp"), Arrays.copyOf(compact, length));
            holds(entries, length, "crash before the move, at byte " + length);
        }
        place(file, compact);
        holds(entries, 0, "crash after the move");
        try (Stream<Path> list = Files.list(directory)) {
            assertEquals(
                    List.of(".journal.log.lock", "copy", "journal.log"),
                    list.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void theLogStaysShortWhateverIsWritten() throws IOException {
        Journal writer = Journal.file(file);
        Journal reader = Journal.file(file);
        JournalEntry kept = new JournalEntry("create:kept", "r1", Map.of("name", "kept"));
        assertTrue(writer.replace(kept.key(), null, kept));
        JournalEntry last = null;
        Object first = Files.getAttribute(file, "unix:ino");
        for (int i = 0; i < 1200; i++) {
            JournalEntry next = i % 100 == 99 ? null : new JournalEntry("create:1", "r" + i, Map.of("name", "ci"));
            assertTrue(writer.replace("create:1", last, next));
            last = next;
            if (i % 50 == 0) {
                assertEquals(Optional.ofNullable(last), reader.entry("create:1"));
                assertEquals(Optional.of(kept), reader.entry(kept.key()));
            }
        }
        assertNotEquals(first, Files.getAttribute(file, "unix:ino"), "never compacted");
        assertTrue(Files.readAllLines(file).size() < 300);
        assertEquals(Optional.of(kept), Journal.file(file).entry(kept.key()));
    }
}
