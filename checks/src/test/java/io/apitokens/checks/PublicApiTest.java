package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change of what users can call is a change of a file, and so seen by whoever reviews it. */
class PublicApiTest {

    private static final String HOW_TO_ACCEPT = "If the change is meant, write it down with"
            + " `mvn -q test -pl checks -am -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update`"
            + " and commit docs/api.";

    @ParameterizedTest
    @EnumSource
    void publicSignaturesAreThoseInDocsApi(ShippedModule module) throws IOException {
        Path file = file(module);
        String actual = ApiDump.of(module);
        if (System.getProperty("api.update") != null) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual);
        }
        String expected = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";

        if (!actual.equals(expected)) {
            throw new AssertionError(file.getFileName() + " differs.\n" + difference(expected, actual) + HOW_TO_ACCEPT);
        }
    }

    @Test
    void docsApiHoldsOneFileForEachModule() throws IOException {
        Set<Path> expected = Stream.of(ShippedModule.values())
                .map(PublicApiTest::file)
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(Project.file("docs/api"))) {
            assertEquals(expected, files.collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    private static Path file(ShippedModule module) {
        return Project.file("docs/api").resolve(module.artifactId() + ".txt");
    }

    private static String difference(String expected, String actual) {
        List<String> before = inContext(expected);
        List<String> after = inContext(actual);
        StringBuilder out = new StringBuilder();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> out.append("- " + line + "\n"));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> out.append("+ " + line + "\n"));
        return out.toString();
    }

    /** Each member with the name of its type before it. */
    private static List<String> inContext(String dump) {
        List<String> lines = new ArrayList<>();
        String type = "";
        for (String line : dump.split("\n")) {
            if (line.startsWith("  ")) {
                lines.add(type + ": " + line.strip());
            } else if (!line.isEmpty()) {
                type = line.replaceAll(".*?([\\w.]*io\\.apitokens[\\w.]*).*", "$1");
                lines.add(line);
            }
        }
        return lines;
    }
}
