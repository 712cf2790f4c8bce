package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small application with its own module descriptor, compiled against the shipped modules and run in a new JVM. */
class ModulePathTest {

    private static final String MAIN = "io.apitokens.checks.consumer/io.apitokens.checks.consumer.Main";

    @Test
    void aModularApplicationCompilesAndRuns(@TempDir Path out) throws Exception {
        List<Path> modules = new ArrayList<>(RuntimeClassPathTest.entries());
        modules.add(locationOfJSpecify());

        compileAndRun(modules, out);
    }

    @Test
    void aModularApplicationCompilesAndRunsWithoutJSpecify(@TempDir Path out) throws Exception {
        List<Path> modules = RuntimeClassPathTest.entries();
        assertFalse(modules.contains(locationOfJSpecify()), "it must not be a dependency at run time");

        compileAndRun(modules, out);
    }

    private static void compileAndRun(List<Path> modules, Path out) throws Exception {
        compile(modules, out);
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path output = out.resolve("output.txt");
        Process process = new ProcessBuilder(
                        java.toString(), "-p", path(modules) + File.pathSeparator + out, "-m", MAIN)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output);

        assertAll(
                () -> assertEquals(true, ended, "ended"),
                () -> assertEquals("ok", text.strip()),
                () -> assertEquals(0, process.exitValue(), text));
    }

    private static void compile(List<Path> modules, Path out) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean good = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-p", path(modules), "-d", out.toString(), "--release", "17"),
                            null,
                            files.getJavaFileObjectsFromPaths(sources()))
                    .call();
            assertEquals(true, good, messages::toString);
        }
    }

    private static List<Path> sources() throws Exception {
        Path folder = Path.of(ModulePathTest.class.getResource("/consumer").toURI());
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Path locationOfJSpecify() throws Exception {
        return Path.of(Nullable.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
