package io.apitokens.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFileTest {

    @Test
    void aFileOfAnotherUserIsRefused(@TempDir Path directory) throws IOException {
        Path path = directory.resolve("file");
        PrivateFile file = PrivateFile.at(path);
        file.locked(() -> {
            file.replace(new byte[] {1});
            return true;
        });
        assertDoesNotThrow(file::checkOwner);
        UserPrincipal other =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        file.actAs(other);
        IOException refused = assertThrows(IOException.class, file::checkOwner);
        assertEquals(path + " belongs to another user", refused.getMessage());
    }

    @Test
    void aFileOfAnotherUserIsNotRead(@TempDir Path directory) throws IOException {
        Path path = Files.writeString(directory.resolve("file"), "fake");
        UserPrincipal nobody =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        PrivateFile file = PrivateFile.at(path);
        assertEquals(4, file.read(10).orElseThrow().length);
        if (FileTrust.isAdministrators(path)) {
            // The administrator's own files are trusted, so give it away.
            Files.setOwner(path, nobody);
        } else {
            file.actAs(nobody);
        }
        IOException refused = assertThrows(IOException.class, () -> file.read(10));
        assertEquals(path + " belongs to another user", refused.getMessage());
    }

    @Test
    void theDirectoryOfAnotherUserIsNotWritten(@TempDir Path directory) throws IOException {
        Path foreign = Files.createDirectory(directory.resolve("foreign"));
        UserPrincipal nobody =
                foreign.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        PrivateFile file = PrivateFile.at(foreign.resolve("file"));
        file.check();
        if (FileTrust.isAdministrators(foreign)) {
            Files.setOwner(foreign, nobody);
        } else {
            file.actAs(nobody);
        }
        IOException refused = assertThrows(IOException.class, file::check);
        assertEquals(
                foreign + " belongs to another user, who could replace the file: use another directory",
                refused.getMessage());
    }

    @Test
    void aDirectoryBelowThatOfAGroupIsAccepted(@TempDir Path directory) throws IOException {
        Path volume = Files.createDirectory(directory.resolve("volume"));
        Path own = Files.createDirectory(volume.resolve("own"));
        if (FileTrust.isAdministrators(volume)) {
            GroupPrincipal group =
                    volume.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("daemon");
            Files.getFileAttributeView(volume, PosixFileAttributeView.class).setGroup(group);
        }
        Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwxrwxr-x"));
        PrivateFile.at(own.resolve("file")).check();
        Files.setPosixFilePermissions(volume, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertThrows(IOException.class, PrivateFile.at(own.resolve("file"))::check);
    }

    @Test
    void anotherUsersLockInASharedDirectoryIsRefused(@TempDir Path directory) throws IOException {
        Files.setAttribute(directory, "unix:mode", 01777);
        Path lock = Files.createFile(directory.resolve(".file.lock"));
        PrivateFile file = PrivateFile.at(directory.resolve("file"));
        file.check();
        file.actAs(directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        IOException refused = assertThrows(IOException.class, file::check);
        assertEquals(lock.toRealPath() + " belongs to another user", refused.getMessage());
    }
}
