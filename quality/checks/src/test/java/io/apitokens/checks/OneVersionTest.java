package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An application whose jars of this library have the same version, or different ones. */
class OneVersionTest {

    @TempDir
    private Path out;

    @Test
    void aClientWorksWithTwoJarsOfOneVersion() throws Exception {
        assertEquals("ok", output("1.2.3", "1.2.3"));
    }

    @Test
    void buildNamesTwoJarsOfDifferentVersions() throws Exception {
        String printed = output("1.2.3", "1.2.2");

        assertTrue(printed.startsWith("NOT_APPLIED "), printed);
        assertTrue(printed.contains("1.2.3 from file:" + out.resolve("common-1.2.3.jar")), printed);
        assertTrue(printed.contains("1.2.2 from file:" + out.resolve("gcore-1.2.2.jar")), printed);
    }

    private String output(String common, String gcore) throws Exception {
        Map<ShippedModule, Path> jars = new EnumMap<>(ShippedModule.class);
        jars.put(ShippedModule.COMMON, jar(ShippedModule.COMMON, out.resolve("common-" + common + ".jar"), common));
        jars.put(ShippedModule.GCORE, jar(ShippedModule.GCORE, out.resolve("gcore-" + gcore + ".jar"), gcore));
        List<Path> entries = new ArrayList<>(RuntimeClassPathTest.entries());
        entries.replaceAll(entry -> jars.entrySet().stream()
                .filter(ours -> ours.getKey().location().equals(entry))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(entry));
        assertTrue(entries.containsAll(jars.values()), entries::toString);
        Path classes = Files.createDirectories(out.resolve("classes"));
        entries.add(classes);
        String classPath = entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        ModulePathTest.compile("okhttp", List.of("-cp", classPath), classes);
        return ModulePathTest.output(classes, "-cp", classPath, "io.apitokens.checks.okhttp.Main");
    }

    /** Packs a module, which is a directory or a jar, into a jar with a version. */
    private static Path jar(ShippedModule module, Path file, String version) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        Path location = module.location();
        try (OutputStream to = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(to, manifest)) {
            if (Files.isDirectory(location)) {
                pack(location, jar);
            } else {
                try (FileSystem packed = FileSystems.newFileSystem(location)) {
                    pack(packed.getPath("/"), jar);
                }
            }
        }
        return file;
    }

    private static void pack(Path root, JarOutputStream jar) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                jar.putNextEntry(new ZipEntry(root.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
    }
}
