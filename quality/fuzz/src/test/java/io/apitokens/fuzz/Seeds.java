package io.apitokens.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The seeds in the repository. Jazzer finds them by their location. */
final class Seeds {

    private Seeds() {}

    static List<byte[]> of(String target) {
        URL folder = Seeds.class.getResource("ClientFuzzTestInputs/" + target);
        try (Stream<Path> files = Files.list(
                Path.of(Objects.requireNonNull(folder, "no seeds for " + target).toURI()))) {
            List<byte[]> seeds = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                seeds.add(Files.readAllBytes(file));
            }
            return List.copyOf(seeds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
