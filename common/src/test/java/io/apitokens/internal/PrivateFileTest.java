package io.apitokens.internal;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
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
}
