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

/** Checks that each threat in SECURITY.md names test classes that exist and have tests. */
class SecurityDocumentTest {

    private static final String HEADING = "| Threat | Protection | Tests |";
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern TEST = Pattern.compile("@(Parameterized)?Test\\b");

    private static List<String> rows() throws IOException {
        return Files.readAllLines(Project.file("SECURITY.md")).stream()
                .dropWhile(line -> !line.equals(HEADING))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }

    private static Map<String, Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Project.file("."))) {
            return files.filter(
                            file -> file.toString().matches(".*/src/(test|main)/java/.*(Test|Contract|Rules)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""),
                            file -> file,
                            (first, second) -> first));
        }
    }

    @Test
    void everyThreatHasTests() throws IOException {
        Map<String, Path> sources = sources();
        List<String> broken = new ArrayList<>();
        for (String row : rows()) {
            String[] cells = row.split(" \\| ");
            List<String> names = NAME.matcher(cells[cells.length - 1])
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            if (cells.length != 3 || names.isEmpty()) {
                broken.add("no tests: " + row);
            }
            for (String name : names) {
                Path source = sources.get(name);
                if (source == null || !TEST.matcher(Files.readString(source)).find()) {
                    broken.add("no such test: " + name);
                }
            }
        }
        assertEquals(List.of(), broken);
    }

    @Test
    void threatsAreFound() throws IOException {
        assertTrue(rows().size() >= 12, () -> "the table's heading is no longer " + HEADING);
    }
}
