package io.apitokens.checks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Regions of code that the build compiles, from {@code // tag::NAME} to {@code // end::NAME}, by file and name such as
 * {@code Quickstart.java#create}. Regions may be nested; each of them has a name of its own in its file. In YAML the
 * marks begin with {@code #}. A whole POM is a region by its file alone.
 */
final class ExampleRegions {

    private static final List<String> DIRECTORIES = List.of(
            "examples/src/main/java/io/apitokens/examples",
            "examples/src/test/java/io/apitokens/examples",
            "common/src/test/java/io/apitokens/spi",
            "gcore-iam/src/test/java/io/apitokens/gcore",
            "examples/vendor-acme",
            "examples/vendor-acme/src/main/java/com/example/acme",
            "examples/vendor-acme/src/test/java/com/example/acme");
    private static final Pattern MARK = Pattern.compile("(?://|#) (tag|end)::(.+)");

    private ExampleRegions() {}

    /** Returns the code of each region, {@link #normalised}. */
    static Map<String, String> read() throws IOException {
        Map<String, String> regions = new HashMap<>();
        for (String directory : DIRECTORIES) {
            try (Stream<Path> files = Files.list(Project.file(directory))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    if (file.endsWith("pom.xml")) {
                        regions.put("pom.xml", normalised(Files.readAllLines(file)));
                    } else {
                        read(file, regions);
                    }
                }
            }
        }
        return regions;
    }

    private static void read(Path file, Map<String, String> regions) throws IOException {
        List<String> lines = Files.readAllLines(file);
        Map<String, List<String>> open = new HashMap<>();
        for (String line : lines) {
            Matcher mark = MARK.matcher(line.strip());
            if (mark.matches()) {
                mark(file.getFileName() + "#" + mark.group(2), mark.group(1).equals("tag"), open, regions);
            } else {
                open.values().forEach(code -> code.add(line));
            }
        }
        if (!open.isEmpty()) {
            throw new AssertionError(open.keySet() + " do not end");
        }
    }

    private static void mark(String key, boolean begins, Map<String, List<String>> open, Map<String, String> regions) {
        if (begins) {
            if (regions.containsKey(key) || open.put(key, new ArrayList<>()) != null) {
                throw new AssertionError(key + " begins twice");
            }
            return;
        }
        List<String> code = open.remove(key);
        if (code == null) {
            throw new AssertionError(key + " ends and did not begin");
        }
        regions.put(key, normalised(code));
    }

    /** Removes the common indentation and leading and trailing blank lines. */
    static String normalised(List<String> lines) {
        String text = lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n"));
        return text.replaceAll("\\A\n+|\n+\\z", "").stripIndent();
    }
}
