package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.testkit.Fault;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedVendors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SimulatedVendors.class)
class QuickstartTest {

    private static final String OK = "quickstart: ok, vendors=3, live tokens left behind=0";

    private final Transcript transcript = new Transcript();

    @Test
    void endsWithNothingLeftBehind() {
        assertEquals(0, Quickstart.simulated(transcript.out()));

        assertEquals(OK, transcript.lastLine());
    }

    @Test
    void doesEverythingItPromisesAndPrintsNoSecret(SimulatedGcore gcore, SimulatedAstro astro, SimulatedOkta okta) {
        SecretsOfRun secrets = SecretsOfRun.of(gcore, astro, okta);

        Quickstart.simulated(gcore, astro, okta, transcript.out());

        List<String> steps = transcript.lines().stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .distinct()
                .toList();
        assertEquals(List.of("create", "list", "get", "rotate", "restrict", "refused", "delete", "quickstart:"), steps);
        // The secrets of three administrators, two creates and one rotation.
        assertEquals(6, secrets.count());
        assertFalse(secrets.areIn(transcript.text()));
        assertEquals("Secret[redacted]", gcore.credential().toString());
    }

    @Test
    void countsWhatTheVendorsHoldAtTheEnd(SimulatedGcore gcore, SimulatedAstro astro, SimulatedOkta okta) {
        // The vendor confirms the deletion without deleting the token.
        gcore.inject(Fault.status(204).body("").on("DELETE", ".*/tokens/[0-9]+"));

        assertEquals(1, Quickstart.simulated(gcore, astro, okta, transcript.out()));

        assertEquals("quickstart: FAILED, vendors=3, live tokens left behind=1", transcript.lastLine());
    }

    @Test
    void oneTokenThatCannotBeDeletedDoesNotKeepTheOthersAlive(
            SimulatedGcore gcore, SimulatedAstro astro, SimulatedOkta okta) {
        Set<String> atGcore = gcore.liveTokenIds();
        Set<String> atAstro = astro.liveTokenIds();
        gcore.inject(Fault.status(403).on("DELETE", ".*/tokens/[0-9]+"));

        IllegalStateException e = assertThrows(
                IllegalStateException.class, () -> Quickstart.simulated(gcore, astro, okta, transcript.out()));

        Set<String> left = new HashSet<>(gcore.liveTokenIds());
        left.removeAll(atGcore);
        assertEquals(1, left.size());
        assertEquals(
                "left behind, to be deleted by hand: [gcore/" + gcore.clientId() + "/"
                        + left.iterator().next() + "]",
                e.getMessage());
        assertEquals(1, e.getSuppressed().length);
        assertEquals(atAstro, astro.liveTokenIds());
        assertTrue(transcript.text().contains("LEFT     gcore/"));
    }

    @Test
    void anUnknownOptionIsRefused() {
        assertEquals(
                "usage: [--live [--write]]",
                assertThrows(IllegalArgumentException.class, () -> Quickstart.main(new String[] {"--alive"}))
                        .getMessage());
    }
}
