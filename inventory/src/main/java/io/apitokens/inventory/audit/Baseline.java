package io.apitokens.inventory.audit;

import io.apitokens.error.ConfigurationException;
import io.apitokens.internal.ForeignText;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The findings of an earlier audit, so that only new ones fail. A text file: a first line {@value #FIRST_LINE}, then one
 * line for each finding or unknown result, with its rule and token. A result that was unknown and is a finding now is
 * new. Immutable.
 */
public final class Baseline {

    private static final String FIRST_LINE = "apitokens-baseline 1";

    private final Set<String> keys;

    private Baseline(Set<String> keys) {
        this.keys = keys;
    }

    static Baseline none() {
        return new Baseline(Set.of());
    }

    /**
     * Reads a file that a {@link Writer} wrote.
     *
     * @param file the file; it is held in memory
     * @return the baseline
     * @throws ConfigurationException if the file cannot be read, or is no baseline
     */
    public static Baseline read(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
            Set<String> keys = new HashSet<>();
            lines.forEach(keys::add);
            if (!keys.remove(FIRST_LINE)) {
                throw refused(file, "is no baseline: write it by Baseline.writer(…)");
            }
            return new Baseline(keys);
        } catch (IOException | UncheckedIOException e) {
            throw refused(file, "cannot be read: check the path and its permissions");
        }
    }

    /**
     * Starts to write a file. Pass the writer to {@link Audit#run}, then call {@link Writer#commit}.
     *
     * @param file the file, which is replaced as a whole
     * @return the writer
     * @throws ConfigurationException if the directory cannot be written
     */
    public static Writer writer(Path file) {
        return new Writer(file);
    }

    boolean contains(Finding finding) {
        return !keys.isEmpty() && keys.contains(finding.key());
    }

    private static ConfigurationException refused(Path file, String problem) {
        return ConfigurationException.of(ForeignText.printable("file " + file), problem);
    }

    @Override
    public String toString() {
        return "Baseline[" + keys.size() + "]";
    }

    /** A writer of a baseline. The file changes only by {@link #commit}. Not safe for use by many threads. */
    public static final class Writer implements Consumer<Finding>, Closeable {

        private final Path file;
        private final Path draft;
        private final BufferedWriter out;

        private Writer(Path file) {
            this.file = file.toAbsolutePath();
            try {
                this.draft = Files.createTempFile(this.file.getParent(), ".baseline", ".tmp");
                this.out = Files.newBufferedWriter(draft, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw refused(file, "cannot be written: check that its directory exists and has space");
            }
            line(FIRST_LINE);
        }

        /**
         * Writes a finding that is not accepted.
         *
         * @param finding the finding
         * @throws ConfigurationException if it cannot be written; the file keeps its content
         */
        @Override
        public void accept(Finding finding) {
            if (finding.state() != Finding.State.ACCEPTED) {
                line(finding.key());
            }
        }

        private void line(String text) {
            try {
                out.write(text);
                out.write('\n');
            } catch (IOException e) {
                throw refused(file, "cannot be written: make space on the disk; the file keeps its content");
            }
        }

        /**
         * Replaces the file.
         *
         * @throws ConfigurationException if it cannot be replaced; the file keeps its content
         */
        public void commit() {
            try {
                out.close();
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } catch (IOException e) {
                throw refused(file, "cannot be replaced: make space on the disk; the file keeps its content");
            }
        }

        /** Discards what was not committed. */
        @Override
        public void close() throws IOException {
            try {
                out.close();
            } finally {
                Files.deleteIfExists(draft);
            }
        }
    }
}
