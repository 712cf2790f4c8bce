package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Issuer;
import io.apitokens.TokenDirectory;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.okta.OktaIam;
import io.apitokens.rotation.Journal;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedToken;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the steps of docs/leavers.md against simulated vendors. */
class LeaverTest {

    private static final String ANN = "ann.sim@example.com";

    @TempDir
    Path folder;

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);
    private final SimulatedGcore gcoreVendor = SimulatedGcore.start(timeSource);
    private final SimulatedOkta oktaVendor =
            SimulatedOkta.start(timeSource).addUser("00usim00000000000009", ANN, "ACTIVE");
    private final GcoreIam gcore = Clients.of(gcoreVendor, timeSource).build();
    private final OktaIam okta = Clients.of(oktaVendor, timeSource).build();
    private final TokenDirectory directory = TokenDirectory.of(gcore.tokens(), okta.tokens());
    private final Revocation revocation =
            Revocation.of(directory).withTimeSource(timeSource).withUnknownOwnTokenAccepted(okta.account());
    private final Transcript transcript = new Transcript();

    @AfterEach
    void close() {
        gcore.close();
        okta.close();
        gcoreVendor.close();
        oktaVendor.close();
    }

    private int plan(Path file) {
        return RevokeLeaver.plan(revocation, ANN, Journal.inMemory(), file, transcript.out());
    }

    @Test
    void aLeaversTokensArePlannedInOneProcessAndRevokedInAnother() {
        String atGcore = gcoreVendor.addToken(
                SimulatedToken.of("gcore-ann").withIssuer(Issuer.of(Issuer.Kind.USER, "901", ANN, null, null)));
        String atOkta = oktaVendor.addToken(SimulatedToken.of("okta-ann")
                .withIssuer(Issuer.of(Issuer.Kind.USER, "00usim00000000000009", null, null, null)));
        Path file = folder.resolve("ann.plan");
        assertEquals(2, plan(file));
        assertTrue(transcript.text().contains("issued by " + ANN + "; ends when its issuer is deactivated"));
        assertTrue(gcoreVendor.liveTokenIds().contains(atGcore));

        assertEquals(0, RevokeLeaver.apply(file, directory, transcript.out()));
        assertFalse(gcoreVendor.liveTokenIds().contains(atGcore));
        assertFalse(oktaVendor.liveTokenIds().contains(atOkta));
        assertTrue(transcript.text().contains("2 of 2: "));
    }

    @Test
    void aLeaverWithoutTokensNeedsNoPlan() {
        Path file = folder.resolve("ann.plan");
        assertEquals(0, plan(file));
        assertEquals("nothing matched: every account was seen whole, and no token matches", transcript.lastLine());
        assertFalse(Files.exists(file));
    }
}
