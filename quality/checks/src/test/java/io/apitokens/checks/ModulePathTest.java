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
import mockwebserver3.MockWebServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small application with its own module descriptor, compiled against the shipped modules and run in a new JVM. */
class ModulePathTest {

    @Test
    void aModularApplicationCompilesAndRuns(@TempDir Path out) throws Exception {
        List<Path> modules = new ArrayList<>(RuntimeClassPathTest.entries());
        modules.add(locationOfJSpecify());

        compileAndRun("consumer", modules, out);
    }

    @Test
    void aModularApplicationCompilesAndRunsWithoutJSpecify(@TempDir Path out) throws Exception {
        List<Path> modules = RuntimeClassPathTest.entries();
        assertFalse(modules.contains(locationOfJSpecify()), "it must not be a dependency at run time");

        compileAndRun("consumer", modules, out);
    }

    @Test
    void aModularApplicationUsesTheSimulatorsWithoutJUnit(@TempDir Path out) throws Exception {
        List<Path> modules = new ArrayList<>(RuntimeClassPathTest.entries());
        modules.add(ShippedModule.TESTKIT.location());
        modules.add(locationOf(MockWebServer.class));
        assertFalse(modules.contains(locationOf(Test.class)), "JUnit is only for the extension and the suites");

        compileAndRun("simulating", modules, out);
    }

    private static void compileAndRun(String consumer, List<Path> modules, Path out) throws Exception {
        compile(consumer, List.of("-p", path(modules)), out);
        String name = "io.apitokens.checks." + consumer;
        run(out, "-p", path(modules) + File.pathSeparator + out, "-m", name + "/" + name + ".Main");
    }

    /** Runs a program in a JVM of its own, which must print {@code ok} only. */
    static void run(Path out, String... arguments) throws Exception {
        assertEquals("ok", output(out, arguments));
    }

    /** Runs a program in a JVM of its own, which must end in time and with status 0, and returns what it prints. */
    static String output(Path out, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path output = out.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(output);
        assertAll(
                () -> assertEquals(true, ended, () -> "ended: " + text),
                () -> assertEquals(0, process.waitFor(), text));
        return text.strip();
    }

    static void compile(String consumer, List<String> path, Path out) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = new ArrayList<>(path);
        options.addAll(List.of("-d", out.toString(), "--release", "17"));
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean good = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources(consumer)))
                    .call();
            assertEquals(true, good, messages::toString);
        }
    }

    private static List<Path> sources(String consumer) throws Exception {
        Path folder = Path.of(ModulePathTest.class.getResource("/" + consumer).toURI());
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Path locationOfJSpecify() throws Exception {
        return locationOf(Nullable.class);
    }

    static Path locationOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
