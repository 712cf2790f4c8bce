package io.apitokens.internal;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * A lock for writing a file, held by one thread of one process at a time.
 *
 * <p>It is the operating system's lock on a second file beside the first, so a process that dies releases it.
 */
final class LockFile implements AutoCloseable {

    static final Set<OpenOption> NEW =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private static final Set<OpenOption> PRESENT = Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    /**
     * Locks for the threads of this process, which a file lock does not exclude. Two files may share one, which costs
     * only a short wait.
     */
    private static final ReentrantLock[] THREADS =
            Stream.generate(ReentrantLock::new).limit(32).toArray(ReentrantLock[]::new);

    private final ReentrantLock thread;
    private final FileChannel process;

    private LockFile(ReentrantLock thread, FileChannel process) {
        this.thread = thread;
        this.process = process;
    }

    /** Returns the lock file of a file. */
    static Path path(Path directory, String name) throws IOException {
        return directory.toRealPath().resolve("." + name + ".lock");
    }

    /** Acquires the lock; waits until it is free or the thread is interrupted. */
    static LockFile of(Path directory, String name) throws IOException {
        Path lock = path(directory, name);
        ReentrantLock thread = THREADS[Math.floorMod(lock.hashCode(), THREADS.length)];
        try {
            thread.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for another thread to release " + lock);
        }
        try {
            return new LockFile(thread, locked(lock));
        } catch (Throwable e) {
            thread.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path lock) throws IOException {
        FileChannel channel = opened(lock);
        try {
            if (isPosix(lock)) {
                // An older lock file may have wider permissions. Restrict them: a user who can write to it could block
                // this process.
                Files.getFileAttributeView(lock, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                        .setPermissions(OWNER);
            }
            channel.lock();
            return channel;
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException("another class loader in this process holds " + lock, e);
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    /** Opens the lock file. Never opens what is no regular file: that could wait for ever. */
    private static FileChannel opened(Path lock) throws IOException {
        FileTrust.requireRegularIfPresent(lock);
        return Files.exists(lock, LinkOption.NOFOLLOW_LINKS)
                ? FileChannel.open(lock, PRESENT)
                : FileChannel.open(lock, NEW, ownerOnly(lock));
    }

    static boolean isPosix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    static FileAttribute<?>[] ownerOnly(Path file) {
        return isPosix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)}
                : new FileAttribute<?>[0];
    }

    @Override
    public void close() throws IOException {
        try {
            // Also releases the file lock.
            process.close();
        } finally {
            thread.unlock();
        }
    }
}
