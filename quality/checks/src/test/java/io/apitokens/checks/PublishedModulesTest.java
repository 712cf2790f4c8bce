package io.apitokens.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The modules of the build are published unless their POM sets {@code maven.deploy.skip}. */
class PublishedModulesTest {

    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final Pattern OWN_ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>(.+?)</artifactId>");
    private static final Pattern MANAGED =
            Pattern.compile("<groupId>io\\.apitokens</groupId>\\s*<artifactId>(.+?)</artifactId>");
    private static final Pattern EXCLUDED = Pattern.compile("<excludeArtifact>(.+?)</excludeArtifact>");

    @Test
    void theBomManagesEveryPublishedModule() throws IOException {
        String bom = Files.readString(Project.file("bom/pom.xml"));
        String managed = bom.substring(bom.indexOf("<dependencyManagement>"));
        Set<String> published = modules(false);
        published.remove("apitokens-bom");

        assertEquals(published, all(MANAGED, managed));
    }

    @Test
    void theUploadExcludesEveryModuleThatIsNotPublished() throws IOException {
        Set<String> unpublished = modules(true);
        unpublished.add("apitokens-parent");

        assertEquals(unpublished, all(EXCLUDED, Files.readString(Project.file("pom.xml"))));
    }

    @Test
    void theScriptsBuildThePublishedModules() throws Exception {
        Process script = new ProcessBuilder(
                        "bash", Project.file("quality/bundle/published").toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertEquals(0, script.waitFor(), printed);

        Set<String> artifacts = new TreeSet<>();
        for (String module : printed.split(",", -1)) {
            artifacts.addAll(all(OWN_ARTIFACT, Files.readString(Project.file(module + "/pom.xml"))));
        }

        assertEquals(modules(false), artifacts);
        String upload = "deploy -pl \"$(quality/bundle/published)\"";
        assertTrue(Files.readString(Project.file("quality/bundle/stage")).contains(upload));
        assertTrue(Files.readString(Project.file("docs/releasing.md")).contains(upload));
    }

    private static Set<String> modules(boolean skipped) throws IOException {
        String root = Files.readString(Project.file("pom.xml"));
        Set<String> artifacts = new TreeSet<>();
        // Modules of profiles are not part of the build that is uploaded.
        for (String module : all(MODULE, root.substring(0, root.indexOf("</modules>")))) {
            String pom = Files.readString(Project.file(module + "/pom.xml"));
            if (pom.contains("<maven.deploy.skip>true</maven.deploy.skip>") == skipped) {
                artifacts.addAll(all(OWN_ARTIFACT, pom));
            }
        }
        return artifacts;
    }

    private static Set<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
