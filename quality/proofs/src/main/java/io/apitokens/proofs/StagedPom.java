package io.apitokens.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A published POM, and what Maven Central and users of the artifact need of it. */
final class StagedPom {

    private static final List<String> REQUIRED = List.of(
            "modelVersion",
            "name",
            "description",
            "url",
            "licenses/license/name",
            "licenses/license/url",
            "developers/developer/name",
            "scm/connection",
            "scm/developerConnection",
            "scm/url");

    /** Each of them needs something that is not published, or changes the build of users. */
    private static final List<String> FORBIDDEN =
            List.of("parent", "modules", "build", "profiles", "repositories", "pluginRepositories");

    private final Element project;

    /** A dependency as the POM declares it; an omitted scope is {@code compile}. */
    record Dependency(String groupId, String artifactId, String version, String scope) {

        boolean isOurs() {
            return groupId.equals(StagedArtifact.GROUP_ID);
        }
    }

    private StagedPom(Element project) {
        this.project = project;
    }

    static StagedPom read(Path file) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return new StagedPom(
                    factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(file + " is not XML", e);
        }
    }

    boolean isJar() {
        return !text("packaging").equals("pom");
    }

    List<Dependency> dependencies() {
        return dependencies("dependencies/dependency");
    }

    List<Dependency> managed() {
        return dependencies("dependencyManagement/dependencies/dependency");
    }

    /** Returns what is wrong, given the artifacts that are published together. */
    List<String> problems(StagedArtifact artifact, Set<String> published) throws IOException {
        List<String> problems = new ArrayList<>();
        if (!text("groupId").equals(StagedArtifact.GROUP_ID)
                || !text("artifactId").equals(artifact.artifactId())
                || !text("version").equals(artifact.version())) {
            problems.add("the POM is of another artifact");
        }
        if (artifact.version().endsWith("-SNAPSHOT")) {
            problems.add("the version is a snapshot");
        }
        REQUIRED.stream().filter(path -> text(path).isEmpty()).forEach(path -> problems.add("the POM has no " + path));
        FORBIDDEN.stream().filter(path -> !all(path).isEmpty()).forEach(path -> problems.add("the POM has a " + path));
        if (Files.readString(artifact.pom()).contains("${")) {
            problems.add("the POM holds a variable");
        }
        dependencies().forEach(dependency -> check(dependency, artifact, published, problems));
        managed().forEach(dependency -> check(dependency, artifact, published, problems));
        return problems;
    }

    private static void check(
            Dependency dependency, StagedArtifact artifact, Set<String> published, List<String> problems) {
        String name = dependency.groupId() + ":" + dependency.artifactId();
        if (dependency.scope().equals("test") || dependency.scope().equals("system")) {
            problems.add("the POM names " + name + " in the scope " + dependency.scope());
        }
        if (dependency.version().isEmpty() || dependency.version().endsWith("-SNAPSHOT")) {
            problems.add("the POM names no released version of " + name);
        }
        if (dependency.isOurs() && !published.contains(dependency.artifactId())) {
            problems.add("the POM names " + name + ", which is not published");
        }
        if (dependency.isOurs() && !dependency.version().equals(artifact.version())) {
            problems.add("the POM names " + name + " in another version");
        }
    }

    private List<Dependency> dependencies(String path) {
        return all(path).stream()
                .map(StagedPom::new)
                .map(pom -> new Dependency(
                        pom.text("groupId"),
                        pom.text("artifactId"),
                        pom.text("version"),
                        pom.text("scope").isEmpty() ? "compile" : pom.text("scope")))
                .toList();
    }

    /** Returns the text of the first element with this path; empty if there is none. */
    private String text(String path) {
        return all(path).stream()
                .findFirst()
                .map(element -> element.getTextContent().strip())
                .orElse("");
    }

    private List<Element> all(String path) {
        List<Element> found = List.of(project);
        for (String name : path.split("/", -1)) {
            List<Element> children = new ArrayList<>();
            for (Element parent : found) {
                for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
                    if (child instanceof Element element && element.getTagName().equals(name)) {
                        children.add(element);
                    }
                }
            }
            found = children;
        }
        return found;
    }
}
