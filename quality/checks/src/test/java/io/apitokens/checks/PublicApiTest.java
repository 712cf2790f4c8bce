package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Compares the public API with the files in {@code docs/api}, so that every API change appears in a review. */
class PublicApiTest {

    private static final String HOW_TO_ACCEPT = "If the change is meant, write it down with"
            + " `mvn -q test -pl quality/checks -am -Dtest=PublicApiTest -Dsurefire.failIfNoSpecifiedTests=false -Dapi.update`"
            + " and commit docs/api.";

    private static final int MOST_TYPES_FOR_USERS = 70;
    private static final int MOST_TYPES_FOR_IMPLEMENTORS = 30;

    @ParameterizedTest
    @EnumSource
    void publicSignaturesAreThoseInDocsApi(ShippedModule module) throws IOException {
        for (ApiDump.Kind kind : ApiDump.Kind.values()) {
            compare(module, kind);
        }
    }

    private static void compare(ShippedModule module, ApiDump.Kind kind) throws IOException {
        Path file = file(module, kind);
        String actual = ApiDump.of(module, kind);
        if (System.getProperty("api.update") != null) {
            Files.createDirectories(file.getParent());
            if (actual.isEmpty()) {
                Files.deleteIfExists(file);
            } else {
                Files.writeString(file, actual);
            }
        }
        String expected = Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "";

        if (!actual.equals(expected)) {
            throw new AssertionError(file.getFileName() + " differs.\n" + difference(expected, actual) + HOW_TO_ACCEPT);
        }
    }

    @Test
    void docsApiHoldsAFileForEachModuleAndKindOfReader() throws IOException {
        Set<Path> expected = new TreeSet<>();
        for (ShippedModule module : ShippedModule.values()) {
            for (ApiDump.Kind kind : ApiDump.Kind.values()) {
                if (ApiDump.count(module, kind) > 0) {
                    expected.add(file(module, kind));
                }
            }
        }
        try (Stream<Path> files = Files.list(Project.file("docs/api"))) {
            assertEquals(expected, files.collect(Collectors.toCollection(TreeSet::new)));
        }
    }

    @Test
    void commonHasAtMostSeventyTypesForUsersAndThirtyForImplementors() {
        long users = ApiDump.count(ShippedModule.COMMON, ApiDump.Kind.USERS);
        long implementors = ApiDump.count(ShippedModule.COMMON, ApiDump.Kind.IMPLEMENTORS);

        assertTrue(users <= MOST_TYPES_FOR_USERS, () -> users + " types for users");
        assertTrue(implementors <= MOST_TYPES_FOR_IMPLEMENTORS, () -> implementors + " types for implementors");
    }

    private static Path file(ShippedModule module, ApiDump.Kind kind) {
        return Project.file("docs/api").resolve(module.artifactId() + kind.suffix() + ".txt");
    }

    private static String difference(String expected, String actual) {
        List<String> before = inContext(expected);
        List<String> after = inContext(actual);
        StringBuilder out = new StringBuilder();
        before.stream().filter(line -> !after.contains(line)).forEach(line -> out.append("- " + line + "\n"));
        after.stream().filter(line -> !before.contains(line)).forEach(line -> out.append("+ " + line + "\n"));
        return out.toString();
    }

    /** Prefixes each member with the name of its type. */
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
