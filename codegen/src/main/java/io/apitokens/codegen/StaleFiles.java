package io.apitokens.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Deletes the files of an earlier run that a document no longer describes. They would be compiled still, and what uses
 * them would build until the folder is cleaned.
 */
final class StaleFiles {

    private static final String HEADER = "// Generated from ";

    private final Path sources;
    private final Path packageFolder;
    private final String spec;

    /**
     * Looks for files of one document.
     *
     * @param sources the folder of all packages
     * @param packageFolder the folder of the document's package
     * @param spec the file name of the document
     */
    StaleFiles(Path sources, Path packageFolder, String spec) {
        this.sources = sources;
        this.packageFolder = packageFolder;
        this.spec = spec;
    }

    /**
     * Deletes all generated files of the package, and those of the document in other packages, except some.
     *
     * @param current the names of the files that the document describes
     */
    void deleteAllBut(Set<String> current) {
        if (!Files.isDirectory(sources)) {
            return;
        }
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                boolean here = packageFolder.equals(file.getParent());
                if (!(here && current.contains(file.getFileName().toString())) && isOurs(file, here)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the first line, which names the document. Two documents may share a folder, but no package. */
    private boolean isOurs(Path file, boolean here) throws IOException {
        if (!file.toString().endsWith(".java")) {
            return false;
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        String first = lines.isEmpty() ? "" : lines.get(0);
        return here
                ? first.startsWith(HEADER)
                : first.startsWith(HEADER + spec + ".") || first.startsWith(HEADER + spec + ",");
    }
}
