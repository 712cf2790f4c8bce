package io.apitokens.proofs;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** The three jars of an artifact: classes, sources and javadoc. */
final class StagedJars {

    private static final List<String> LEGAL = List.of("META-INF/LICENSE", "META-INF/NOTICE");

    private final StagedArtifact artifact;
    private final List<String> problems = new ArrayList<>();

    private StagedJars(StagedArtifact artifact) {
        this.artifact = artifact;
    }

    /** Returns what is wrong with the jars. */
    static List<String> problems(StagedArtifact artifact) throws IOException {
        StagedJars jars = new StagedJars(artifact);
        jars.check();
        return jars.problems;
    }

    private void check() throws IOException {
        Set<String> classes = names(".jar");
        Set<String> sources = names("-sources.jar");
        Set<String> pages = names("-javadoc.jar");
        if (classes.stream().noneMatch(name -> name.endsWith(".class"))) {
            problems.add("the jar has no class");
        } else {
            checkManifest(classes);
        }
        publicTypes(artifact).stream()
                .filter(type -> !sources.contains(type + ".java"))
                .forEach(type -> problems.add("the sources have no " + type + ".java"));
        if (!pages.contains("index.html")) {
            problems.add("the javadoc has no index.html");
        }
    }

    /** Returns the names of a jar's entries; none if the jar is missing or not readable. */
    private Set<String> names(String suffix) throws IOException {
        if (!artifact.has(suffix)) {
            problems.add("there is no " + artifact.file(suffix).getFileName());
            return Set.of();
        }
        try (JarFile jar = new JarFile(artifact.file(suffix).toFile())) {
            for (String name : LEGAL) {
                ZipEntry entry = jar.getEntry(name);
                if (entry == null || entry.getSize() <= 0) {
                    problems.add(artifact.file(suffix).getFileName() + " has no " + name);
                }
            }
            return jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        }
    }

    private void checkManifest(Set<String> classes) throws IOException {
        try (JarFile jar = new JarFile(artifact.file(".jar").toFile())) {
            Manifest manifest = jar.getManifest();
            Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
            if (!artifact.version().equals(attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION))) {
                problems.add("the manifest does not name the version");
            }
            if (!classes.contains("module-info.class") && attributes.getValue("Automatic-Module-Name") == null) {
                problems.add("the jar has no module name");
            }
            ZipEntry pom = jar.getEntry(
                    "META-INF/maven/" + StagedArtifact.GROUP_ID + "/" + artifact.artifactId() + "/pom.xml");
            if (pom == null
                    || !Arrays.equals(jar.getInputStream(pom).readAllBytes(), Files.readAllBytes(artifact.pom()))) {
                problems.add("the POM in the jar is not the published one");
            }
        }
    }

    /** Returns the public top-level types, such as {@code io/apitokens/Token}; none if there is no jar of classes. */
    static Set<String> publicTypes(StagedArtifact artifact) throws IOException {
        Set<String> types = new TreeSet<>();
        if (!artifact.has(".jar")) {
            return types;
        }
        try (JarFile jar = new JarFile(artifact.file(".jar").toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                String name = entry.getName();
                boolean topLevel = name.endsWith(".class") && !name.contains("$") && !name.endsWith("-info.class");
                if (topLevel && isPublic(jar, entry)) {
                    types.add(name.substring(0, name.length() - ".class".length()));
                }
            }
        }
        return types;
    }

    /** Reads the access flags, which follow the constants in the class file. */
    private static boolean isPublic(JarFile jar, ZipEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(jar.getInputStream(entry))) {
            in.skipNBytes(8); // magic and version
            int constants = in.readUnsignedShort();
            for (int i = 1; i < constants; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> in.skipNBytes(in.readUnsignedShort());
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++; // a long or a double takes two numbers
                    }
                    default -> in.skipNBytes(4);
                }
            }
            return Modifier.isPublic(in.readUnsignedShort());
        }
    }
}
