package io.apitokens;

import io.apitokens.error.InvalidInputException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Keeps a secret in a file, see {@link SecretSink#file}. */
final class FileSink implements SecretSink {

    private static final FileAttribute<?>[] OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
    private static final FileAttribute<?>[] NONE = {};

    private final Path path;
    private final Path directory;

    FileSink(Path path) {
        this.path = path.toAbsolutePath();
        Path parent = this.path.getParent();
        if (parent == null) {
            throw InvalidInputException.of("path", "names no file");
        }
        this.directory = parent;
    }

    @Override
    public void check() throws IOException {
        refuseWhatIsNoFile();
        // The only sure sign that a file can be made there is to make one.
        Files.delete(newFile());
    }

    @Override
    public void store(IssuedToken issued) throws IOException {
        refuseWhatIsNoFile();
        Path fresh = newFile();
        try {
            write(fresh, issued.secret());
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(fresh);
            throw e;
        }
        syncDirectory();
    }

    private void refuseWhatIsNoFile() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString(), null, "is not a directory");
        }
        if (Files.isSymbolicLink(path)) {
            throw new IOException(path + " is a symbolic link");
        }
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(path + " is not a regular file");
        }
    }

    /** Makes an empty file that nobody else could ever open: it is born with its permissions. */
    private Path newFile() throws IOException {
        boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
        return Files.createTempFile(directory, ".apitokens-", ".tmp", posix ? OWNER_ONLY : NONE);
    }

    private static void write(Path file, Secret secret) throws IOException {
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(secret.expose());
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    /** Makes the move survive a power cut, where the file system lets a directory be opened for that. */
    private void syncDirectory() {
        if (directory.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
                entry.force(true);
            } catch (IOException notSupported) {
                // The secret is in its place, and stays there whatever becomes of this process: not a reason to undo
                // it.
                return;
            }
        }
    }
}
