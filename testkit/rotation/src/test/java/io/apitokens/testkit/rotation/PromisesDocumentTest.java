package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.apitokens.error.RotationStoppedException;
import io.apitokens.rotation.RotationState;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares {@code docs/rotation.md} and {@code docs/lost-creates.md} with the contract suites. Each table row begins
 * with a sentence that, in camel case, is the name of a test; each test has a row.
 */
class PromisesDocumentTest {

    private static final String ROTATION = "rotation.md";
    private static final String OKTA = "### End states of client secrets and keys";

    /** Returns the rows of the first table after a heading, as lists of cells, without header and delimiter row. */
    private static List<List<String>> table(String document, String heading) throws IOException {
        Path docs = Path.of(System.getProperty("project.root", ".."), "docs");
        List<String> lines = Files.readAllLines(docs.resolve(document));
        int from = lines.indexOf(heading);
        assertTrue(from >= 0, document + " has no " + heading);
        List<List<String>> rows = lines.stream()
                .skip(from)
                .dropWhile(line -> !line.startsWith("|"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(PromisesDocumentTest::cells)
                .toList();
        assertTrue(!rows.isEmpty(), document + " has no table behind " + heading);
        return rows;
    }

    private static List<String> cells(String line) {
        String[] cells = line.substring(1, line.lastIndexOf('|')).split("\\|", -1);
        return Stream.of(cells).map(String::strip).toList();
    }

    /** Converts a sentence to a test's name in camel case. */
    private static String testOf(String sentence) {
        StringBuilder name = new StringBuilder();
        for (String word : sentence.replaceAll("['\u2019.,:;()]", "").split("[\\s-]+", -1)) {
            String first = word.substring(0, 1);
            name.append(name.isEmpty() ? first.toLowerCase(Locale.ROOT) : first.toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return name.toString();
    }

    private static List<String> testsOf(Class<?> suite) {
        List<String> names = new ArrayList<>();
        for (Method method : suite.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Test.class) || method.isAnnotationPresent(ParameterizedTest.class)) {
                names.add(method.getName());
            }
        }
        for (Class<?> group : suite.getDeclaredClasses()) {
            if (group.isAnnotationPresent(Nested.class)) {
                names.addAll(testsOf(group.getSuperclass()));
            }
        }
        return names.stream().sorted().toList();
    }

    static Stream<Arguments> documents() {
        return Stream.of(
                arguments(ROTATION, "## End states", RotationContract.class),
                arguments(ROTATION, "## In-place rotation", InPlaceRotationContract.class),
                arguments(ROTATION, OKTA, OktaCredentialRotationTest.class),
                arguments("lost-creates.md", "## With a journal", CreateRecoveryContract.class));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("documents")
    void everyRowIsATestAndEveryTestIsARow(String document, String heading, Class<?> suite) throws IOException {
        List<String> rows = table(document, heading).stream()
                .map(row -> testOf(row.get(0)))
                .sorted()
                .toList();
        assertEquals(String.join("\n", testsOf(suite)), String.join("\n", rows));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("documents")
    void everyRowIsASentenceAndFillsEveryCell(String document, String heading, Class<?> suite) throws IOException {
        List<List<String>> rows = table(document, heading);
        for (List<String> row : rows) {
            assertTrue(row.get(0).matches("[A-Z][^`|]*\\."), row.get(0));
            assertEquals(rows.get(0).size(), row.size(), row.get(0));
            assertTrue(row.stream().noneMatch(String::isBlank), row.get(0));
        }
    }

    @Test
    void everyReasonToStopOrToWaitHasARow() throws IOException {
        List<List<String>> rows = new ArrayList<>(table(ROTATION, "## End states"));
        rows.addAll(table(ROTATION, "## In-place rotation"));
        rows.addAll(table(ROTATION, OKTA));
        String seen = rows.stream().map(row -> row.get(1)).toList().toString();
        Stream.<Enum<?>[]>of(RotationStoppedException.Reason.values(), RotationState.Reason.values())
                .flatMap(Arrays::stream)
                .forEach(reason -> assertTrue(seen.contains("`" + reason.name() + "`"), reason.name()));
    }
}
