package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs applications with other versions of Gson than the build has. */
class GsonVersionsTest {

    private static final String NONE = "";
    private static final String CLIENT = "okhttp";
    private static final String SIMULATOR = "simulator";

    @TempDir
    private Path out;

    @ParameterizedTest
    @ValueSource(strings = {CLIENT, SIMULATOR})
    void allWorksWithTheOldestVersionThatReadmeNames(String program) throws Exception {
        assertEquals("ok", output("gson-2.8.9", program));
    }

    @ParameterizedTest
    @ValueSource(strings = {"gson-2.8.5", NONE})
    void buildNamesAGsonThatIsTooOldOrMissing(String gson) throws Exception {
        for (String transport : List.of("", "own-transport")) {
            String printed = output(gson, CLIENT, transport);

            assertTrue(printed.startsWith("NOT_APPLIED "), printed);
            assertTrue(printed.contains(place(gson)), printed);
        }
    }

    @Test
    void aSimulatorNamesAGsonThatIsTooOld() throws Exception {
        String printed = output("gson-2.8.5", SIMULATOR);

        assertTrue(printed.startsWith("not started: "), printed);
        assertTrue(printed.contains(place("gson-2.8.5")), printed);
    }

    @Test
    void theBuildHasAnother() throws Exception {
        List<String> built = RuntimeClassPathTest.entries().stream()
                .filter(GsonVersionsTest::isGson)
                .map(entry -> entry.getFileName().toString())
                .toList();
        assertEquals(1, built.size(), built::toString);
        assertNotEquals("gson-2.8.9.jar", built.get(0));
    }

    private static String place(String gson) {
        return gson.equals(NONE)
                ? "Gson is missing"
                : "Gson from "
                        + OkHttpVersionsTest.other(gson).toUri().toString().replace("///", "/");
    }

    private String output(String gson, String program, String... arguments) throws Exception {
        List<Path> built = new ArrayList<>(RuntimeClassPathTest.entries());
        built.add(ShippedModule.TESTKIT.location());
        built.add(ModulePathTest.locationOf(MockWebServer.class));
        Path classes = Files.createDirectories(out.resolve(program));
        ModulePathTest.compile(program, List.of("-cp", path(built)), classes);
        List<Path> others =
                built.stream().filter(entry -> !isGson(entry)).collect(Collectors.toCollection(ArrayList::new));
        if (!gson.equals(NONE)) {
            others.add(OkHttpVersionsTest.other(gson));
        }
        others.add(classes);
        List<String> command =
                new ArrayList<>(List.of("-cp", path(others), "io.apitokens.checks." + program + ".Main"));
        command.addAll(List.of(arguments));
        return ModulePathTest.output(classes, command.toArray(String[]::new));
    }

    private static boolean isGson(Path entry) {
        return entry.getFileName().toString().startsWith("gson-");
    }

    private static String path(List<Path> entries) {
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
