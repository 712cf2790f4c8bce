package io.apitokens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSinkTest {

    @TempDir
    private Path directory;

    private Path file;

    private final IssuedToken issued =
            IssuedToken.of(Token.of(TokenId.parse("acme/1/t1"), "record").build(), Secret.of("fake-secret-ü"));

    @BeforeEach
    void name() {
        file = directory.resolve("token");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> list = Files.list(directory)) {
            return list.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private void store() throws IOException {
        SecretSink.file(file).store(issued);
    }

    @Test
    void theFileHoldsTheBareSecretAndOnlyItsOwnerMayReadIt() throws IOException {
        store();
        assertEquals("fake-secret-ü", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(List.of("token"), files());
    }

    @Test
    void anOlderFileIsReplacedInOneStepTogetherWithItsPermissions() throws IOException {
        Files.writeString(file, "fake-older-and-much-longer-secret");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        Path alias = directory.resolve("alias");
        Files.createLink(alias, file);
        store();
        assertEquals("fake-secret-ü", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("fake-older-and-much-longer-secret", Files.readString(alias), "never written over in place");
    }

    @Test
    void theNewFileIsBornBesideItsPlaceSoThatMovingItIsAtomic() throws IOException {
        try (WatchService watch = directory.getFileSystem().newWatchService()) {
            directory.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            SecretSink.file(file).check();
            var key = watch.poll(10, java.util.concurrent.TimeUnit.SECONDS);
            assertTrue(key.pollEvents().get(0).context().toString().startsWith(".apitokens-"));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        assertEquals(List.of(), files());
    }

    @Test
    void aSymbolicLinkIsRefusedAndItsTargetLeftAlone() throws IOException {
        Path target = Files.writeString(directory.resolve("target"), "precious");
        Files.createSymbolicLink(file, target);
        for (SecretSinkStep step : List.<SecretSinkStep>of(SecretSink::check, sink -> sink.store(issued))) {
            IOException refusal = assertThrows(IOException.class, () -> step.on(SecretSink.file(file)));
            assertEquals(file + " is a symbolic link", refusal.getMessage());
        }
        assertEquals("precious", Files.readString(target));
        assertEquals(List.of("target", "token"), files());
    }

    @FunctionalInterface
    private interface SecretSinkStep {
        void on(SecretSink sink) throws IOException;
    }

    @Test
    void whatIsNoFileIsRefused() throws IOException {
        Files.createDirectory(file);
        IOException refusal = assertThrows(IOException.class, SecretSink.file(file)::check);
        assertEquals(file + " is not a regular file", refusal.getMessage());
        assertThrows(IOException.class, this::store);
        assertEquals(List.of("token"), files());
    }

    @Test
    void aMissingDirectoryIsNoticedBeforehand() {
        Path lost = directory.resolve("missing").resolve("token");
        NoSuchFileException refusal = assertThrows(NoSuchFileException.class, SecretSink.file(lost)::check);
        assertEquals(lost.getParent() + ": is not a directory", refusal.getMessage());
    }

    @Test
    void aFailureLeavesNothingBehind() throws IOException {
        Thread.currentThread().interrupt();
        assertThrows(IOException.class, this::store);
        assertTrue(Thread.interrupted(), "the flag is kept");
        assertEquals(List.of(), files());
    }

    @Test
    void aCheckLeavesAnExistingFileAsItIs() throws IOException {
        Files.writeString(file, "fake-older");
        SecretSink.file(file).check();
        assertEquals("fake-older", Files.readString(file));
        assertEquals(List.of("token"), files());
    }

    @Test
    void aPathWithoutAFileIsRefused() {
        assertEquals(
                "path names no file",
                assertThrows(InvalidInputException.class, () -> SecretSink.file(Path.of("/")))
                        .getMessage());
    }
}
