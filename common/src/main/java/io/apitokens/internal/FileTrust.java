package io.apitokens.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Checks who else may change a file. File systems without POSIX permissions pass. */
final class FileTrust {

    /** The bit of a directory in which users may delete and rename only their own files. */
    private static final int STICKY = 01000;

    private FileTrust() {}

    /**
     * Rejects a directory in which other users may replace a file, and one below a directory in which all users may
     * replace it. A directory above it may belong to a group, as volumes of containers do: the owner of the directory
     * itself is checked before it is written.
     */
    static void requireNoForeignWriters(Path directory) throws IOException {
        // A link within the path may be replaced, too.
        for (Path start : List.of(directory, directory.toRealPath())) {
            for (Path each = start; each != null; each = each.getParent()) {
                if ((each.equals(start) ? isShared(each) : isOpenToAll(each)) && !isSticky(each)) {
                    throw new UnusableFileException(
                            each,
                            "can be written by users other than its owner, who could replace the file: use another"
                                    + " directory, or chmod go-w or +t");
                }
            }
        }
    }

    /** Returns whether other users may create files in a directory. */
    static boolean isShared(Path directory) throws IOException {
        return LockFile.isPosix(directory) && mayBeWrittenByOthers(attributes(directory, false));
    }

    private static boolean isOpenToAll(Path directory) throws IOException {
        return LockFile.isPosix(directory)
                && attributes(directory, false).permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    /**
     * Rejects what is neither a regular file nor absent. Opening a pipe would wait for its other end, and opening a
     * device could have an effect.
     */
    static void requireRegularIfPresent(Path file) throws IOException {
        if (Files.isSymbolicLink(file)) {
            throw new UnusableFileException(file, "is a symbolic link");
        }
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new UnusableFileException(file, "is not a regular file");
        }
    }

    static PosixFileAttributes attributes(Path file) throws IOException {
        return attributes(file, true);
    }

    private static PosixFileAttributes attributes(Path file, boolean link) throws IOException {
        LinkOption[] options = link ? new LinkOption[] {LinkOption.NOFOLLOW_LINKS} : new LinkOption[0];
        return Files.readAttributes(file, PosixFileAttributes.class, options);
    }

    /** Returns whether other users may write. A group that bears its owner's name has, by convention, no other member. */
    static boolean mayBeWrittenByOthers(PosixFileAttributes file) {
        Set<PosixFilePermission> permissions = file.permissions();
        boolean group = permissions.contains(PosixFilePermission.GROUP_WRITE)
                && !file.group().getName().equals(file.owner().getName());
        return group || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    }

    /** Returns whether a file belongs to the system's administrator, who may change every file anyway. */
    static boolean isAdministrators(Path file) throws IOException {
        return hasUnixView(file)
                && Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS) instanceof Integer user
                && user == 0;
    }

    /** Returns how many names a file has; 1 if the file system does not tell. */
    static int links(Path file) throws IOException {
        return hasUnixView(file)
                        && Files.getAttribute(file, "unix:nlink", LinkOption.NOFOLLOW_LINKS) instanceof Integer links
                ? links
                : 1;
    }

    private static boolean isSticky(Path directory) throws IOException {
        return hasUnixView(directory)
                && Files.getAttribute(directory, "unix:mode") instanceof Integer mode
                && (mode & STICKY) != 0;
    }

    private static boolean hasUnixView(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
