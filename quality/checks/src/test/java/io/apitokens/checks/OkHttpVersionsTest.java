package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs an application with other versions of OkHttp, Okio and Kotlin, in other orders, than the build has. */
class OkHttpVersionsTest {

    private static final Path OTHER_VERSIONS = Path.of(System.getProperty("other.versions"));

    @TempDir
    private static Path out;

    @TempDir
    private Path simulator;

    @BeforeAll
    static void compile() throws Exception {
        List<Path> classPath = RuntimeClassPathTest.entries();
        ModulePathTest.compile("okhttp", List.of("-cp", path(classPath)), out);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okhttp-jvm-5.5.1 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
                "okhttp-jvm-5.5.1 okio-jvm-3.18.1 kotlin-stdlib-1.9.25",
                "okhttp-jvm-5.3.2 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
                "okhttp-4.12.0 okio-jvm-3.6.0 kotlin-stdlib-1.9.25",
                "okhttp-4.12.0 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
                "okhttp-4.12.0 okhttp-jvm-5.5.1 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
                "okhttp-jvm-5.5.1 okhttp-4.12.0 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
                "okhttp-3.14.9 okio-1.17.2",
                "okhttp-3.14.9 okio-1.17.2 okhttp-jvm-5.5.1 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
            })
    void aClientWorksWithThese(String jars) throws Exception {
        assertEquals("ok", output(jars));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okhttp-jvm-5.5.1 okio-jvm-3.6.0 kotlin-stdlib-2.1.21",
                "okhttp-jvm-5.5.1 okhttp-4.12.0 okio-jvm-3.6.0 kotlin-stdlib-1.9.25",
                "okhttp-jvm-5.0.0 okio-jvm-3.6.0 kotlin-stdlib-2.1.21",
                "okhttp-jvm-5.5.1 okio-jvm-3.18.1 kotlin-stdlib-1.6.21",
                "okhttp-4.12.0 okio-1.17.2 kotlin-stdlib-1.9.25",
            })
    void buildNamesTheJarsThatDoNotWorkTogether(String jars) throws Exception {
        String printed = output(jars);

        assertTrue(printed.startsWith("NOT_APPLIED "), printed);
        assertTrue(printed.contains("Error: "), () -> "what is missing: " + printed);
        List<String> present = List.of(jars.split(" "));
        assertAll(present.stream()
                .filter(jar -> !jar.equals("okhttp-4.12.0"))
                .map(jar -> () -> assertTrue(printed.contains(other(jar).toUri().getPath()), jar + " in " + printed)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okhttp okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
                "okio okhttp-jvm-5.5.1 kotlin-stdlib-2.1.21",
                "kotlin okhttp-jvm-5.5.1 okio-jvm-3.18.1",
            })
    void buildNamesWhatIsMissing(String missingAndJars) throws Exception {
        String missing = missingAndJars.substring(0, missingAndJars.indexOf(' '));

        String printed = output(missingAndJars.substring(missing.length() + 1));

        assertTrue(printed.startsWith("NOT_APPLIED "), printed);
        assertTrue(printed.toLowerCase(Locale.ROOT).contains(missing + " is missing"), printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okhttp-4.12.0 okio-jvm-3.6.0 kotlin-stdlib-1.9.25",
                "okhttp-4.12.0 okhttp-jvm-5.5.1 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
                "okhttp-3.14.9 okio-1.17.2 okhttp-jvm-5.5.1 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
                "okhttp-jvm-5.0.0 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
            })
    void aSimulatorNamesTheJarsThatItCannotRunWith(String jars) throws Exception {
        String printed = simulated(jars);

        assertTrue(printed.contains("not started: "), printed);
        String first = jars.substring(0, jars.indexOf(' '));
        assertTrue(printed.contains(other(first).toUri().getPath()), printed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "okhttp-jvm-5.5.1 okio-jvm-3.18.1 kotlin-stdlib-1.9.25",
                "okhttp-jvm-5.5.1 okhttp-4.12.0 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
                "okhttp-jvm-5.3.2 okio-jvm-3.18.1 kotlin-stdlib-2.1.21",
            })
    void aSimulatorRunsWithThese(String jars) throws Exception {
        assertEquals("ok", simulated(jars));
    }

    @Test
    void theVersionsOfTheBuildAreAmongThem() throws Exception {
        List<String> built = RuntimeClassPathTest.entries().stream()
                .map(entry -> entry.getFileName().toString())
                .toList();

        assertTrue(
                built.containsAll(List.of("okhttp-jvm-5.5.1.jar", "okio-jvm-3.18.1.jar", "kotlin-stdlib-2.1.21.jar")),
                built::toString);
    }

    private String simulated(String jars) throws Exception {
        List<Path> classPath = classPath(jars);
        classPath.add(ShippedModule.TESTKIT.location());
        classPath.add(ModulePathTest.locationOf(MockWebServer.class));
        ModulePathTest.compile("simulator", List.of("-cp", path(classPath)), simulator);
        classPath.add(simulator);
        return ModulePathTest.output(simulator, "-cp", path(classPath), "io.apitokens.checks.simulator.Main");
    }

    private static String output(String jars) throws Exception {
        List<Path> classPath = classPath(jars);
        classPath.add(out);
        return ModulePathTest.output(out, "-cp", path(classPath), "io.apitokens.checks.okhttp.Main");
    }

    /** Returns the class path of the build with these jars in front, instead of its own of these libraries. */
    private static List<Path> classPath(String jars) throws Exception {
        List<Path> classPath = new ArrayList<>();
        for (String jar : jars.split(" ")) {
            classPath.add(other(jar));
        }
        RuntimeClassPathTest.entries().stream()
                .filter(entry -> !entry.getFileName().toString().matches("(okhttp|okio|kotlin|annotations-).*"))
                .forEach(classPath::add);
        return classPath;
    }

    static Path other(String jar) {
        Path file = OTHER_VERSIONS.resolve(jar + ".jar");
        assertTrue(Files.isRegularFile(file), file::toString);
        return file;
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
