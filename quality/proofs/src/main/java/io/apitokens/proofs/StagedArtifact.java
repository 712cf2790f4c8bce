package io.apitokens.proofs;

import java.nio.file.Files;
import java.nio.file.Path;

/** One version of one artifact in a staged bundle; its files are in one directory. */
record StagedArtifact(Path directory, String artifactId, String version) {

    static final String GROUP_ID = "io.apitokens";

    /** Finds the artifact in a directory such as {@code io/apitokens/apitokens-common/0.1.0}. */
    static StagedArtifact in(Path directory) {
        int names = directory.getNameCount();
        return new StagedArtifact(
                directory,
                directory.getName(names - 2).toString(),
                directory.getName(names - 1).toString());
    }

    /** {@return the file with this suffix, such as {@code -sources.jar}; it may be missing} */
    Path file(String suffix) {
        return directory.resolve(artifactId + "-" + version + suffix);
    }

    Path pom() {
        return file(".pom");
    }

    boolean has(String suffix) {
        return Files.isRegularFile(file(suffix));
    }
}
