package io.apitokens.checks;

import java.nio.file.Path;

/** Where the checkout is. */
final class Project {

    private Project() {}

    static Path file(String path) {
        return Path.of(System.getProperty("project.root")).resolve(path);
    }
}
