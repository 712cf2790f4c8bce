package io.apitokens.proofs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;

/** The documentation of an artifact: a page for each public type, and links that lead somewhere. */
final class StagedJavadoc {

    /** The POM sets the address. */
    private static final Pattern OF_ANOTHER_MODULE =
            Pattern.compile("href=\"https://javadoc\\.io/doc/" + Pattern.quote(StagedArtifact.GROUP_ID) + "/([^\"#]+)");

    private static final Pattern OF_THIS_MODULE = Pattern.compile("href=\"(?!\\w+:)([^\"#]+)");

    private final StagedArtifact artifact;
    private final List<String> problems = new ArrayList<>();

    private StagedJavadoc(StagedArtifact artifact) {
        this.artifact = artifact;
    }

    /** Returns what is wrong with the documentation, if both it and the classes are there. */
    static List<String> problems(StagedArtifact artifact) throws IOException {
        StagedJavadoc javadoc = new StagedJavadoc(artifact);
        if (artifact.has(".jar") && artifact.has("-javadoc.jar")) {
            javadoc.check();
        }
        return javadoc.problems;
    }

    private void check() throws IOException {
        Set<String> pages;
        Set<String> ofOthers = new TreeSet<>();
        Set<String> broken = new TreeSet<>();
        try (JarFile jar = new JarFile(artifact.file("-javadoc.jar").toFile())) {
            pages = jar.stream().map(ZipEntry::getName).collect(Collectors.toSet());
            for (String page : pages) {
                String html = page.endsWith(".html") ? text(jar, page) : "";
                Path from = Path.of(page);
                OF_THIS_MODULE
                        .matcher(html)
                        .results()
                        .map(link -> from.resolveSibling(link.group(1)).normalize())
                        .filter(to -> !pages.contains(to.toString()))
                        .forEach(to -> broken.add(to.toString()));
                OF_ANOTHER_MODULE.matcher(html).results().forEach(link -> ofOthers.add(link.group(1)));
            }
        }
        for (String link : ofOthers) {
            if (!isStaged(link)) {
                broken.add(link);
            }
        }
        broken.forEach(link -> problems.add("the javadoc links to " + link + ", which is not there"));
        // In the documentation of a module, the name of the module comes first.
        StagedJars.publicTypes(artifact).stream()
                .filter(type -> !type.contains("/internal/"))
                .filter(type -> pages.stream().noneMatch(page -> ("/" + page).endsWith("/" + type + ".html")))
                .forEach(type -> problems.add("the javadoc does not describe " + type));
    }

    /** Returns whether a page such as {@code apitokens-common/1.2.3/index.html} is in the bundle. */
    private boolean isStaged(String link) throws IOException {
        Path path = Path.of(link);
        if (path.getNameCount() < 3) {
            return false;
        }
        Path group = artifact.directory().resolve("../..");
        StagedArtifact other =
                StagedArtifact.in(group.resolve(path.subpath(0, 2)).normalize());
        if (!other.has("-javadoc.jar")) {
            return false;
        }
        try (JarFile jar = new JarFile(other.file("-javadoc.jar").toFile())) {
            return jar.getEntry(path.subpath(2, path.getNameCount()).toString()) != null;
        }
    }

    private static String text(JarFile jar, String name) throws IOException {
        try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
