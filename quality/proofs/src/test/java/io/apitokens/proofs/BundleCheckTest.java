package io.apitokens.proofs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BundleCheckTest {

    private static final String COMMON = "apitokens-common";
    private static final String GCORE = "apitokens-gcore";
    private static final String BOM = "apitokens-bom";
    private static final String TEST_DEPENDENCY = "<dependencies><dependency><groupId>org.junit.jupiter</groupId>"
            + "<artifactId>junit-jupiter</artifactId><version>6.1.3</version><scope>test</scope></dependency>";

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void aBundleWithEverythingIsComplete() throws IOException {
        assertTrue(holds(3, new MadeUpBundle().write(folder)));
        assertEquals(
                List.of(
                        "apitokens-bom: complete",
                        "apitokens-common: complete",
                        "apitokens-gcore: complete",
                        "bundle: artifacts=3 complete=3, built once"),
                lines());
    }

    @Test
    void aBundleWithTooFewArtifactsDoesNotHold() throws IOException {
        assertFalse(holds(4, new MadeUpBundle().write(folder)));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                fault(b -> b.removeEntry(COMMON, ".jar", "META-INF/LICENSE"), ".jar has no META-INF/LICENSE"),
                fault(b -> b.entry(COMMON, ".jar", "META-INF/LICENSE", ""), ".jar has no META-INF/LICENSE"),
                fault(
                        b -> b.removeEntry(COMMON, "-sources.jar", "META-INF/NOTICE"),
                        "-sources.jar has no META-INF/NOTICE"),
                fault(
                        b -> b.removeEntry(COMMON, "-javadoc.jar", "META-INF/LICENSE"),
                        "-javadoc.jar has no META-INF/LICENSE"),
                fault(b -> b.remove(COMMON, "-javadoc.jar"), "there is no apitokens-common-1.2.3-javadoc.jar"),
                fault(b -> b.removeEntry(COMMON, "-javadoc.jar", "index.html"), "the javadoc has no index.html"),
                fault(
                        b -> b.removeEntry(COMMON, "-javadoc.jar", "io.apitokens/io/Type.html"),
                        "the javadoc does not describe io/Type"),
                fault(
                        b -> b.removeEntry(COMMON, "-javadoc.jar", "io.apitokens/io/Type.html"),
                        "the javadoc links to apitokens-common/1.2.3/io.apitokens/io/Type.html, which is not there"),
                fault(
                        b -> b.entry(GCORE, "-javadoc.jar", "index.html", MadeUpBundle.linkToType("apitokens-other")),
                        "links to apitokens-other/1.2.3/io.apitokens/io/Type.html, which is not there"),
                fault(
                        b -> b.entry(GCORE, "-javadoc.jar", "index.html", "<a href=\"io/None.html\">"),
                        "the javadoc links to io/None.html, which is not there"),
                fault(b -> b.remove(COMMON, "-sources.jar"), "there is no apitokens-common-1.2.3-sources.jar"),
                fault(b -> b.removeEntry(COMMON, "-sources.jar", "io/Type.java"), "the sources have no io/Type.java"),
                fault(b -> b.remove(COMMON, ".jar"), "there is no apitokens-common-1.2.3.jar"),
                fault(b -> b.removeEntry(COMMON, ".jar", "module-info.class"), "the jar has no module name"),
                fault(
                        b -> b.entry(COMMON, ".jar", "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n"),
                        "the manifest does not name the version"),
                fault(
                        b -> b.entry(
                                COMMON, ".jar", "META-INF/maven/io.apitokens/apitokens-common/pom.xml", "<project/>"),
                        "the POM in the jar is not the published one"),
                fault(b -> b.remove(COMMON, ".pom"), "there is no POM"),
                fault(
                        b -> b.pom(COMMON, "<dependencies>", TEST_DEPENDENCY),
                        "the POM names org.junit.jupiter:junit-jupiter in the scope test"),
                fault(b -> b.pom(COMMON, "<name>n</name>", "<name> </name>"), "the POM has no name"),
                fault(
                        b -> b.pom(COMMON, "<license><name>l</name><url>u</url></license>", ""),
                        "the POM has no licenses/license/name"),
                fault(b -> b.pom(COMMON, "<name>n</name>", "<name>n</name><parent/>"), "the POM has a parent"),
                fault(b -> b.pom(COMMON, "<name>n</name>", "<name>${n}</name>"), "the POM holds a variable"),
                fault(
                        b -> b.pom(COMMON, "<artifactId>apitokens-common", "<artifactId>apitokens-other"),
                        "the POM is of another artifact"),
                fault(
                        b -> b.pom(GCORE, ">apitokens-common<", ">apitokens-fuzz<"),
                        "the POM names io.apitokens:apitokens-fuzz, which is not published"),
                fault(
                        b -> b.pom(
                                GCORE,
                                "apitokens-common</artifactId><version>1.2.3",
                                "apitokens-common</artifactId><version>1.2.2"),
                        "io.apitokens:apitokens-common in another version"),
                fault(
                        b -> b.pom(
                                GCORE,
                                "apitokens-common</artifactId><version>1.2.3",
                                "apitokens-common</artifactId><version>1.2.3-SNAPSHOT"),
                        "no released version of io.apitokens:apitokens-common"),
                fault(
                        b -> b.pom(BOM, ">apitokens-gcore<", ">apitokens-other<"),
                        "apitokens-gcore: the BOM does not manage it"),
                fault(
                        b -> b.pom(BOM, ">apitokens-gcore<", ">apitokens-other<"),
                        "apitokens-other: it is not in the bundle"),
                fault(b -> b.remove(GCORE, "-cyclonedx.json"), "there is no apitokens-gcore-1.2.3-cyclonedx.json"),
                fault(b -> b.content(GCORE, "-cyclonedx.json", "{"), "the SBOM is not CycloneDX in JSON"),
                fault(
                        b -> b.content(GCORE, "-cyclonedx.json", "{\"bomFormat\": \"CycloneDX\"}"),
                        "the SBOM has no io.apitokens:apitokens-common:1.2.3"),
                fault(
                        b -> b.content(GCORE, "-cyclonedx.json", "{\"bomFormat\": \"CycloneDX\"}"),
                        "the SBOM is of another artifact"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultIsNamed(Plant plant, String problem) throws IOException {
        assertFalse(holds(3, plant.in(new MadeUpBundle()).write(folder)));
        assertTrue(printed().contains(problem), this::printed);
        assertFalse(printed().contains("complete=3"), this::printed);
    }

    @ParameterizedTest
    @MethodSource("alteredFiles")
    void aFileThatWasAlteredLaterIsNamed(String suffix, String content, String problem) throws IOException {
        Bundle bundle = new MadeUpBundle().write(folder);
        Path file = folder.resolve(MadeUpBundle.path(COMMON, suffix));
        if (content.isEmpty()) {
            Files.delete(file);
        } else {
            Files.writeString(file, content);
        }

        assertFalse(holds(3, bundle));
        assertTrue(printed().contains(problem), this::printed);
    }

    static Stream<Arguments> alteredFiles() {
        return Stream.of(
                arguments(".jar.md5", "", "1.2.3.jar.md5 is not the checksum"),
                arguments(".jar.sha1", "00", "1.2.3.jar.sha1 is not the checksum"),
                arguments(".pom.sha256", "", "1.2.3.pom.sha256 is not the checksum"),
                arguments(".pom.sha512", "00", "1.2.3.pom.sha512 is not the checksum"),
                arguments("-sources.jar.asc", "", "sources.jar.asc is not a good signature"),
                arguments("-javadoc.jar.asc", "signed by another", "javadoc.jar.asc is not a good signature"));
    }

    @Test
    void aFileOfNoArtifactIsNamed() throws IOException {
        Bundle bundle = new MadeUpBundle().write(folder);
        Files.writeString(folder.resolve("io/apitokens/apitokens-common/1.2.3/notes.txt"), "n");

        assertFalse(holds(3, bundle));
        assertTrue(printed().contains("notes.txt is of another artifact"), this::printed);
    }

    @Test
    void twoBuildsWithTheSameBytesAreIdenticalWhateverTheirSignatures(@TempDir Path other) throws IOException {
        Bundle first = new MadeUpBundle().write(folder);
        Bundle second = new MadeUpBundle().write(other);
        Files.writeString(other.resolve(MadeUpBundle.path(COMMON, ".jar.asc")), "signed a second later");

        assertTrue(holds(3, first, second));
        assertEquals("bundle: artifacts=3 complete=3, twice identical", lines().get(3));
    }

    @Test
    void twoBuildsThatDifferAreNotIdentical(@TempDir Path other) throws IOException {
        Bundle first = new MadeUpBundle().write(folder);
        Bundle second =
                new MadeUpBundle().entry(GCORE, ".jar", "io/Type.class", "u").write(other);
        Files.delete(other.resolve(MadeUpBundle.path(COMMON, ".pom")));

        assertFalse(holds(3, first, second));
        assertTrue(printed().contains("not the same: " + MadeUpBundle.path(GCORE, ".jar\n")), this::printed);
        assertTrue(printed().contains("not the same: " + MadeUpBundle.path(COMMON, ".pom\n")), this::printed);
        assertTrue(lines().get(lines().size() - 1).endsWith("complete=3, 6 files not the same"), this::printed);
    }

    private boolean holds(int fewest, Bundle... bundles) throws IOException {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return BundleCheck.holds(List.of(bundles), MadeUpBundle::signed, fewest, out);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private List<String> lines() {
        return printed().lines().toList();
    }

    /** Takes something away from a complete bundle. */
    interface Plant {

        MadeUpBundle in(MadeUpBundle bundle);
    }

    private static Arguments fault(Plant plant, String problem) {
        return arguments(plant, problem);
    }
}
