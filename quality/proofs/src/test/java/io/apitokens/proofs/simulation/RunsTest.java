package io.apitokens.proofs.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
    void unknownOptionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Options.parse("--sed", "1"));
        assertThrows(IllegalArgumentException.class, () -> Options.parse("--seed"));
        assertThrows(IllegalArgumentException.class, () -> Options.parse("--profile", "nothing"));
    }
}
