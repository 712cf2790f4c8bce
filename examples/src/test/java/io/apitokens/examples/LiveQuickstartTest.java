package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.error.ApiTokenException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedRequest;
import io.apitokens.testkit.SimulatedVendor;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the live quickstart on simulated accounts. The environment could only configure real vendors. */
class LiveQuickstartTest {

    private final Transcript transcript = new Transcript();
    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);

    private final SimulatedGcore gcore = SimulatedGcore.start(timeSource);
    private final SimulatedAstro astro = SimulatedAstro.start(timeSource);
    private final SimulatedOkta okta = SimulatedOkta.start(timeSource);
    private final Set<String> atGcore = gcore.liveTokenIds();
    private final Set<String> atAstro = astro.liveTokenIds();

    @AfterEach
    void close() {
        gcore.close();
        astro.close();
        okta.close();
    }

    private List<ApiTokens> accounts() {
        return List.of(
                Clients.of(gcore, timeSource).build().tokens(),
                Clients.of(astro, timeSource).build().tokens(),
                Clients.of(okta, timeSource).readOnly().build().tokens());
    }

    private static Stream<SimulatedRequest> writes(SimulatedVendor vendor) {
        return vendor.requests().stream().filter(request -> !request.method().equals("GET"));
    }

    @Test
    void onlyReadsUnlessWritingIsEnabled() {
        LiveQuickstart.run(accounts(), false, transcript.out());

        assertEquals("quickstart: ok, live vendors=3, nothing was written", transcript.lastLine());
        assertTrue(transcript.text().contains("/" + okta.openTokenId()));
        for (SimulatedVendor vendor : List.of(gcore, astro, okta)) {
            assertEquals(0, writes(vendor).count());
            assertFalse(vendor.requests().isEmpty());
        }
    }

    @Test
    void changesOnlyWhatItMadeAndDeletesIt() {
        SecretsOfRun secrets = SecretsOfRun.of(gcore, astro, okta);

        LiveQuickstart.run(accounts(), true, transcript.out());

        assertEquals("quickstart: ok, live vendors=3", transcript.lastLine());
        assertEquals(atGcore, gcore.liveTokenIds());
        assertEquals(atAstro, astro.liveTokenIds());
        assertEquals(0, writes(okta).count());
        assertTrue(Stream.concat(writes(gcore), writes(astro))
                .noneMatch(request -> Stream.concat(atGcore.stream(), atAstro.stream())
                        .anyMatch(id -> request.path().contains(id))));
        assertFalse(secrets.areIn(transcript.text()));
    }

    @Test
    void deletesWhatItMadeAlsoWhenItFails() {
        astro.inject(Fault.status(403).on("POST", ".*/rotate"));

        List<ApiTokens> accounts = accounts();
        ApiTokenException e =
                assertThrows(ApiTokenException.class, () -> LiveQuickstart.run(accounts, true, transcript.out()));

        assertEquals("rotateApiToken", e.operation().orElseThrow());
        assertEquals(atGcore, gcore.liveTokenIds());
        assertEquals(atAstro, astro.liveTokenIds());
    }
}
