package io.apitokens.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Regions of code that the build compiles, from {@code // tag::NAME} to {@code // end::NAME}, by file and name such as
 * {@code Quickstart.java#create}. Regions may be nested; each of them has a name of its own in its file.
 */
final class ExampleRegions {

    private static final List<String> DIRECTORIES = List.of(
            "examples/src/main/java/io/apitokens/examples",
            "examples/src/test/java/io/apitokens/examples",
            "common/src/test/java/io/apitokens/spi",
            "gcore-iam/src/test/java/io/apitokens/gcore");
    private static final String BEGIN = "// tag::";
    private static final String END = "// end::";

    private ExampleRegions() {}

    /** Returns the code of each region, {@link #normalised}. */
    static Map<String, String> read() throws IOException {
        Map<String, String> regions = new HashMap<>();
        for (String directory : DIRECTORIES) {
            try (Stream<Path> files = Files.list(Project.file(directory))) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    read(file, regions);
                }
            }
        }
        return regions;
    }

    private static void read(Path file, Map<String, String> regions) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Map<String, List<String>> open = new HashMap<>();
        for (String line : lines) {
            String stripped = line.strip();
            if (stripped.startsWith(BEGIN)) {
                String key = file.getFileName() + "#" + stripped.substring(BEGIN.length());
                if (regions.containsKey(key) || open.put(key, new ArrayList<>()) != null) {
                    throw new AssertionError(key + " begins twice");
                }
            } else if (stripped.startsWith(END)) {
                String key = file.getFileName() + "#" + stripped.substring(END.length());
                List<String> code = open.remove(key);
                if (code == null) {
                    throw new AssertionError(key + " ends and did not begin");
                }
                regions.put(key, normalised(code));
            } else {
                open.values().forEach(code -> code.add(line));
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError(open.keySet() + " do not end");
        }
    }

    /** Removes the common indentation and leading and trailing blank lines. */
    static String normalised(List<String> lines) {
        String text = lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
        return text.replaceAll("\\A\n+|\n+\\z", "").stripIndent();
    }
}
