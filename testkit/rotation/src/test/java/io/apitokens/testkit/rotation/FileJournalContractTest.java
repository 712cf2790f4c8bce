package io.apitokens.testkit.rotation;

import io.apitokens.rotation.Journal;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileJournalContractTest extends JournalContract {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @Override
    protected Journal journal() {
        return Journal.file(directory.resolve("journal.json"));
    }
}
