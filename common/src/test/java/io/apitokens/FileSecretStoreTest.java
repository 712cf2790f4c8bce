package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class FileSecretStoreTest {

    @TempDir
    private Path directory;

    private Path file;

    private final IssuedToken issued =
            IssuedToken.of(Token.builder(TokenId.parse("acme/1/t1"), "record").build(), Secret.of("fake-secret-ü"));

    @BeforeEach
    void name() {
        file = directory.resolve("token");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private SecretStore store() {
        return SecretStore.file(file);
    }

    /** Replaces the stored version, whichever it is. */
    private void replaceStored() throws IOException {
        store().write(issued, version());
    }

    private String version() throws IOException {
        return store().read().map(StoredSecret::version).orElse(null);
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void theFileHoldsTheBareSecretAndOnlyItsOwnerMayReadIt() throws IOException {
        replaceStored();
        assertEquals("fake-secret-ü", Files.readString(file));
        assertEquals("rw-------", permissions(file));
        assertEquals("rw-------", permissions(directory.resolve(".token.lock")));
        assertEquals(List.of(".token.lock", "token"), files());
    }

    @Test
    void anOlderFileIsReplacedInOneStepTogetherWithItsPermissions() throws IOException {
        Files.writeString(file, "fake-older-and-much-longer-secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Path alias = directory.resolve("alias");
        Files.createLink(alias, file);
        replaceStored();
        assertEquals("fake-secret-ü", Files.readString(file));
        assertEquals("rw-------", permissions(file));
        assertEquals("fake-older-and-much-longer-secret", Files.readString(alias), "never written over in place");
    }

    @Test
    void theNewFileIsBornBesideItsPlaceSoThatMovingItIsAtomic() throws Exception {
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            store().check();
            var key = watch.poll(10, TimeUnit.SECONDS);
            List<String> born = key.pollEvents().stream()
                    .map(event -> event.context().toString())
                    .toList();
            assertEquals(List.of(".token.lock", ".token.tmp"), born);
        }
        assertEquals(List.of(".token.lock"), files());
    }

    @Test
    void aSymbolicLinkIsRefusedAndItsTargetLeftAlone() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "precious");
        Files.createSymbolicLink(file, target);
        for (Executable step : List.<Executable>of(store()::check, store()::read, () -> store().write(issued, null))) {
            IOException refusal = assertThrows(IOException.class, step);
            assertEquals(file + " is a symbolic link", refusal.getMessage());
        }
        assertEquals("precious", Files.readString(target));
        assertEquals(List.of("target", "token"), files());
    }

    @Test
    void aSymbolicLinkInPlaceOfTheLockOrTheNewFileIsNotFollowed() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "precious");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-rw-rw-"));
        Path lock = Files.createSymbolicLink(directory.resolve(".token.lock"), target);
        assertThrows(IOException.class, this::replaceStored);
        assertThrows(IOException.class, store()::check);
        Files.delete(lock);
        Files.createSymbolicLink(directory.resolve(".token.tmp"), target);
        replaceStored();
        assertEquals("precious", Files.readString(target));
        assertEquals("rw-rw-rw-", permissions(target));
        assertEquals("fake-secret-ü", Files.readString(file));
    }

    @Test
    void anOlderLockFileGetsThePermissionsOfANewOne() throws IOException {
        Path lock = Files.createFile(directory.resolve(".token.lock"));
        Files.setPosixFilePermissions(lock, PosixFilePermissions.fromString("rw-rw-rw-"));
        replaceStored();
        assertEquals("rw-------", permissions(lock));
    }

    @Test
    void aKilledWritersLeftoverIsNoObstacleAndDoesNotStay() throws IOException {
        Files.writeString(directory.resolve(".token.tmp"), "fake-half");
        replaceStored();
        assertEquals("fake-secret-ü", Files.readString(file));
        assertEquals(List.of(".token.lock", "token"), files());
    }

    @Test
    void theVersionIsAPartOfTheHashOfTheContent() throws IOException {
        Files.writeString(file, "fake-older\n");
        StoredSecret older = store().read().orElseThrow();
        assertEquals("fake-older", older.secret().expose(), "without the line end that an editor added");
        // printf 'fake-older\n' | sha256sum
        assertEquals("8773ea7a9417a66e6d32c5b81d6d89ed", older.version());
        String newer = store().write(issued, older.version());
        assertEquals(newer, version());
    }

    @Test
    void aBlankFileCountsAsNone() throws IOException {
        Files.writeString(file, " \n");
        assertEquals(Optional.empty(), store().read());
        store().write(issued, null);
        assertEquals("fake-secret-ü", Files.readString(file));
    }

    @Test
    void aFileLongerThanAnyTokenIsRefused() throws IOException {
        Files.write(file, new byte[65_537]);
        IOException refusal = assertThrows(IOException.class, store()::read);
        assertEquals(file + " is longer than 65536 bytes", refusal.getMessage());
        assertThrows(IOException.class, () -> store().write(issued, null));
        assertEquals(65_537, Files.size(file));
    }

    @Test
    void aFileThatIsGoneIsNotTheOneThatWasSeen() throws IOException {
        replaceStored();
        String seen = version();
        Files.delete(file);
        assertThrows(SecretChangedException.class, () -> store().write(issued, seen));
        assertEquals(List.of(".token.lock"), files());
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        Files.createDirectory(file);
        IOException refusal = assertThrows(IOException.class, SecretStore.file(file)::check);
        assertEquals(file + " is not a regular file", refusal.getMessage());
        assertThrows(IOException.class, () -> store().write(issued, null));
        assertEquals(List.of("token"), files());
    }

    @Test
    void aMissingDirectoryIsNoticedBeforehand() {
        Path lost = directory.resolve("missing").resolve("token");
        NoSuchFileException refusal = assertThrows(NoSuchFileException.class, SecretStore.file(lost)::check);
        assertEquals(lost.getParent() + ": is not a directory", refusal.getMessage());
    }

    @Test
    void aFailureLeavesNothingBehind() throws IOException {
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, () -> store().write(issued, null));
        assertTrue(Thread.interrupted(), "the flag is kept");
        Files.createDirectories(directory.resolve(".token.tmp").resolve("in-the-way"));
        assertThrows(IOException.class, () -> store().write(issued, null));
        assertEquals(List.of(".token.lock", ".token.tmp"), files());
    }

    @Test
    void aCheckLeavesAnExistingFileAsItIs() throws IOException {
        Files.writeString(file, "fake-older");
        store().check();
        assertEquals("fake-older", Files.readString(file));
        assertEquals(List.of(".token.lock", "token"), files());
    }

    @Test
    void aPathWithoutAFileIsRefused() {
        assertEquals(
                "path does not name a file",
                assertThrows(InvalidInputException.class, () -> SecretStore.file(Path.of("/")))
                        .getMessage());
    }
}
