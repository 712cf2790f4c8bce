package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/**
 * The run-time class path of an application that uses all three vendors, as Maven resolves it. From the package phase
 * on, this project's entries are jars; before it they are directories, measured as the jars that they would make.
 */
class RuntimeClassPathTest {

    private static final Set<ShippedModule> AT_RUN_TIME =
            EnumSet.of(ShippedModule.COMMON, ShippedModule.GCORE, ShippedModule.ASTRO, ShippedModule.OKTA);
    private static final int MAX_JARS = 11;
    private static final long MAX_BYTES = 4L * 1024 * 1024;

    @Test
    void threeVendorsTakeAtMostElevenJarsAndFourMebibytes() throws IOException {
        List<Path> entries = entries();
        long bytes = 0;
        for (Path entry : entries) {
            bytes += size(entry);
        }
        long total = bytes;

        assertAll(
                () -> assertTrue(entries.size() <= MAX_JARS, () -> entries.size() + " jars: " + entries),
                () -> assertTrue(total <= MAX_BYTES, () -> total + " bytes: " + entries));
    }

    @Test
    void fourJarsAreOfThisProject() throws IOException {
        Set<Path> ours = Stream.of(ShippedModule.values())
                .filter(AT_RUN_TIME::contains)
                .map(ShippedModule::location)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<Path> found = entries().stream()
                .filter(entry -> ours.contains(entry) || name(entry).startsWith("apitokens-"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(ours, found);
        assertEquals(4, found.size());
    }

    @Test
    void nothingButOkHttpAndGsonAndWhatTheyNeedComesAlong() throws IOException {
        Set<Path> ours =
                Stream.of(ShippedModule.values()).map(ShippedModule::location).collect(Collectors.toSet());
        Set<String> foreign = entries().stream()
                .filter(entry -> !ours.contains(entry))
                .map(entry -> name(entry).replaceFirst("-[0-9].*", ""))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> known = Set.of(
                "okhttp", "okhttp-jvm", "okio-jvm", "kotlin-stdlib", "annotations", "gson", "error_prone_annotations");
        assertEquals(new TreeSet<>(known), foreign);
    }

    /** Returns the entries that the build wrote to a file before the tests. */
    static List<Path> entries() throws IOException {
        String text = Files.readString(Path.of(System.getProperty("runtime.class.path")));
        return Stream.of(text.strip().split(File.pathSeparator)).map(Path::of).toList();
    }

    private static String name(Path entry) {
        return entry.getFileName().toString();
    }

    /** Returns the size of an entry; for a directory, the size of the jar that it would make. */
    private static long size(Path entry) throws IOException {
        if (Files.isRegularFile(entry)) {
            return Files.size(entry);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes);
                Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                jar.putNextEntry(new ZipEntry(entry.relativize(file).toString()));
                Files.copy(file, jar);
            }
        }
        return bytes.size();
    }
}
