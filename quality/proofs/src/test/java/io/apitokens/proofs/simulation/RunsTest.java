package io.apitokens.proofs.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RunsTest {

    private static String trace(String profile, long seed) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Simulation.seed(Profiles.named(profile, Profiles.all()).get(0), seed, new Trace(out));
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void runDependsOnItsSeedAlone() {
        String first = trace("token-mixed-3", 7);
        assertEquals(first, trace("token-mixed-3", 7));
        assertFalse(first.equals(trace("token-mixed-3", 8)));
    }

    @Test
    void traceNeverContainsASecret() {
        for (Target target : Target.values()) {
            String prefix = target.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            for (int seed = 0; seed < 20; seed++) {
                String trace = trace(prefix + "-mixed", seed);
                assertTrue(trace.contains("vendor.get") || trace.contains("vendor.create"), trace);
                assertFalse(trace.contains("simfake"), trace);
            }
        }
    }

    @Test
    void everyProfileHasANameOfItsOwn() {
        assertEquals(
                Profiles.all().size(),
                Profiles.all().stream().map(Profile::name).distinct().count());
    }

    @Test
    void everyProfileThatADocumentNamesExists() throws IOException {
        Path docs = Path.of(System.getProperty("project.root", "../.."), "docs");
        for (String document : List.of("rotation.md", "lost-creates.md")) {
            Set<String> named = Pattern.compile("`((?:token|places|create|in-place)-[a-z0-9-]+)`")
                    .matcher(Files.readString(docs.resolve(document)))
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toSet());
            assertFalse(named.isEmpty(), document);
            named.forEach(
                    name -> assertEquals(1, Profiles.named(name, Profiles.all()).size(), name));
        }
    }

    @Test
    void unknownOptionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Options.parse("--sed", "1"));
        assertThrows(IllegalArgumentException.class, () -> Options.parse("--seed"));
        assertThrows(IllegalArgumentException.class, () -> Options.parse("--profile", "nothing"));
    }
}
