package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/**
 * Each folder of {@code src/test/resources/cases} is one rule of the generator: a document and the files it must give, byte
 * for byte. The build compiles the files, so that other tests can use them. CONTRIBUTING says how to write them anew.
 */
class GoldenCasesTest {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    static List<Path> cases() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("src/test/resources/cases"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesTheExpectedFiles(Path folder, @TempDir Path output) throws IOException {
        Map<String, String> generated = generate(folder.resolve("spec.yaml"), output);
        Path expected = folder.resolve("expected");
        if (UPDATE) {
            write(expected, generated);
        }
        assertFalse(generated.isEmpty());
        assertEquals(read(expected), generated);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void generatesTheSameAgain(Path folder, @TempDir Path first, @TempDir Path second) throws IOException {
        Path spec = folder.resolve("spec.yaml");
        assertEquals(generate(spec, first), generate(spec, second));
    }

    private static Map<String, String> generate(Path spec, Path output) throws IOException {
        String name = "io.apitokens.golden."
                + spec.getParent().getFileName().toString().replace("-", "");
        CodegenConfigurator configurator = new CodegenConfigurator()
                .setGeneratorName(ApiTokensCodegen.class.getName())
                .setInputSpec(spec.toString())
                .setOutputDir(output.toString())
                .setApiPackage(name)
                .setModelPackage(name);
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
        return read(output.resolve("src/main/java").resolve(name.replace('.', '/')));
    }

    private static Map<String, String> read(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> each = Files.list(folder)) {
                for (Path file : each.toList()) {
                    files.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    private static void write(Path folder, Map<String, String> files) throws IOException {
        Files.createDirectories(folder);
        for (String old : read(folder).keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue(), StandardCharsets.UTF_8);
        }
    }
}
