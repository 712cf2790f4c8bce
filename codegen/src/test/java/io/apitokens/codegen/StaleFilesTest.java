package io.apitokens.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** After a run, only what the document describes is compiled. */
class StaleFilesTest {

    private static final String DOCUMENT = """
            openapi: 3.0.3
            info: { title: T, version: '1', description: A document. }
            tags: [{ name: Sample, description: Operations. }]
            paths:
              /thing:
                get:
                  operationId: getThing
                  tags: [Sample]
                  x-effect: read
                  x-payload: /result
                  summary: Reads a thing.
                  responses:
                    '200':
                      description: The thing.
                      content:
                        application/json:
                          schema: { properties: { result: { $ref: '#/components/schemas/Thing' } } }
            components:
              schemas:
                Thing:
                  description: A thing.
                  properties:
                    colour: { $ref: '#/components/schemas/Colour' }
                    name: { type: string, description: the name }
                Colour: { type: string, enum: [red], description: A colour. }
            """;

    private static final String SMALLER = DOCUMENT.replaceAll("\n.*(colour:|Colour:).*", "")
            .replace("      x-payload: /result\n", "")
            .replace(
                    "{ properties: { result: { $ref: '#/components/schemas/Thing' } } }",
                    "{ $ref: '#/components/schemas/Thing' }");

    @TempDir
    private Path folder;

    private void generate(String spec, String document, String packageName) throws IOException {
        Path file = Files.writeString(folder.resolve(spec), document);
        CodegenConfigurator configurator = new CodegenConfigurator()
                .setGeneratorName(ApiTokensCodegen.class.getName())
                .setInputSpec(file.toString())
                .setOutputDir(folder.resolve("out").toString())
                .setApiPackage(packageName)
                .setModelPackage(packageName);
        new DefaultGenerator().opts(configurator.toClientOptInput()).generate();
    }

    private Set<String> sources() throws IOException {
        Path sources = folder.resolve("out/src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> sources.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    @Test
    void aSchemaThatTheDocumentNoLongerUsesIsDeleted() throws IOException {
        generate("sample.yaml", DOCUMENT, "a");
        assertEquals(
                Set.of(
                        "a/Colour.java",
                        "a/JsonPayload.java",
                        "a/SampleApi.java",
                        "a/Thing.java",
                        "a/package-info.java"),
                sources());
        generate("sample.yaml", SMALLER, "a");
        assertEquals(Set.of("a/SampleApi.java", "a/Thing.java", "a/package-info.java"), sources());
    }

    @Test
    void anOperationsClassOfAnotherNameIsDeleted() throws IOException {
        generate("sample.yaml", SMALLER, "a");
        generate("renamed.yaml", SMALLER.replace("Sample", "Other"), "a");
        assertEquals(Set.of("a/OtherApi.java", "a/Thing.java", "a/package-info.java"), sources());
    }

    @Test
    void whatIsLeftInAnotherPackageIsDeleted() throws IOException {
        generate("sample.yaml", SMALLER, "a");
        generate("sample.yaml", SMALLER, "a.b");
        assertEquals(Set.of("a/b/SampleApi.java", "a/b/Thing.java", "a/b/package-info.java"), sources());
    }

    @Test
    void whatIsNotGeneratedFromTheDocumentIsKept() throws IOException {
        generate("other.yaml", SMALLER, "other");
        Path own = Files.createDirectories(folder.resolve("out/src/main/java/a"));
        Files.writeString(own.resolve("Own.java"), "package a;\n");
        Files.writeString(own.resolve("notes.txt"), "// Generated from sample.yaml. Do not edit.\n");
        generate("sample.yaml", SMALLER, "a");
        assertEquals(8, sources().size());
    }
}
