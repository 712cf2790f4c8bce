package io.apitokens.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks the rules of a journal in a file that testkit's contract for all journals does not cover. */
class FileJournalTest {

    private static final String DOCUMENT = """
            {
              "version": 1,
              "entries": [
                {
                  "key": "create:k1",
                  "revision": "r1",
                  "values": {
                    "account": "acme/1",
                    "name": "ci"
                  }
                }
              ]
            }
            """;

    private static final String LOG = """
            d2433ca7 {"key":"create:k1","revision":"r1","values":{"account":"acme/1","name":"ci"}}
            0cd20bfb {"key":"create:k1","revision":"r2","values":{"name":"ci"}}
            6239ea9b {"key":"create:k1"}
            """;

    private static final String UNKNOWN = "858ea83b {\"key\":\"create:k1\",\"token\":\"sim-secret\"}\n";

    @TempDir
    private Path directory;

    private Path file;

    private final JournalEntry entry = new JournalEntry("create:k1", "r1", Map.of("name", "ci", "account", "acme/1"));
    private final JournalEntry next = new JournalEntry("create:k1", "r2", Map.of("name", "ci"));

    @BeforeEach
    void name() {
        file = directory.resolve("journal.json");
    }

    private Journal journal() {
        return Journal.file(file);
    }

    private void write() throws IOException {
        assertTrue(journal().replace(entry.key(), null, entry));
    }

    /** Writes content that this class did not write, but could have written. */
    private void place(String content) throws IOException {
        Files.writeString(file, content);
        permit("rw-------");
    }

    private void permit(String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private List<String> files() throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    /** Checks that reading and writing fail with the given message and without a cause. */
    private void refused(String message) {
        for (Executable step : List.<Executable>of(
                () -> journal().entries(),
                () -> journal().entry(entry.key()),
                () -> journal().replace(entry.key(), null, entry),
                () -> journal().replace(entry.key(), entry, null))) {
            IOException refusal = assertThrows(IOException.class, step);
            assertEquals(message, refusal.getMessage());
            assertNull(refusal.getCause());
        }
    }

    @Test
    void entriesSurviveTheObjectThatWroteThem() throws IOException {
        write();
        assertEquals(List.of(entry), journal().entries());
        assertEquals(Optional.of(entry), journal().entry(entry.key()));
    }

    /** Journals must stay readable by later versions of this library. */
    @Test
    void theLogIsOneThatLaterVersionsMustRead() throws IOException {
        write();
        assertTrue(journal().replace(entry.key(), entry, next));
        assertTrue(journal().replace(entry.key(), next, null));
        String written = Files.readString(file);
        String header = written.substring(0, written.indexOf('\n') + 1);
        assertTrue(header.matches("apitokens-journal 2 [0-9a-f]{32}\n"), header);
        assertEquals(header + LOG, written);
        Files.delete(file);
        place("apitokens-journal 2 0123456789abcdef0123456789abcdef\n"
                + LOG.lines().findFirst().orElseThrow() + "\n");
        assertEquals(List.of(entry), journal().entries());
        assertEquals(Optional.of(entry), journal().entry(entry.key()));
    }

    @Test
    void aJournalOfTheFirstFormatIsReadAndNotTouched() throws IOException {
        place(DOCUMENT);
        assertEquals(List.of(entry), journal().entries());
        assertEquals(Optional.of(entry), journal().entry(entry.key()));
        assertEquals(Optional.empty(), journal().entry("create:k2"));
        assertFalse(journal().replace(entry.key(), next, null));
        assertEquals(DOCUMENT, Files.readString(file));
    }

    @Test
    void aJournalOfTheFirstFormatBecomesALogWithItsFirstChange() throws IOException {
        place(DOCUMENT);
        JournalEntry other = new JournalEntry("create:k2", "r1", Map.of());
        Journal open = journal();
        assertEquals(List.of(entry), open.entries());
        assertTrue(journal().replace(other.key(), null, other));
        assertTrue(Files.readString(file).startsWith("apitokens-journal 2 "));
        for (Journal reader : List.of(open, journal())) {
            assertEquals(Set.of(entry, other), Set.copyOf(reader.entries()));
            assertEquals(Optional.of(entry), reader.entry(entry.key()));
            assertEquals(Optional.of(other), reader.entry(other.key()));
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws IOException {
        write();
        assertEquals("rw-------", permissions(file));
        assertEquals("rw-------", permissions(directory.resolve(".journal.json.lock")));
        assertTrue(journal().replace(entry.key(), entry, next));
        assertEquals("rw-------", permissions(file));
    }

    @Test
    void nothingButTheJournalAndItsLockIsLeftBehind() throws IOException {
        assertEquals(List.of(), journal().entries());
        assertEquals(List.of(), files());
        write();
        journal().entries();
        assertFalse(journal().replace(entry.key(), null, entry));
        assertTrue(journal().replace(entry.key(), entry, null));
        assertEquals(List.of(), journal().entries());
        assertEquals(List.of(".journal.json.lock", "journal.json"), files());
    }

    @Test
    void aCopyByAHardLinkStaysAsItIs() throws IOException {
        write();
        String before = Files.readString(file);
        Path alias = Files.createLink(directory.resolve("alias"), file);
        assertTrue(journal().replace(entry.key(), entry, next));
        assertEquals(before, Files.readString(alias));
        assertEquals(List.of(next), journal().entries());
    }

    @Test
    void aRefusedChangeDoesNotTouchTheFile() throws IOException {
        write();
        Object before = Files.readAttributes(file, "unix:ino,ctime");
        assertFalse(journal().replace(entry.key(), next, null));
        assertFalse(journal().replace(entry.key(), null, next));
        assertThrows(InvalidInputException.class, () -> journal().replace("another key", null, entry));
        assertEquals(before, Files.readAttributes(file, "unix:ino,ctime"));
    }

    @Test
    void whereNothingChangesNothingIsWritten() throws IOException {
        write();
        Object before = Files.readAttributes(file, "unix:ino,ctime");
        assertTrue(journal().replace(entry.key(), entry, entry));
        assertTrue(journal().replace("create:none", null, null));
        assertEquals(before, Files.readAttributes(file, "unix:ino,ctime"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-", "rw-rw-rw-"})
    void oneThatOthersMayReadOrWriteIsRefused(String permissions) throws IOException {
        write();
        String before = Files.readString(file);
        permit(permissions);
        refused(file + " can be read or written by users other than its owner");
        assertEquals(before, Files.readString(file));
        permit("rw-------");
        assertEquals(List.of(entry), journal().entries());
    }

    @Test
    void aSymbolicLinkIsRefusedAndItsTargetLeftAlone() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), DOCUMENT);
        Files.createSymbolicLink(file, target);
        refused(file + " is a symbolic link");
        assertEquals(DOCUMENT, Files.readString(target));
        Files.delete(target);
        refused(file + " is a symbolic link");
        assertEquals(List.of("journal.json"), files());
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        Files.createDirectory(file);
        refused(file + " is not a regular file");
    }

    @Test
    void aMissingDirectoryIsRefused() {
        Journal lost = Journal.file(directory.resolve("missing").resolve("journal.json"));
        assertThrows(IOException.class, lost::entries);
        assertThrows(IOException.class, () -> lost.replace(entry.key(), null, entry));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sim-secret",
                "null",
                "[]",
                "{}",
                "{\"entries\": []}",
                "{\"version\": 2, \"entries\": []}",
                "{\"version\": \"sim-secret\", \"entries\": []}",
                "{\"version\": 1, \"entries\": {}}",
                "{\"version\": 1, \"entries\": [null]}",
                "{\"version\": 1, \"entries\": [{}]}",
                "{\"version\": 1, \"entries\": [{\"key\": \"k\", \"revision\": \"r\", \"values\": {\"name\": null}}]}",
                "{\"version\": 1, \"entries\": [{\"key\": \"k\", \"revision\": \"r\", \"token\": \"sim-secret\"}]}",
                "{\"version\": 1, \"entries\": [], \"token\": \"sim-secret\"}",
                "{\"version\": 1, \"entries\": []} {\"token\": \"sim-secret\"}",
                "{\"version\": 1, \"entries\": [",
                "apitokens-journal 2",
                "apitokens-journal 3 0123456789abcdef0123456789abcdef\n",
                "apitokens-journal 2 0123456789abcdef0123456789abcdef\n" + UNKNOWN,
            })
    void whatIsNoJournalOfThisVersionIsRefusedWithoutQuotingIt(String content) throws IOException {
        place(content);
        refused(file + " is not a journal that this version can read");
        assertEquals(content, Files.readString(file), "it may be the only copy");
    }

    @Test
    void aStringThatUtf8CannotEncodeIsStoredUnchanged() throws IOException {
        JournalEntry odd = new JournalEntry("create:\ud800", "r1", Map.of("name", "a\udc00 \ud83d\ude00 \ud83d"));
        assertTrue(journal().replace(odd.key(), null, odd));
        assertEquals(List.of(odd), journal().entries());
    }

    @Test
    void anEntryLongerThanARecordMayBeIsRefused() throws IOException {
        write();
        String before = Files.readString(file);
        JournalEntry huge = new JournalEntry("create:k2", "r1", Map.of("name", "x".repeat(16 << 20)));
        IOException refusal = assertThrows(IOException.class, () -> journal().replace(huge.key(), null, huge));
        assertEquals(file + " takes no entry of more than 16777216 bytes", refusal.getMessage());
        assertEquals(before, Files.readString(file));
    }

    @Test
    void oneThatItsOwnerMayExecuteIsNoDanger() throws IOException {
        write();
        permit("rwx------");
        assertEquals(List.of(entry), journal().entries());
    }

    @Test
    void aKilledWritersLeftoverIsNoObstacleAndDoesNotStay() throws IOException {
        write();
        Files.writeString(directory.resolve(".journal.json.tmp"), "{\"version\": 1, \"ent");
        assertEquals(List.of(entry), journal().entries());
        assertTrue(journal().replace(entry.key(), entry, next));
        assertEquals(List.of(".journal.json.lock", "journal.json"), files());
    }

    @Test
    void anInterruptedThreadChangesNothingAndKeepsItsInterrupt() throws IOException {
        write();
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, () -> journal().replace(entry.key(), entry, next));
        assertTrue(Thread.interrupted());
        assertEquals(List.of(entry), journal().entries());
        assertEquals(List.of(".journal.json.lock", "journal.json"), files());
    }
}
