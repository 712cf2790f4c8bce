package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Checks the tables of {@code docs/vendors}. In a table whose last heading is {@code Test or source}, each row names test
 * methods, as {@code Class.method}, or begins with {@code source:}. Each method must exist and be a test.
 */
class VendorDocumentsTest {

    private static final Pattern NAME = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    /** One row: its place, and its last cell. */
    private record Row(String place, String last) {}

    private static List<Row> rows(Path document) throws IOException {
        List<Row> rows = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(document)) {
            if (!line.startsWith("|")) {
                inside = false;
            } else if (line.endsWith("| Test or source |")) {
                inside = true;
            } else if (inside && !line.startsWith("|---")) {
                String[] cells = line.split(" \\| ");
                rows.add(new Row(document.getFileName() + ": " + cells[0], cells[cells.length - 1]));
            }
        }
        return rows;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.list(Project.file("docs/vendors"))) {
            return files.sorted().toList();
        }
    }

    private static Map<String, Path> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Project.file(""))) {
            return files.filter(file -> file.toString().matches(".*/src/test/java/.*Test\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (first, second) -> first));
        }
    }

    /** Returns what is wrong with the rows of a document. */
    private static List<String> broken(List<Row> rows) throws IOException {
        Map<String, Path> tests = tests();
        List<String> broken = new ArrayList<>();
        for (Row row : rows) {
            List<MatchResult> names = NAME.matcher(row.last()).results().toList();
            if (names.isEmpty() && !row.last().startsWith("source: ")) {
                broken.add(row.place() + ": names neither a test nor a source");
            }
            for (MatchResult name : names) {
                Path source = tests.get(name.group(1));
                if (source == null || !isTest(Files.readString(source), name.group(2))) {
                    broken.add(row.place() + ": there is no test " + name.group());
                }
            }
        }
        return broken;
    }

    /** Returns whether the annotations before a method, back to the end of the member before it, make it a test. */
    private static boolean isTest(String source, String method) {
        int at = source.indexOf("void " + method + "(");
        String before = at < 0 ? "" : source.substring(0, at);
        int end = Math.max(before.lastIndexOf("\n\n"), 0);
        return before.startsWith("@Test", before.indexOf('@', end)) || before.indexOf("@ParameterizedTest", end) >= 0;
    }

    @Test
    void everyRowNamesATestThatExistsOrASource() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path document : documents()) {
            broken.addAll(broken(rows(document)));
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void eachVendorHasADocumentWithTraps() throws IOException {
        assertEquals(
                List.of("astro.md", "gcore.md", "okta.md"),
                documents().stream().map(file -> file.getFileName().toString()).toList());
        for (Path document : documents()) {
            assertTrue(rows(document).size() >= 6, document::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "`OktaTrapsTest.thereIsNoSuchTest` |",
                "`NoSuchTest.aTest` |",
                "`OktaTrapsTest.listen` |",
                "`OktaTrapsTest.record` |",
                "seen once |"
            })
    void aRowWithoutATestIsFound(String last) throws IOException {
        assertEquals(1, broken(List.of(new Row("planted", last))).size());
    }
}
