package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles and runs tests that use the testkit with the oldest JUnit it works with. All other tests use the newest. */
class JUnitVersionsTest {

    @Test
    void theTestkitWorksWithTheOldestJUnitThatItNames(@TempDir Path out) throws Exception {
        List<Path> oldest = oldestJUnit();
        assertEquals(5, oldest.size(), oldest::toString);
        String classPath = Stream.of(oldest.stream(), withoutJUnit(), Stream.of(out))
                .flatMap(entries -> entries)
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));

        ModulePathTest.compile("junit", List.of("-cp", classPath), out);

        ModulePathTest.run(out, "-cp", classPath, "io.apitokens.checks.junit.Main");
    }

    private static List<Path> oldestJUnit() throws Exception {
        try (Stream<Path> jars = Files.list(Path.of(System.getProperty("oldest.junit")))) {
            return jars.toList();
        }
    }

    /** Returns the class path of this test without its own version of JUnit, but with the assertions' exceptions. */
    private static Stream<Path> withoutJUnit() {
        String own = System.getProperty("java.class.path");
        List<Path> entries =
                Stream.of(own.split(File.pathSeparator)).map(Path::of).toList();
        assertTrue(entries.size() > 10, own);
        return entries.stream()
                .filter(entry -> !entry.getFileName().toString().startsWith("junit-"))
                .filter(entry -> !entry.getFileName().toString().equals("test-classes"));
    }
}
