package io.apitokens.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Measures the number and size of a peer's jars, without the benchmark's own jar for the peer. */
final class ClassPaths {

    private ClassPaths() {}

    static void measure(Figures figures, Map<String, Path> classPaths) throws IOException {
        for (Map.Entry<String, Path> peer : classPaths.entrySet()) {
            String[] jars = Files.readString(peer.getValue()).strip().split(File.pathSeparator, -1);
            long bytes = 0;
            for (String jar : jars) {
                bytes += Files.size(Path.of(jar));
            }
            figures.add("jars." + peer.getKey(), jars.length);
            figures.add("mebibytes." + peer.getKey(), bytes / (1024.0 * 1024));
        }
    }
}
