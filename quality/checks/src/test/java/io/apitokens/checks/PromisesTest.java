package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks the promises of the documents against the tests. In a table whose first heading is {@code Promise}, each row
 * names a test class. The class must have a test whose name consists of the promise's letters and digits, ignoring
 * case.
 */
class PromisesTest {

    /** One row of a table of promises. */
    private record Promise(Path document, String words, String testClass) {

        String place() {
            return document.getFileName() + ": " + words;
        }
    }

    @Test
    void everyPromiseHasATestWithTheSameWords() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Promise promise : promises()) {
            if (!testNames(promise.testClass()).contains(joined(promise.words()))) {
                broken.add(promise.place());
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void promisesAreFound() throws IOException {
        assertFalse(promises().isEmpty());
    }

    private static List<Promise> promises() throws IOException {
        List<Promise> promises = new ArrayList<>();
        try (Stream<Path> files = Files.list(Project.file("docs"))) {
            for (Path document :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                read(document, promises);
            }
        }
        return promises;
    }

    private static void read(Path document, List<Promise> promises) throws IOException {
        boolean inside = false;
        for (String line : Files.readAllLines(document)) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (line.startsWith("| Promise |")) {
                inside = true;
            } else if (inside && !line.startsWith("|---")) {
                String[] cells = line.split("\\|", -1);
                promises.add(new Promise(
                        document, cells[1].strip(), cells[2].replace("`", "").strip()));
            }
        }
    }

    /** Returns the names of the tests of a class, in lower case. */
    private static List<String> testNames(String testClass) throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : Files.readAllLines(source(testClass))) {
            String text = line.strip();
            if (text.startsWith("void ") && text.contains("(")) {
                names.add(text.substring("void ".length(), text.indexOf('(')).toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static Path source(String testClass) throws IOException {
        try (Stream<Path> files = Files.find(
                Project.file(""), 20, (file, attributes) -> file.endsWith(testClass + ".java") && isSource(file))) {
            return files.findFirst().orElseThrow(() -> new AssertionError("no class " + testClass));
        }
    }

    private static boolean isSource(Path file) {
        Path inProject = Project.file("").relativize(file);
        return inProject.getNameCount() > 3
                && (inProject.getName(1).toString().equals("src")
                        || inProject.getName(2).toString().equals("src"));
    }

    /** Returns the letters and digits of a promise, in lower case. */
    private static String joined(String words) {
        return words.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
