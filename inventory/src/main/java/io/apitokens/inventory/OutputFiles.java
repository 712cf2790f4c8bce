package io.apitokens.inventory;

import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.ForeignText;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that are written beside their places, and moved there only when all of them are complete. Until then, and after a
 * failure, the directory keeps what it had.
 */
final class OutputFiles implements Closeable {

    private final Path directory;
    private final Path work;
    private final List<Draft> drafts = new ArrayList<>();
    private final List<String> replaced = new ArrayList<>();

    private OutputFiles(Path directory, Path work) {
        this.directory = directory;
        this.work = work;
    }

    /**
     * Creates a working directory within the directory, so that one that cannot be written is known before any request.
     *
     * @throws ConfigurationException if it does not exist, cannot be written, or has a directory in the place of a file
     */
    static OutputFiles in(Path directory, List<String> names) {
        if (!Files.isDirectory(directory)) {
            throw refused(directory, "does not exist or is no directory: create it");
        }
        for (String name : names) {
            if (Files.isDirectory(directory.resolve(name))) {
                throw refused(directory, "has a directory " + name + ": remove it, or write to another directory");
            }
        }
        try {
            return new OutputFiles(directory, Files.createTempDirectory(directory, ".inventory"));
        } catch (IOException e) {
            throw refused(directory, "cannot be written: check its permissions and its space; nothing was written");
        }
    }

    /** Returns the directory for temporary files, which only their owner may read. */
    Path work() {
        return work;
    }

    /** Starts a file. */
    Draft draft(String name) throws IOException {
        Draft draft = Draft.create(work.resolve(name));
        drafts.add(draft);
        return draft;
    }

    /** Moves all files to their places, in the order in which they were started. */
    void commit() throws IOException {
        for (Draft draft : drafts) {
            draft.close();
        }
        for (Draft draft : drafts) {
            Files.move(
                    draft.path(),
                    directory.resolve(draft.name()),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
            replaced.add(draft.name());
        }
    }

    /** Returns the error for a failure to write. */
    ConfigurationException failure() {
        return refused(
                directory,
                replaced.isEmpty()
                        ? "cannot be written: make space on the disk, or write to another directory; its files were not replaced"
                        : "cannot be written completely: replaced were " + String.join(", ", replaced)
                                + "; the others and the evidence are of an earlier inventory. Correct the directory, and"
                                + " write again");
    }

    private static ConfigurationException refused(Path directory, String problem) {
        return ConfigurationException.of(ForeignText.printable("directory " + directory), problem);
    }

    /** Removes the working directory with everything that was not moved. */
    @Override
    public void close() {
        drafts.forEach(Draft::abandon);
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.deleteIfExists(file);
            }
            Files.delete(work);
        } catch (IOException left) {
            // What remains is hidden, and only its owner may read it. The outputs are not affected.
            return;
        }
    }
}
