package io.apitokens.testkit.contract;

import io.apitokens.SecretStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FileSecretStoreContractTest extends SecretStoreContract {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @BeforeEach
    void makePlace() throws IOException {
        Files.createDirectory(place());
    }

    private Path place() {
        return directory.resolve("place");
    }

    @Override
    protected SecretStore store() {
        return SecretStore.file(place().resolve("token"));
    }

    /** Moves the directory away. Permissions would not stop a test that runs as root. */
    @Override
    protected void breakDown() throws IOException {
        Files.move(place(), directory.resolve("elsewhere"));
    }
}
