package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileSecretStoreTest {

    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);

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
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
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
        IOException refusal = assertThrows(IOException.class, SecretStore.file(lost)::check);
        assertEquals(lost.getParent() + " is not a directory", refusal.getMessage());
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

    private List<Executable> steps() {
        return List.of(store()::check, store()::read, () -> store().write(issued, null));
    }

    @Test
    void theIdIsTheFilesUrlAndTheSameForEveryStoreOfThePlace() {
        String id = SecretStore.file(directory.resolve("a token")).id();
        assertEquals(directory.resolve("a token").toUri().toASCIIString(), id);
        assertTrue(id.endsWith("/a%20token"), id);
        assertEquals(id, SecretStore.file(directory.resolve("x/../a token")).id());
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheSecret() throws IOException {
        Files.writeString(file, "\uFEFF fake-edited\r\n");
        assertEquals("fake-edited", store().read().orElseThrow().secret().expose());
        Files.writeString(file, "\uFEFF\n");
        assertEquals(Optional.empty(), store().read());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fake-\ud800", "\udc00-fake", " fake", "fake\n", "\uFEFFfake"})
    void aSecretThatATextFileCouldNotGiveBackIsNotWritten(String secret) throws IOException {
        IssuedToken odd = IssuedToken.of(issued.token(), Secret.of(secret));
        assertThrows(IOException.class, () -> store().write(odd, null));
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", ".token.lock"})
    void aPipeIsRefusedAndNeverOpened(String name) throws Exception {
        Path pipe = directory.resolve(name);
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        List<Executable> steps = name.equals("token") ? steps() : List.of(store()::check, steps().get(2));
        for (Executable step : steps) {
            IOException refusal = assertTimeoutPreemptively(TEN_SECONDS, () -> assertThrows(IOException.class, step));
            assertEquals(pipe + " is not a regular file", refusal.getMessage());
        }
        assertEquals(List.of(name), files());
    }

    @Test
    void aDirectoryOrALinkToADeviceInPlaceOfTheLockIsRefused() throws IOException {
        Path lock = Files.createDirectory(directory.resolve(".token.lock"));
        assertThrows(IOException.class, store()::check);
        Files.delete(lock);
        Files.createSymbolicLink(lock, Path.of("/dev/null"));
        assertThrows(IOException.class, store()::check);
        assertThrows(IOException.class, () -> store().write(issued, null));
        assertEquals(List.of(".token.lock"), files());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxrwx", "rwx-w--w-", "rwxr-xrwx"})
    void aDirectoryThatOthersMayWriteIsRefused(String permissions) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(permissions));
        for (Executable step : steps()) {
            IOException refusal = assertThrows(IOException.class, step);
            assertEquals(
                    directory + " can be written by users other than its owner, who could replace the file: use another"
                            + " directory, or chmod go-w or +t",
                    refusal.getMessage());
        }
        assertEquals(List.of(), files());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDirectoryBelowOneThatOthersMayWriteIsRefused(boolean linked) throws IOException {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Path own = linked
                ? Files.createSymbolicLink(shared.resolve("own"), Files.createDirectory(directory.resolve("target")))
                : Files.createDirectory(shared.resolve("own"));
        SecretStore store = SecretStore.file(own.resolve("token"));
        store.write(issued, null);
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        for (Executable step : List.<Executable>of(store::check, store::read, () -> store.write(issued, null))) {
            IOException refusal = assertThrows(IOException.class, step);
            assertTrue(refusal.getMessage().startsWith(shared + " can be written by users"), refusal.getMessage());
        }
    }

    @Test
    void aSharedDirectoryWithTheStickyBitIsAccepted() throws IOException {
        Files.setAttribute(directory, "unix:mode", 01777);
        replaceStored();
        assertEquals("fake-secret-ü", store().read().orElseThrow().secret().expose());
    }

    @Test
    void aFileThatOthersMayWriteIsNotRead() throws IOException {
        Files.writeString(file, "fake-of-anyone");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--rw-"));
        IOException refusal = assertThrows(IOException.class, store()::read);
        assertEquals(file + " can be written by users other than its owner: chmod go-w", refusal.getMessage());
        assertThrows(IOException.class, () -> store().write(issued, null));
        assertEquals("fake-of-anyone", Files.readString(file));
    }
}
