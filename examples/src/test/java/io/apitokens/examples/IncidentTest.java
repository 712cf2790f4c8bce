package io.apitokens.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
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

    @Test
    void aLeakedGcoreSecretIsIdentifiedRevokedAndConfirmed() {
        TokenId id = gcoreToken("leaked");
        Secret leaked = vendor.secretOf(id.value());
        String result = Incident.revoke(gcore.tokens(), leaked);
        assertEquals(id + " is revoked: the vendor rejects its secret", result);
        assertFalse(vendor.accepts(leaked));
    }

    @Test
    void anInventedSecretDeletesNothing() {
        TokenId innocent = gcoreToken("innocent");
        Set<String> before = vendor.liveTokenIds();
        String result = Incident.revoke(gcore.tokens(), Secret.of(innocent.value() + "_sim-invented"));
        assertEquals("the secret was not accepted: nothing was deleted", result);
        assertEquals(before, vendor.liveTokenIds());
    }

    @Test
    void aLeakedAstroSecretIsTracedByTheUseThatAVerificationRecords() {
        astroToken("a");
        TokenId leaked = astroToken("b");
        astroToken("c");
        timeSource.advance(Duration.ofMinutes(1));
        List<TokenId> traced = traced(astro.tokens(), organization.secretOf(leaked.value()));
        assertEquals(List.of(leaked), traced);
    }

    @Test
    void aLeakedOktaSecretIsTracedByTheUseThatAVerificationRecords() {
        try (SimulatedOkta org = SimulatedOkta.start(timeSource);
                OktaIam okta = Clients.of(org, timeSource).build()) {
            timeSource.advance(Duration.ofMinutes(1));
            List<TokenId> traced = traced(okta.tokens(), org.secretOf(org.openTokenId()));
            assertEquals(
                    List.of(org.openTokenId()),
                    traced.stream().map(TokenId::value).toList());
        }
    }

    private List<TokenId> traced(ApiTokens tokens, Secret leaked) {
        return Incident.trace(tokens, leaked).stream().map(Token::id).toList();
    }

    @Test
    void everythingOfAnIssuerIsRevokedButTheClientsOwn() {
        gcoreToken("ci-1");
        gcoreToken("ci-2");
        TokenId own = gcore.tokens().ownToken().orElseThrow();
        String issuer = gcore.tokens().get(own).issuer().email().orElseThrow();
        assertEquals(
                List.of(),
                Incident.revokeIssuer(gcore.tokens(), issuer, transcript.out()).remaining());
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
                "delete " + idle + " \"ci-idle\"", "skip " + fresh + " \"ci-new\": it was used or issued recently");
        assertEquals(planned, transcript.lines());
        assertTrue(vendor.liveTokenIds().contains(idle.value()));

        RevokeUnused.revokeUnused(revocation, "ci-", true, transcript.out());
        assertEquals("deleted " + idle + " \"ci-idle\"", transcript.lines().get(4));
        assertFalse(vendor.liveTokenIds().contains(idle.value()));
        assertTrue(vendor.liveTokenIds().contains(fresh.value()));
    }
}
