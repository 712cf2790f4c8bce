package io.apitokens.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** Describes the machine of the run. */
final class Machine {

    private static final Path CPU = Path.of("/proc/cpuinfo");

    private Machine() {}

    static String cpu() throws IOException {
        int count = Runtime.getRuntime().availableProcessors();
        if (!Files.exists(CPU)) {
            return count + " × " + System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(CPU)) {
            String model = lines.filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
            return count + " × " + model;
        }
    }

    static String jdk() {
        return System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    }
}
