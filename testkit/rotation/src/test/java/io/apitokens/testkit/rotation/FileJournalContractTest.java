package io.apitokens.testkit.rotation;

import io.apitokens.rotation.Journal;
import io.apitokens.rotation.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

class FileJournalContractTest extends JournalContract {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    private Path file() {
        return directory.resolve("journal.log");
    }

    @Override
    protected Journal journal() {
        return Journal.file(file());
    }

    /** Fails while others may read the file. That the disk fails after a record was written cannot be caused here. */
    @Override
    protected Journal failingBefore() {
        Journal journal = journal();
        return new Journal() {
            private String permissions = "rw-r--r--";

            @Override
            public List<JournalEntry> entries() throws IOException {
                return journal.entries();
            }

            @Override
            public Optional<JournalEntry> entry(String key) throws IOException {
                return journal.entry(key);
            }

            @Override
            public boolean replace(String key, @Nullable JournalEntry expected, @Nullable JournalEntry next)
                    throws IOException {
                Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
                permissions = "rw-------";
                try {
                    return journal.replace(key, expected, next);
                } finally {
                    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
                }
            }
        };
    }

    @Override
    protected List<String> writer() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file().toString());
    }

    /** The program that is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) throws IOException {
            JournalWriter.run(Journal.file(Path.of(args[0])), System.in, System.out);
        }
    }
}
