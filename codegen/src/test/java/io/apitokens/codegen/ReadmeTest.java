package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What README lists as accepted is shown by cases. */
class ReadmeTest {

    private static final Pattern CASE = Pattern.compile("`([a-z-]+)`");

    /** Returns the last cells of all tables with three columns or more. */
    private static List<String> lastCells() throws IOException {
        return Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| "))
                .map(line -> line.split(" \\| ", -1))
                .filter(cells -> cells.length > 2)
                .map(cells -> cells[cells.length - 1].replace(" |", ""))
                .filter(cell -> !cell.equals("case") && !cell.matches("[- |]+"))
                .toList();
    }

    @Test
    void eachAcceptedLineNamesACase() throws IOException {
        assertEquals(
                List.of(),
                lastCells().stream()
                        .filter(cell ->
                                !cell.equals("each case") && !CASE.matcher(cell).find())
                        .toList());
    }

    @Test
    void theCasesOfTheTablesAreThoseOfTheTests() throws IOException {
        Set<String> named = new TreeSet<>(Set.of("foreign-document"));
        for (String cell : lastCells()) {
            Matcher each = CASE.matcher(cell);
            while (each.find()) {
                named.add(each.group(1));
            }
        }
        String[] cases = Path.of("src/test/resources/cases").toFile().list();
        assertEquals(Arrays.stream(cases).collect(Collectors.toCollection(TreeSet::new)), named);
    }
}
