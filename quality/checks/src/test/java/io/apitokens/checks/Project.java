package io.apitokens.checks;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The checkout. */
final class Project {

    private static final Path ROOT = file("").toAbsolutePath();

    private Project() {}

    static Path file(String path) {
        return Path.of(System.getProperty("project.root")).resolve(path);
    }

    /** Returns the main sources of all modules whose names end so. */
    static List<Path> mainSources(String... endings) throws IOException {
        List<Path> sources = new ArrayList<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = directory.getFileName().toString();
                boolean skipped = !directory.equals(ROOT) && (name.startsWith(".") || name.equals("target"));
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                boolean main = file.toString().replace('\\', '/').contains("/src/main/");
                if (main && Stream.of(endings).anyMatch(file.toString()::endsWith)) {
                    sources.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return sources.stream().sorted().toList();
    }
}
