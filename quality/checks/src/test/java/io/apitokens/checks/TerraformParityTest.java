package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Checks {@code docs/terraform-parity.md}: the Java that the table shows must reach every attribute. */
class TerraformParityTest {

    /** A row of a table. The Java in its cells is without backticks, and empty if there is none. */
    private record Row(String attribute, String direction, String read, String set) {}

    static Stream<Arguments> resources() {
        return Stream.of(
                Arguments.of("gcore_iam_api_token", 17, (Supplier<ParityRows>) GcoreParity::new),
                Arguments.of("astro_api_token", 28, (Supplier<ParityRows>) AstroParity::new),
                Arguments.of("okta_api_token", 8, (Supplier<ParityRows>) OktaParity::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("resources")
    void theTableHasEachAttributeOnceWithTheCodeThatRuns(String resource, int count, Supplier<ParityRows> made)
            throws IOException {
        Map<String, Row> table = table(resource);
        try (ParityRows rows = made.get()) {
            assertEquals(count, table.size());
            Set<String> covered = new LinkedHashSet<>(rows.reads().keySet());
            covered.addAll(rows.sets().keySet());
            assertEquals(new HashSet<>(table.keySet()), covered);
            for (Row row : table.values()) {
                String attribute = row.attribute();
                boolean reads = rows.reads().containsKey(attribute);
                boolean sets = rows.sets().containsKey(attribute);
                assertEquals(reads && sets ? "set, read" : reads ? "read" : "set", row.direction(), attribute);
                assertEquals(rows.readText(attribute), ParityRows.withoutSpace(row.read()), attribute);
                assertEquals(rows.setText(attribute), ParityRows.withoutSpace(row.set()), attribute);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("resources")
    void everyAttributeThatCanBeReadHasTheValueOfTheVendorsResponse(
            String resource, int count, Supplier<ParityRows> made) {
        try (ParityRows rows = made.get()) {
            rows.receive("none");
            Set<String> values = new HashSet<>();
            rows.reads().forEach((attribute, read) -> {
                if (!read.flag()) {
                    assertEquals(read.expected(), rows.value(read), attribute);
                    assertTrue(values.add(read.expected()), () -> attribute + " has the value of another attribute");
                }
            });
            checkFlags(rows);
        }
    }

    /** Checks each boolean in a response where it is the only true one, because booleans cannot all differ. */
    private static void checkFlags(ParityRows rows) {
        rows.reads().forEach((attribute, read) -> {
            if (read.flag()) {
                rows.receive("none");
                assertEquals("false", rows.value(read), attribute);
                rows.receive(attribute);
                assertEquals("true", rows.value(read), attribute);
            }
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("resources")
    void everyAttributeThatCanBeSetIsInTheRequest(String resource, int count, Supplier<ParityRows> made) {
        try (ParityRows rows = made.get()) {
            Set<String> done = new HashSet<>();
            rows.sets().forEach((attribute, set) -> {
                if (done.add(rows.setText(attribute))) {
                    set.setting().run();
                }
            });
            rows.send();
            rows.sets().forEach((attribute, set) -> {
                List<String> sent = rows.sent(set.place());
                boolean there = set.place().isEmpty()
                        ? sent.stream().anyMatch(path -> (path + "/").contains(set.expected()))
                        : sent.contains(set.expected());
                assertTrue(there, () -> attribute + ": sent " + sent);
            });
        }
    }

    /** Reads the table below the heading that names the resource. */
    private static Map<String, Row> table(String resource) throws IOException {
        Path document = Path.of(System.getProperty("project.root", "."), "docs/terraform-parity.md");
        Map<String, Row> rows = new LinkedHashMap<>();
        boolean inside = false;
        for (String line : Files.readAllLines(document)) {
            if (line.startsWith("#")) {
                inside = line.contains("`" + resource + "`");
            } else if (inside && line.startsWith("| `")) {
                List<String> cells = cells(line);
                assertEquals(5, cells.size(), line);
                Row row = new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
                assertEquals(null, rows.put(row.attribute(), row), row.attribute());
            }
        }
        return rows;
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
            String text = cell.strip();
            boolean code = text.length() > 1 && text.startsWith("`") && text.endsWith("`");
            cells.add(code ? text.substring(1, text.length() - 1) : text);
        }
        return cells;
    }
}
