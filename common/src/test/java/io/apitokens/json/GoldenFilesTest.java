package io.apitokens.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.TypeAdapter;
import com.google.gson.stream.JsonWriter;
import io.apitokens.Secret;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compiles the generator's golden files against the real runtime, and reads and writes with the result.
 *
 * <p>They are compiled as strictly as shipped code, documentation included.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoldenFilesTest {

    private static final Path CASES =
            Path.of(System.getProperty("project.root", ".."), "codegen", "src", "test", "resources", "cases");

    private final Map<String, ClassLoader> compiled = new HashMap<>();

    @BeforeAll
    void compileAllCases(@TempDir Path output) throws IOException {
        for (String name : cases()) {
            Path classes = Files.createDirectories(output.resolve(name));
            assertEquals(List.of(), compile(CASES.resolve(name).resolve("expected"), classes), name);
            compiled.put(
                    name,
                    new URLClassLoader(new URL[] {url(classes)}, getClass().getClassLoader()));
        }
    }

    @Test
    void theExpectedFilesOfEveryCaseCompileWithoutAWarning() throws IOException {
        assertFalse(cases().isEmpty());
        assertEquals(cases().size(), compiled.size());
    }

    static Stream<Arguments> responses() {
        return Stream.of(
                response("record-and-builder", "Thing", "{}", "{}"),
                response("record-and-builder", "Thing", "{\"name\":null,\"count\":null}", "{}"),
                response("record-and-builder", "Thing", "{\"new\":{\"a\":[1]},\"name\":\"n\"}", "{\"name\":\"n\"}"),
                response("record-and-builder", "Thing", "{\"name\":5,\"count\":\"6\",\"active\":1}", "{}"),
                response("record-and-builder", "Thing", "{\"name\":\"a\",\"name\":\"b\"}", "{\"name\":\"b\"}"),
                response("record-and-builder", "Thing", "{\"seen\":\"soon\"}", "{\"seen\":\"soon\"}"),
                response("record-and-builder", "Thing", "{\"seen\":17}", "{}"),
                response("record-and-builder", "Thing", "{\"seen\":\"2021-01-31\"}", "{\"seen\":\"2021-01-31\"}"),
                response("record-and-builder", "Thing", "[]", null),
                response("record-and-builder", "Thing", "null", null),
                response(
                        "open-enum",
                        "Thing",
                        "{\"colour\":\"RED\",\"size\":\"+\"}",
                        "{\"colour\":\"RED\",\"size\":\"+\"}"),
                response("open-enum", "Thing", "{\"colour\":\"UV\"}", "{\"colour\":\"UV\"}"),
                response("open-enum", "Thing", "{\"colour\":7}", "{}"),
                response("required-and-nullable", "Thing", "{}", "{\"note\":null}"),
                response("required-and-nullable", "Thing", "{\"end\":null}", "{\"end\":null,\"note\":null}"),
                response("required-and-nullable", "Thing", "{\"end\":false,\"note\":\"\"}", "{\"note\":\"\"}"),
                response(
                        "required-and-nullable",
                        "Thing",
                        "{\"end\":\"2021-01-01T12:00:00+0000\",\"note\":\"\"}",
                        "{\"end\":\"2021-01-01T12:00:00.000000Z\",\"note\":\"\"}"),
                response("lists", "Thing", "{\"names\":[],\"counts\":[1]}", "{\"names\":[],\"counts\":[1]}"),
                response("lists", "Thing", "{\"names\":[\"a\",null],\"counts\":[1,\"2\"]}", "{}"),
                response(
                        "lists",
                        "Thing",
                        "{\"parts\":[{\"name\":\"a\"},5],\"colours\":[\"X\"]}",
                        "{\"colours\":[\"X\"]}"),
                response("lists", "Thing", "{\"owners\":null,\"parts\":{}}", "{}"),
                response("lists", "Thing", "{\"owners\":[{\"id\":1}]}", "{\"owners\":[{\"id\":1}]}"),
                response("nested-records", "Outer", "{\"owner\":null,\"middle\":7}", "{}"),
                response(
                        "nested-records",
                        "Outer",
                        "{\"middle\":{\"inner\":{\"name\":\"n\"}},\"self\":{\"self\":{}}}",
                        "{\"middle\":{\"inner\":{\"name\":\"n\"}},\"self\":{\"self\":{}}}"),
                response("nested-records", "Owner", "{\"id\":1,\"password\":\"sim\"}", "{\"id\":1}"),
                response("issue-with-secret", "TokenCreated", "{\"token\":\"sim\"}", "{}"),
                response("issue-with-secret", "TokenCreated", "{\"id\":\"\",\"token\":\"sim\"}", "{}"),
                response("issue-with-secret", "TokenCreated", "{\"id\":9,\"token\":\"sim\"}", "{}"),
                response("issue-with-secret", "TokenCreated", "{\"id\":\"a\",\"token\":\"sim\"}", "{\"id\":\"a\"}"),
                response("issue-with-secret", "TokenCreated", "{\"id\":\"a\"}", "{\"id\":\"a\"}"),
                response(
                        "reserved-and-weird-names",
                        "WeirdThing",
                        "{\"class\":\"c\",\"hashCode\":\"h\",\"in\":\"i\",\"value\":\"v\",\"quo\\\"te\":\"q\"}",
                        "{\"class\":\"c\",\"hashCode\":\"h\",\"in\":\"i\",\"value\":\"v\",\"quo\\\"te\":\"q\"}"));
    }

    private static Arguments response(String folder, String schema, String json, @Nullable String again) {
        return Arguments.of(folder, schema, json, again);
    }

    @ParameterizedTest
    @MethodSource("responses")
    void whatIsReadLenientlyIsWrittenAgain(String folder, String schema, String json, @Nullable String again)
            throws Exception {
        TypeAdapter<Object> adapter = adapter(folder, schema);
        Object read = adapter.read(new JsonByteReader(json.getBytes(StandardCharsets.UTF_8)));
        if (again == null) {
            assertNull(read);
        } else {
            assertEquals(again, write(adapter, read));
            assertEquals(again, read.getClass().getMethod("toJson").invoke(read));
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("issue-with-secret", "Token", "{}", "Token.id is missing or unreadable"),
                Arguments.of("issue-with-secret", "Token", "{\"id\":5}", "Token.id is missing or unreadable"),
                Arguments.of("issue-with-secret", "Token", "{\"id\":\"\"}", "Token.id is missing or unreadable"),
                Arguments.of("issue-with-secret", "Token", "null", "Token: expected an object, got null"),
                Arguments.of("issue-with-secret", "TokenCreated", "{}", "TokenCreated.id is missing or unreadable"),
                Arguments.of(
                        "issue-with-secret", "TokenCreated", "[]", "TokenCreated: expected an object, got an array"),
                Arguments.of("lists", "Thing", "{\"owners\":[null]}", "Owner.id is missing or unreadable"),
                Arguments.of("lists", "Thing", "{\"owners\":[{}]}", "Owner.id is missing or unreadable"),
                Arguments.of(
                        "nested-records", "Outer", "{\"owner\":\"x\"}", "Owner: expected an object, got a string"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aResponseWithoutItsIdentityIsRefused(String folder, String schema, String json, String message)
            throws Exception {
        TypeAdapter<Object> adapter = adapter(folder, schema);
        JsonShapeException thrown = assertThrows(
                JsonShapeException.class,
                () -> adapter.read(new JsonByteReader(json.getBytes(StandardCharsets.UTF_8))));
        assertEquals(message, thrown.getMessage());
    }

    static List<String> broken() {
        String start = "{\"id\":\"a\",\"token\":\"sim-secret\"";
        return List.of(
                start,
                start + ",\"made\":\"20",
                start + ",\"made\":nonsense}",
                start + ",\"deep\":" + "[".repeat(100),
                start + ",\"token\":\"sim-other\",");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aSecretIsKeptFromAResponseThatBreaksLater(String json) throws Exception {
        JsonByteReader in = new JsonByteReader(json.getBytes(StandardCharsets.UTF_8));
        TypeAdapter<Object> adapter = adapter("issue-with-secret", "TokenCreated");
        assertThrows(IOException.class, () -> adapter.read(in));
        assertEquals(Secret.of("sim-secret"), in.secret());
    }

    @Test
    void theFirstOfTwoSecretsIsKeptAndNeverPrinted() throws Exception {
        String json = "{\"token\":null,\"token\":\"sim-first\",\"token\":\"sim-second\",\"token\":null}";
        Object read = adapter("issue-with-secret", "TokenCreated")
                .read(new JsonByteReader(json.getBytes(StandardCharsets.UTF_8)));
        assertEquals(Secret.of("sim-first"), read.getClass().getMethod("token").invoke(read));
        assertFalse(read.toString().contains("sim-"));
        Object without = read.getClass().getMethod("withoutSecrets").invoke(read);
        assertNull(without.getClass().getMethod("token").invoke(without));
    }

    @Test
    void aKnownEnumValueIsItsConstantAndAnUnknownOneIsNot() throws Exception {
        Class<?> colour = load("open-enum", "Colour");
        Object red = colour.getMethod("of", String.class).invoke(null, "RED");
        assertTrue(red == colour.getField("RED").get(null));
        assertEquals(true, colour.getMethod("isKnown").invoke(red));
        Object other = colour.getMethod("of", String.class).invoke(null, "UV");
        assertEquals(false, colour.getMethod("isKnown").invoke(other));
        assertEquals("UV", other.toString());
    }

    @Test
    void listsAreCopiedIn() throws Exception {
        Constructor<?> constructor = load("lists", "ThingUpdate").getConstructors()[0];
        List<String> names = new ArrayList<>(List.of("a"));
        Object update = constructor.newInstance(names, List.of());
        names.add("b");
        assertEquals(
                "{\"names\":[\"a\"],\"parts\":[]}",
                update.getClass().getMethod("toJson").invoke(update));
    }

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static List<String> compile(Path sources, Path classes) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-Xlint:all,-processing,-path,-options",
                "-Werror",
                "-Xdoclint:all/protected",
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(diagnostics, null, null);
                Stream<Path> each = Files.list(sources)) {
            compiler.getTask(null, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(each.toList()))
                    .call();
        }
        return diagnostics.getDiagnostics().stream()
                .map((Diagnostic<?> diagnostic) -> diagnostic.toString())
                .toList();
    }

    @SuppressWarnings("unchecked") // The adapters are not public, so their type is not known here.
    private TypeAdapter<Object> adapter(String folder, String schema) throws Exception {
        Field instance = load(folder, schema).getDeclaredField("JSON");
        instance.setAccessible(true);
        return (TypeAdapter<Object>) instance.get(null);
    }

    private Class<?> load(String folder, String name) throws ClassNotFoundException {
        return compiled.get(folder).loadClass("io.apitokens.golden." + folder.replace("-", "") + "." + name);
    }

    private static String write(TypeAdapter<Object> adapter, Object value) throws IOException {
        StringWriter text = new StringWriter();
        adapter.write(new JsonWriter(text), value);
        return text.toString();
    }

    private static URL url(Path folder) throws MalformedURLException {
        return folder.toUri().toURL();
    }
}
