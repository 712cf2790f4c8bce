package io.apitokens.proofs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A staged bundle: a folder in the layout of a Maven repository, with one version of each published artifact. */
record Bundle(Path folder) {

    private static final String BOM = "apitokens-bom";

    /**
     * Returns for each artifact, by name, what is wrong. The artifacts are those that are staged and those that the BOM
     * manages: one that is missing from either is incomplete.
     *
     * @param signed whether a file, the first argument, is signed by the second one
     */
    Map<String, List<String>> check(BiPredicate<Path, Path> signed) throws IOException {
        Map<String, List<String>> problems = new TreeMap<>();
        Set<String> managed = new TreeSet<>(Set.of(BOM));
        List<StagedArtifact> artifacts = artifacts();
        for (StagedArtifact artifact : artifacts) {
            if (artifact.artifactId().equals(BOM) && artifact.has(".pom")) {
                StagedPom.read(artifact.pom()).managed().stream()
                        .filter(StagedPom.Dependency::isOurs)
                        .forEach(dependency -> managed.add(dependency.artifactId()));
            }
        }
        Set<String> staged =
                artifacts.stream().map(StagedArtifact::artifactId).collect(Collectors.toCollection(TreeSet::new));
        for (StagedArtifact artifact : artifacts) {
            List<String> own = problems.computeIfAbsent(artifact.artifactId(), name -> new ArrayList<>());
            if (!managed.contains(artifact.artifactId())) {
                own.add("the BOM does not manage it");
            }
            own.addAll(problems(artifact, staged, signed));
        }
        managed.stream()
                .filter(name -> !staged.contains(name))
                .forEach(name -> problems.put(name, List.of("it is not in the bundle")));
        return problems;
    }

    private static List<String> problems(StagedArtifact artifact, Set<String> staged, BiPredicate<Path, Path> signed)
            throws IOException {
        if (!artifact.has(".pom")) {
            return List.of("there is no POM");
        }
        StagedPom pom = StagedPom.read(artifact.pom());
        List<String> problems = new ArrayList<>(pom.problems(artifact, staged));
        if (pom.isJar()) {
            problems.addAll(StagedJars.problems(artifact));
            problems.addAll(StagedJavadoc.problems(artifact));
        }
        problems.addAll(StagedSbom.problems(artifact, pom));
        problems.addAll(StagedFiles.problems(artifact, signed));
        return problems;
    }

    /** Returns the files that only one of two bundles has, or whose bytes differ; signatures hold the time and may. */
    Set<String> differences(Bundle other) throws IOException {
        Map<String, Path> ours = files();
        Map<String, Path> theirs = other.files();
        Set<String> differences = new TreeSet<>();
        for (String name :
                Stream.of(ours, theirs).flatMap(map -> map.keySet().stream()).collect(Collectors.toSet())) {
            Path one = ours.get(name);
            Path two = theirs.get(name);
            boolean signature = name.endsWith(StagedFiles.SIGNATURE);
            if (one == null || two == null || (!signature && Files.mismatch(one, two) >= 0)) {
                differences.add(name);
            }
        }
        return differences;
    }

    private Map<String, Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .collect(Collectors.toMap(file -> folder.relativize(file).toString(), file -> file));
        }
    }

    private List<StagedArtifact> artifacts() throws IOException {
        Path group = folder.resolve(StagedArtifact.GROUP_ID.replace('.', '/'));
        try (Stream<Path> files = Files.walk(group)) {
            return files.filter(Files::isRegularFile)
                    .map(Path::getParent)
                    .distinct()
                    .sorted()
                    .map(StagedArtifact::in)
                    .toList();
        }
    }
}
