package io.apitokens.proofs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A complete bundle of a library, a client that stands on it, and a BOM; tests remove or change parts of it. */
final class MadeUpBundle {

    static final String VERSION = "1.2.3";

    private static final String DEPENDENCY =
            "<dependency><groupId>io.apitokens</groupId><artifactId>%s</artifactId><version>1.2.3</version></dependency>";
    private static final String POM = """
            <project>
              <modelVersion>4.0.0</modelVersion>
              <groupId>io.apitokens</groupId>
              <artifactId>%s</artifactId>
              <version>1.2.3</version>
              <packaging>%s</packaging>
              <name>n</name>
              <description>d</description>
              <url>u</url>
              <licenses><license><name>l</name><url>u</url></license></licenses>
              <developers><developer><name>d</name></developer></developers>
              <scm><connection>c</connection><developerConnection>d</developerConnection><url>u</url></scm>
              %s
            </project>
            """;
    private static final String SBOM = """
            {"bomFormat": "CycloneDX", "metadata": {"component": %s}, "components": [%s]}
            """;
    private static final String COMPONENT = """
            {"group": "io.apitokens", "name": "%s", "version": "1.2.3"}""";

    /** The begin of a class file: magic and version, not a single constant, and the flag of a public class. */
    private static final String PUBLIC_CLASS = "\0".repeat(8) + "\0\1" + "\0\1";

    /** The files by their path, and of jars the entries by their names; no checksums and signatures yet. */
    private final Map<String, byte[]> files = new TreeMap<>();

    private final Map<String, Map<String, String>> jars = new TreeMap<>();

    MadeUpBundle() {
        library("apitokens-common", List.of());
        library("apitokens-gcore", List.of("apitokens-common"));
        put(
                "apitokens-bom",
                ".pom",
                POM.formatted("apitokens-bom", "pom", managed("apitokens-common", "apitokens-gcore")));
        put("apitokens-bom", "-cyclonedx.json", SBOM.formatted(COMPONENT.formatted("apitokens-bom"), ""));
    }

    private static String managed(String... names) {
        return "<dependencyManagement><dependencies>" + dependencies(List.of(names))
                + "</dependencies></dependencyManagement>";
    }

    private static String dependencies(List<String> names) {
        return String.join("", names.stream().map(DEPENDENCY::formatted).toList());
    }

    private void library(String name, List<String> needs) {
        String pom = POM.formatted(name, "jar", "<dependencies>" + dependencies(needs) + "</dependencies>");
        put(name, ".pom", pom);
        jars.put(
                path(name, ".jar"),
                legal(Map.of(
                        "META-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\nImplementation-Version: 1.2.3\n",
                        "META-INF/maven/io.apitokens/" + name + "/pom.xml",
                        pom,
                        "module-info.class",
                        "m",
                        "io/Type.class",
                        PUBLIC_CLASS)));
        jars.put(path(name, "-sources.jar"), legal(Map.of("module-info.java", "m", "io/Type.java", "t")));
        String links = "<a href=\"../../index.html#top\"> <a href=\"https://docs.oracle.com/x.html\"> "
                + String.join(" ", needs.stream().map(MadeUpBundle::linkToType).toList());
        jars.put(path(name, "-javadoc.jar"), legal(Map.of("index.html", "i", "io.apitokens/io/Type.html", links)));
        String components =
                String.join(",", needs.stream().map(COMPONENT::formatted).toList());
        put(name, "-cyclonedx.json", SBOM.formatted(COMPONENT.formatted(name), components));
    }

    static String linkToType(String name) {
        return "<a href=\"https://javadoc.io/doc/io.apitokens/" + name + "/1.2.3/io.apitokens/io/Type.html#x\">";
    }

    private static Map<String, String> legal(Map<String, String> entries) {
        Map<String, String> all = new TreeMap<>(entries);
        all.put("META-INF/LICENSE", "l");
        all.put("META-INF/NOTICE", "n");
        return all;
    }

    private void put(String name, String suffix, String content) {
        files.put(path(name, suffix), content.getBytes(UTF_8));
    }

    static String path(String name, String suffix) {
        return "io/apitokens/" + name + "/" + VERSION + "/" + name + "-" + VERSION + suffix;
    }

    MadeUpBundle remove(String name, String suffix) {
        files.remove(path(name, suffix));
        jars.remove(path(name, suffix));
        return this;
    }

    MadeUpBundle removeEntry(String name, String suffix, String entry) {
        jars.get(path(name, suffix)).remove(entry);
        return this;
    }

    /** Replaces text in the POM, also of the copy in the jar. */
    MadeUpBundle pom(String name, String before, String after) {
        String pom = new String(files.get(path(name, ".pom")), UTF_8);
        if (!pom.contains(before)) {
            throw new IllegalArgumentException(before);
        }
        String changed = pom.replace(before, after);
        put(name, ".pom", changed);
        if (jars.containsKey(path(name, ".jar"))) {
            entry(name, ".jar", "META-INF/maven/io.apitokens/" + name + "/pom.xml", changed);
        }
        return this;
    }

    MadeUpBundle entry(String name, String suffix, String entry, String content) {
        jars.get(path(name, suffix)).put(entry, content);
        return this;
    }

    MadeUpBundle content(String name, String suffix, String content) {
        put(name, suffix, content);
        return this;
    }

    /** Writes all files, with checksums and signatures that {@link #signed} accepts. */
    Bundle write(Path folder) throws IOException {
        for (Map.Entry<String, Map<String, String>> jar : jars.entrySet()) {
            Path file = create(folder, jar.getKey());
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
                writeEntries(jar.getValue(), out);
            }
            seal(file);
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            seal(Files.write(create(folder, file.getKey()), file.getValue()));
        }
        return new Bundle(folder);
    }

    private static void writeEntries(Map<String, String> entries, ZipOutputStream out) throws IOException {
        for (Map.Entry<String, String> entry : entries.entrySet()) {
            ZipEntry header = new ZipEntry(entry.getKey());
            header.setTime(0);
            out.putNextEntry(header);
            out.write(entry.getValue().getBytes(UTF_8));
        }
    }

    private static Path create(Path folder, String path) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return file;
    }

    private static void seal(Path file) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Map<String, String> algorithms =
                Map.of(".md5", "MD5", ".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");
        for (Map.Entry<String, String> algorithm : algorithms.entrySet()) {
            Files.writeString(Path.of(file + algorithm.getKey()), hash(algorithm.getValue(), content));
        }
        Files.writeString(Path.of(file + ".asc"), "signed " + hash("SHA-1", content));
    }

    /** {@return whether a file is signed in the way of this class} */
    static boolean signed(Path file, Path signature) {
        try {
            return Files.readString(signature).equals("signed " + hash("SHA-1", Files.readAllBytes(file)));
        } catch (IOException e) {
            return false;
        }
    }

    private static String hash(String algorithm, byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
