package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.incident.Incident;
import io.apitokens.inventory.incident.Suspect;
import io.apitokens.inventory.revocation.Revocation;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs the steps of docs/incident.md against simulated vendors. */
class IncidentTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Clients.START);
    private final SimulatedGcore vendor = SimulatedGcore.start(timeSource);
    private final SimulatedAstro organization = SimulatedAstro.start(timeSource);
    private final GcoreIam gcore = Clients.of(vendor, timeSource).build();
    private final AstroIam astro = Clients.of(organization, timeSource)
            .ownToken(TokenId.parse("astro/" + organization.organizationId() + "/"
                    + organization.liveTokenIds().iterator().next()))
            .build();
    private final Transcript transcript = new Transcript();

    @AfterEach
    void close() {
        gcore.close();
        astro.close();
        vendor.close();
        organization.close();
    }

    private TokenId gcoreToken(String name) {
        return gcore.tokens()
                .create(TokenSpec.builder(name)
                        .grant("Users", Resource.account())
                        .neverExpires()
                        .build())
                .token()
                .id();
    }

    private TokenId astroToken(String name) {
        return astro.tokens()
                .create(TokenSpec.builder(name)
                        .grant("ORGANIZATION_MEMBER", Resource.account())
                        .neverExpires()
                        .build())
                .token()
                .id();
    }

    private Incident incident(Secret leaked) {
        return Incident.of(TokenDirectory.of(gcore.tokens(), astro.tokens()), leaked, timeSource);
    }

    @Test
    void aLeakedGcoreSecretIsIdentifiedRevokedAndConfirmed() {
        TokenId id = gcoreToken("leaked");
        Secret leaked = vendor.secretOf(id.value());
        String report = RevokeLeakedSecret.respond(incident(leaked), transcript.out());
        assertTrue(report.contains("revoked: deleted " + id), report);
        assertTrue(report.contains("it is dead there"), report);
        assertFalse(vendor.accepts(leaked));
    }

    @Test
    void anInventedSecretDeletesNothing() {
        TokenId innocent = gcoreToken("innocent");
        Set<String> before = vendor.liveTokenIds();
        String report =
                RevokeLeakedSecret.respond(incident(Secret.of(innocent.value() + "_sim-invented")), transcript.out());
        assertTrue(report.contains("rejects the secret"), report);
        assertEquals(before, vendor.liveTokenIds());
    }

    @Test
    void aLeakedAstroSecretIsTracedByTheUseThatAVerificationRecords() {
        astroToken("a");
        TokenId leaked = astroToken("b");
        astroToken("c");
        timeSource.advance(Duration.ofMinutes(1));
        Secret secret = organization.secretOf(leaked.value());
        String report = RevokeLeakedSecret.respond(incident(secret), transcript.out());
        assertTrue(report.contains("traced: " + leaked), report);
        assertFalse(organization.accepts(secret));
        assertEquals(3, organization.liveTokenIds().size());
    }

    @Test
    void aLeakedOktaSecretIsTracedByTheUseThatAVerificationRecords() {
        try (SimulatedOkta org = SimulatedOkta.start(timeSource);
                OktaIam untold = Clients.of(org, timeSource).build();
                OktaIam okta = Clients.of(org, timeSource)
                        .ownToken(TokenId.of(untold.account(), org.callerTokenId()))
                        .build()) {
            timeSource.advance(Duration.ofMinutes(1));
            Incident incident =
                    Incident.of(TokenDirectory.of(okta.tokens()), org.secretOf(org.openTokenId()), timeSource);
            List<Suspect> traced = incident.trace();
            assertEquals(
                    List.of(org.openTokenId()),
                    traced.stream().map(suspect -> suspect.id().value()).toList());
        }
    }

    @Test
    void everythingOfAnIssuerIsRevokedButTheClientsOwn() {
        gcoreToken("ci-1");
        gcoreToken("ci-2");
        TokenId own = gcore.tokens().ownToken().orElseThrow();
        String issuer = gcore.tokens().get(own).issuer().email().orElseThrow();
        assertEquals(
                List.of(),
                RevokeLeakedSecret.revokeIssuer(Revocation.of(gcore.tokens()), issuer, transcript.out())
                        .remaining());
        assertTrue(transcript.text().contains("skip " + own), transcript.text());
        assertEquals(
                List.of(own),
                gcore.tokens()
                        .list()
                        .filter(token -> issuer.equals(token.issuer().email().orElse("")))
                        .map(Token::id)
                        .toList());
    }

    @Test
    void unusedTokensAreShownFirstAndDeletedWhenRequested() {
        TokenId idle = gcoreToken("ci-idle");
        timeSource.advance(Duration.ofDays(91));
        TokenId fresh = gcoreToken("ci-new");
        Revocation revocation = Revocation.of(gcore.tokens()).withTimeSource(timeSource);

        RevokeUnused.revokeUnused(revocation, "ci-", false, transcript.out());
        List<String> planned = List.of(
                "1 tokens to delete, 1 skipped, 0 accounts incomplete",
                "delete " + idle + " \"ci-idle\": name starts with ci-; outlives its issuer; never ends by itself",
                "skip " + fresh + " \"ci-new\": it was used or issued recently");
        assertEquals(planned, transcript.lines());
        assertTrue(vendor.liveTokenIds().contains(idle.value()));

        RevokeUnused.revokeUnused(revocation, "ci-", true, transcript.out());
        assertEquals("deleted " + idle + " \"ci-idle\"", transcript.lines().get(6));
        assertFalse(vendor.liveTokenIds().contains(idle.value()));
        assertTrue(vendor.liveTokenIds().contains(fresh.value()));
    }
}
