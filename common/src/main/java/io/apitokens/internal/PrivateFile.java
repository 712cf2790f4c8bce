package io.apitokens.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
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
 * A file that only its owner may read. A reader sees either the whole old or the whole new content of a file that is
 * {@linkplain #replace replaced}.
 *
 * <p>A symbolic link in its place is rejected. Beside it are {@code .NAME.lock}, empty and never deleted, and
 * {@code .NAME.tmp} during a write. {@code .NAME….own} exists briefly, to determine the owner of files that this
 * program creates.
 */
public final class PrivateFile {

    private static final Set<PosixFilePermission> OWNERS_RIGHTS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private static final int BUFFER = 64 << 10;

    private final Path path;
    private final Path directory;
    private final String name;
    private final Path fresh;
    private volatile @Nullable UserPrincipal self;

    private PrivateFile(Path path, Path directory, String name) {
        this.path = path;
        this.directory = directory;
        this.name = name;
        // A fixed name, used only under the lock: the next write replaces what a killed process left behind.
        this.fresh = directory.resolve("." + name + ".tmp");
    }

    /**
     * An action that runs while no other thread or process writes the file.
     *
     * @param <T> the type of the result
     */
    @FunctionalInterface
    public interface Action<T> {

        /**
         * Runs the action.
         *
         * @return the result
         * @throws IOException if it fails
         */
        T run() throws IOException;
    }

    /**
     * Creates a private file for a path without reading it.
     *
     * @param path the file, which need not exist; its directory must exist when it is used
     * @return the private file
     * @throws IllegalArgumentException if the path has no file name; the message does not hold the path
     */
    public static PrivateFile at(Path path) {
        Path absolute = path.toAbsolutePath();
        Path parent = absolute.getParent();
        Path last = absolute.getFileName();
        if (parent == null || last == null) {
            throw new IllegalArgumentException("does not name a file");
        }
        return new PrivateFile(absolute, parent, last.toString());
    }

    /**
     * Runs an action under the lock, so that no other thread and no other process runs one.
     *
     * @param action the action
     * @param <T> the type of the result
     * @return the result of the action
     * @throws IOException if the action fails, or the lock cannot be acquired
     */
    @SuppressWarnings("try") // The lock is held but not otherwise used.
    public <T> T locked(Action<T> action) throws IOException {
        refuseUnusable();
        refuseForeignLock();
        refuseForeignDirectory();
        try (LockFile lock = LockFile.of(directory, name)) {
            return action.run();
        }
    }

    /**
     * Checks that the file can be replaced, and leaves no temporary file behind.
     *
     * @throws IOException if it cannot be replaced
     */
    public void check() throws IOException {
        locked(() -> {
            // Creating a file is the only reliable check that one can be created there.
            writeFresh(out -> {});
            Files.delete(fresh);
            return true;
        });
    }

    /**
     * Checks that no other user can have written the file. A file that does not exist, or is on a file system without
     * POSIX permissions, passes.
     *
     * @throws IOException if it belongs to another user, or others may read or write it
     */
    public void checkOwner() throws IOException {
        refuseUnusable();
        if (!LockFile.isPosix(path) || !Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        PosixFileAttributes attributes = FileTrust.attributes(path);
        if (!OWNERS_RIGHTS.containsAll(attributes.permissions())) {
            throw new UnusableFileException(path, "can be read or written by users other than its owner");
        }
        if (!attributes.owner().equals(self())) {
            throw new UnusableFileException(path, "belongs to another user");
        }
    }

    /** Sets the user that this program is taken for. For tests, which then need not run as root. */
    void actAs(UserPrincipal user) {
        self = user;
    }

    /**
     * Returns the owner of files that this program creates. In a container, the name of its user does not determine it.
     */
    private UserPrincipal self() throws IOException {
        UserPrincipal known = self;
        if (known == null) {
            Path own = Files.createTempFile(directory, "." + name, ".own", LockFile.ownerOnly(path));
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
     * @param longest the maximum length in bytes
     * @return the content; empty if the file does not exist
     * @throws IOException if it cannot be read, is longer, belongs to a user other than this program's or the system's
     *     administrator, or may be written by others
     */
    public Optional<byte[]> read(int longest) throws IOException {
        refuseUnusable();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            // Do not open it: in a shared directory another user could put a pipe there meanwhile.
            return Optional.empty();
        }
        refuseForeignContent();
        byte[] content;
        try (InputStream in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            content = in.readNBytes(longest + 1);
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        }
        if (content.length > longest) {
            throw new UnusableFileException(path, "is longer than " + longest + " bytes");
        }
        return Optional.of(content);
    }

    /**
     * Opens the file for reading, after the checks of {@link #checkOwner}.
     *
     * @return the open file; empty if there is none
     * @throws IOException if it cannot be opened, or may have been written by another user
     */
    public Optional<FileChannel> openForReading() throws IOException {
        checkOwner();
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return Optional.of(FileChannel.open(path, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException nothingYet) {
            return Optional.empty();
        }
    }

    /**
     * Opens the file, which exists, for reading and for writing in place. Removes what a killed process left of a
     * replacement. Call this within {@link #locked}.
     *
     * @return the open file
     * @throws IOException if it cannot be opened, or may have been written by another user
     */
    public FileChannel openForWriting() throws IOException {
        checkOwner();
        Files.deleteIfExists(fresh);
        return FileChannel.open(
                path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    /**
     * Returns whether the file also has another name, by a hard link, so that writing in place would change that, too.
     *
     * @return true if it has; false if the file system does not tell
     * @throws IOException if the file cannot be accessed
     */
    public boolean hasOtherLinks() throws IOException {
        return FileTrust.links(path) > 1;
    }

    /** Content that is written piece by piece. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes the content.
         *
         * @param out its destination, which buffers and need not be closed
         * @throws IOException if it cannot be written; the file then stays as it is
         */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Replaces the content, which then survives a power failure. Call this within {@link #locked}.
     *
     * @param content the new content
     * @throws IOException if it is not, or not certainly, replaced
     */
    public void replace(byte[] content) throws IOException {
        replace(out -> out.write(content));
    }

    /**
     * Replaces the content, which then survives a power failure. Call this within {@link #locked}.
     *
     * @param content the new content
     * @throws IOException if it is not, or not certainly, replaced
     */
    public void replace(Content content) throws IOException {
        try {
            writeFresh(content);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (Throwable e) {
            removeFresh(e);
            throw e;
        }
        syncDirectory();
    }

    /** Rejects what is no file, and a directory in which others could replace the file. */
    private void refuseUnusable() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new UnusableFileException(directory, "is not a directory");
        }
        FileTrust.requireNoForeignWriters(directory);
        FileTrust.requireRegularIfPresent(path);
    }

    /** Rejects another user's lock in a shared directory: that user could hold it, or put a pipe in its place. */
    private void refuseForeignLock() throws IOException {
        Path lock = LockFile.path(directory, name);
        FileTrust.requireRegularIfPresent(lock);
        if (FileTrust.isShared(directory)
                && Files.exists(lock, LinkOption.NOFOLLOW_LINKS)
                && !FileTrust.attributes(lock).owner().equals(self())) {
            throw new UnusableFileException(lock, "belongs to another user");
        }
    }

    /** Rejects the directory of another user, who could replace what is written there. */
    private void refuseForeignDirectory() throws IOException {
        if (LockFile.isPosix(directory)
                && !FileTrust.isAdministrators(directory.toRealPath())
                && !Files.getOwner(directory).equals(self())) {
            throw new UnusableFileException(
                    directory, "belongs to another user, who could replace the file: use another directory");
        }
    }

    private void refuseForeignContent() throws IOException {
        if (!LockFile.isPosix(path)) {
            return;
        }
        PosixFileAttributes attributes = FileTrust.attributes(path);
        if (FileTrust.mayBeWrittenByOthers(attributes)) {
            throw new UnusableFileException(path, "can be written by users other than its owner: chmod go-w");
        }
        if (!FileTrust.isAdministrators(path) && !isTrusted(attributes.owner())) {
            throw new UnusableFileException(path, "belongs to another user");
        }
    }

    /** Returns whether an owner is this program's user or, where this program may not create files, the directory's. */
    private boolean isTrusted(UserPrincipal owner) throws IOException {
        try {
            return owner.equals(self());
        } catch (FileSystemException e) {
            return !Files.isWritable(directory) && owner.equals(Files.getOwner(directory));
        }
    }

    /** Creates the temporary file with its final permissions, so that no other user can ever open it. */
    private void writeFresh(Content content) throws IOException {
        Files.deleteIfExists(fresh);
        try (FileChannel file = FileChannel.open(fresh, LockFile.NEW, LockFile.ownerOnly(directory))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(file), BUFFER);
            content.writeTo(out);
            out.flush();
            file.force(true);
        }
    }

    private void removeFresh(Throwable reason) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException | RuntimeException e) {
            reason.addSuppressed(e);
        }
    }

    /** Makes the move survive a power failure, if the file system can sync a directory. */
    private void syncDirectory() {
        if (LockFile.isPosix(directory)) {
            try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
                entry.force(true);
            } catch (IOException notSupported) {
                // The content is in its place and outlives this process: do not roll it back.
                return;
            }
        }
    }

    @Override
    public String toString() {
        return ForeignText.printable(path.toString());
    }
}
