package io.apitokens.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file that only its owner may read, replaced in one step so that a reader sees the old content or the new one, whole. A
 * symbolic link in its place is refused. Beside it stands {@code .NAME.lock}, empty, for ever, and {@code .NAME.tmp} during a
 * write; {@code .NAME….own} for a moment, to learn whose files this program makes.
 */
public final class PrivateFile {

    private static final Set<PosixFilePermission> OWNERS_RIGHTS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private final Path path;
    private final Path directory;
    private final String name;
    private final Path fresh;
    private volatile @Nullable UserPrincipal self;

    private PrivateFile(Path path, Path directory, String name) {
        this.path = path;
        this.directory = directory;
        this.name = name;
        // Always the same one, and used under the lock only: what a killed process leaves is gone with the next write.
        this.fresh = directory.resolve("." + name + ".tmp");
    }

    /**
     * What is done while nobody else writes the file.
     *
     * @param <T> what it brings
     */
    @FunctionalInterface
    public interface Action<T> {

        /**
         * Does it.
         *
         * @return what it brings
         * @throws IOException if it fails
         */
        T run() throws IOException;
    }

    /**
     * Names a file.
     *
     * @param path the file, which need not exist; its directory must when it is used
     * @return nothing is read yet
     * @throws IllegalArgumentException if the path has no file name; the message says so without the path
     */
    public static PrivateFile at(Path path) {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        Path last = absolute.getFileName();
        if (parent == null || last == null) {
            throw new IllegalArgumentException("names no file");
        }
        return new PrivateFile(absolute, parent, last.toString());
    }

    /**
     * Does something while no other thread and no other process does.
     *
     * @param action what to do
     * @param <T> what it brings
     * @return what it brought
     * @throws IOException if it fails, or the lock cannot be had
     */
    @SuppressWarnings("try") // The claim is only held.
    public <T> T claimed(Action<T> action) throws IOException {
        refuseWhatIsNoFile();
        try (FileClaim claim = FileClaim.of(directory, name)) {
            return action.run();
        }
    }

    /**
     * Checks whether the file could be replaced; leaves nothing behind.
     *
     * @throws IOException if not
     */
    public void check() throws IOException {
        claimed(() -> {
            // The only sure sign that a file can be made there is to make one.
            writeFresh(new byte[0]);
            Files.delete(fresh);
            return true;
        });
    }

    /**
     * Checks that nobody else can have written the file.
     *
     * @throws IOException if it belongs to somebody else, or others may read or write it
     */
    public void checkOwner() throws IOException {
        refuseWhatIsNoFile();
        if (!FileClaim.isPosix(path) || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        PosixFileAttributes attributes =
                Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!OWNERS_RIGHTS.containsAll(attributes.permissions())) {
            throw new IOException(path + " may be read or written by others than its owner");
        }
        if (!attributes.owner().equals(self())) {
            throw new IOException(path + " belongs to another user");
        }
    }

    /** Takes this program for another user's; for a test that need not be root. */
    void actAs(UserPrincipal user) {
        self = user;
    }

    /** Who would own a file made by this program: its name alone would not tell in a container. */
    private UserPrincipal self() throws IOException {
        UserPrincipal known = self;
        if (known == null) {
            Path own = Files.createTempFile(directory, "." + name, ".own", FileClaim.ownerOnly(path));
            try {
                known = Files.getOwner(own, LinkOption.NOFOLLOW_LINKS);
            } finally {
                Files.delete(own);
            }
            self = known;
        }
        return known;
    }

    /**
     * Reads the content.
     *
     * @param longest how many bytes are sensible
     * @return empty if there is no such file
     * @throws IOException if it cannot be read, or is longer
     */
    public Optional<byte[]> read(int longest) throws IOException {
        refuseWhatIsNoFile();
        byte[] content;
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readNBytes(longest + 1);
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        }
        if (content.length > longest) {
            throw new IOException(path + " is longer than " + longest + " bytes");
        }
        return Optional.of(content);
    }

    /**
     * Replaces the content, which then survives a power cut; to be called within {@link #claimed}.
     *
     * @param content the new content
     * @throws IOException if it is not, or not surely, replaced
     */
    public void replace(byte[] content) throws IOException {
        try {
            writeFresh(content);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (Throwable e) {
            removeFresh(e);
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

    /** Makes a file that nobody else could ever open: it is born with its permissions. */
    private void writeFresh(byte[] content) throws IOException {
        Files.deleteIfExists(fresh);
        try (FileChannel out = FileChannel.open(fresh, FileClaim.NEW, FileClaim.ownerOnly(directory))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    private void removeFresh(Throwable reason) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /** Makes the move survive a power cut, where the file system lets a directory be opened for that. */
    private void syncDirectory() {
        if (FileClaim.isPosix(directory)) {
            try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
                entry.force(true);
            } catch (IOException notSupported) {
                // The content is in its place, and stays there whatever becomes of this process: no reason to undo it.
                return;
            }
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
