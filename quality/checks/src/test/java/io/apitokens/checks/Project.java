package io.apitokens.checks;

import java.nio.file.Path;

/** The location of the checkout. */
final class Project {

    private Project() {}

    static Path file(String path) {
        return Path.of(System.getProperty("project.root")).resolve(path);
    }
}
