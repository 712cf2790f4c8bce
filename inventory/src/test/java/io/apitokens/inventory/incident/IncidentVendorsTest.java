package io.apitokens.inventory.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.Issuer;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.astro.AstroIam;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.revocation.PlannedToken;
import io.apitokens.inventory.revocation.RevocationPlan;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedToken;
import io.apitokens.testkit.SimulatedVendor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The steps after a secret has leaked, over one account of each vendor. */
class IncidentVendorsTest {

    private final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final SimulatedGcore gcoreVendor = SimulatedGcore.start(time);
    private final SimulatedAstro astroVendor = SimulatedAstro.start(time);
    private final SimulatedOkta oktaVendor = SimulatedOkta.start(time);
    private final GcoreIam gcore = GcoreIam.builder()
            .baseUrl(gcoreVendor.baseUrl())
            .allowHttpOnLoopback()
            .apiKey(gcoreVendor.credential())
            .clientId(gcoreVendor.clientId())
            .timeSource(time)
            .build();
    private final AstroIam astro = AstroIam.builder()
            .baseUrl(astroVendor.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(astroVendor.credential())
            .organizationId(astroVendor.organizationId())
            .ownToken(TokenId.of(
                    new Account("astro", astroVendor.organizationId()),
                    astroVendor.liveTokenIds().iterator().next()))
            .timeSource(time)
            .build();
    private final OktaIam okta = OktaIam.builder()
            .orgUrl(oktaVendor.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(oktaVendor.credential())
            .ownToken(TokenId.of(
                    new Account("okta", oktaVendor.baseUrl().substring("http://".length())),
                    oktaVendor.callerTokenId()))
            .timeSource(time)
            .build();
    private final TokenDirectory directory = TokenDirectory.of(gcore.tokens(), astro.tokens(), okta.tokens());

    @AfterEach
    void close() {
        List.of(gcore, astro, okta).forEach(client -> client.close());
        List.of(gcoreVendor, astroVendor, oktaVendor).forEach(vendor -> vendor.close());
    }

    private Incident incident(Secret leaked) {
        return Incident.of(directory, leaked, time);
    }

    private String leakAt(SimulatedVendor vendor) {
        String id = vendor.addToken(SimulatedToken.of("leaked"));
        vendor.addToken(SimulatedToken.of("bystander"));
        return id;
    }

    /** Runs all steps, and returns the report. */
    private String respond(SimulatedVendor vendor, Account account, String id, boolean certain) {
        Secret leaked = vendor.secretOf(id);
        Incident incident = incident(leaked);
        assertEquals(List.of(account), incident.identify());
        assertEquals(Map.of(account, SecretStatus.ACCEPTED), incident.verify());
        List<Suspect> suspects = incident.trace();
        assertEquals(List.of(new Suspect(TokenId.of(account, id), "leaked", certain)), suspects);
        RevocationPlan plan = incident.plan(suspects.get(0).id());
        assertEquals(List.of(), incident.revoke(plan, 9).remaining());
        assertFalse(vendor.accepts(leaked));
        assertEquals(Map.of(account, SecretStatus.REJECTED), incident.proveDead());
        String report = incident.report();
        assertFalse(report.contains(leaked.expose()), "the secret is in the report");
        assertTrue(report.contains("traced: " + TokenId.of(account, id)), report);
        assertTrue(report.contains("revoked: deleted " + TokenId.of(account, id)), report);
        assertTrue(report.endsWith("proof: " + account + " rejected the secret 3 times: it is dead there\n"), report);
        return report;
    }

    @Test
    void aGcoreSecretNamesItsTokenAndIsRevokedAndProvedDead() {
        String report = respond(gcoreVendor, gcore.account(), leakAt(gcoreVendor), true);
        assertTrue(
                report.startsWith("2030-02-01T12:00:00Z identified: the form is that of " + gcore.account()), report);
    }

    @Test
    void anAstroSecretIsTracedByItsUseAndRevokedWithAllThatItMade() {
        String id = leakAt(astroVendor);
        String made = astroVendor.addToken(madeBy("made", id));
        String further = astroVendor.addToken(madeBy("made by made", made));
        respond(astroVendor, astro.account(), id, false);
        assertFalse(astroVendor.liveTokenIds().contains(made));
        assertFalse(astroVendor.liveTokenIds().contains(further));
        assertEquals(2, astroVendor.liveTokenIds().size());
    }

    private static SimulatedToken madeBy(String name, String token) {
        return SimulatedToken.of(name).withIssuer(Issuer.of(Issuer.Kind.TOKEN, token, null, null, null));
    }

    @Test
    void anOktaSecretIsTracedByItsUseAndRevoked() {
        time.advance(Duration.ofMinutes(1));
        respond(oktaVendor, okta.account(), leakAt(oktaVendor), false);
    }

    @Test
    void aSecretIsSentOnlyToTheVendorWhoseFormItHas() {
        int gcoreBefore = gcoreVendor.requests().size();
        int oktaBefore = oktaVendor.requests().size();
        incident(astroVendor.secretOf(leakAt(astroVendor))).verify();
        assertEquals(gcoreBefore, gcoreVendor.requests().size());
        assertEquals(oktaBefore, oktaVendor.requests().size());
    }

    @Test
    void aSecretOfNoKnownFormIsSentNowhere() {
        Incident incident = incident(Secret.of("sim-of-another-vendor"));
        assertEquals(List.of(), incident.identify());
        assertEquals(Map.of(), incident.verify());
        assertEquals(List.of(), incident.trace());
        assertEquals(Map.of(), incident.proveDead());
        assertTrue(incident.report().contains("no vendor of these accounts has secrets of this form"));
    }

    @Test
    void anInventedGcoreSecretIsNoSuspect() {
        String innocent = gcoreVendor.addToken(SimulatedToken.of("innocent"));
        Incident incident = incident(Secret.of(innocent + "_sim-invented"));
        assertEquals(Map.of(gcore.account(), SecretStatus.REJECTED), incident.verify());
        assertEquals(List.of(), incident.trace());
        assertEquals(Map.of(gcore.account(), SecretStatus.UNKNOWN), incident.proveDead());
    }

    @Test
    void aSecretThatStillWorksIsNotProvedDead() {
        Incident incident = incident(gcoreVendor.secretOf(leakAt(gcoreVendor)));
        incident.verify();
        assertEquals(Map.of(gcore.account(), SecretStatus.ACCEPTED), incident.proveDead());
        assertTrue(incident.report().contains("still accepts the secret"));
    }

    @Test
    void anAccountThatDoesNotRespondProvesNothing() {
        String id = leakAt(gcoreVendor);
        Incident incident = incident(gcoreVendor.secretOf(id));
        incident.verify();
        incident.revoke(incident.plan(TokenId.of(gcore.account(), id)), 1);
        gcoreVendor.down();
        assertEquals(Map.of(gcore.account(), SecretStatus.UNKNOWN), incident.proveDead());
    }

    @Test
    void aTokenThatIsUsedByOthersInSomeRoundsIsNoSuspect() {
        String id = leakAt(astroVendor);
        String busy = astroVendor.addToken(SimulatedToken.of("busy"));
        Secret other = astroVendor.secretOf(busy);
        Incident incident = incident(astroVendor.secretOf(id));
        incident.verify();
        astroVendor.accepts(other);
        assertEquals(
                Set.of("leaked"), incident.trace().stream().map(Suspect::name).collect(Collectors.toSet()));
    }

    @Test
    void thePlanOfASuspectHasTheTokenAndItsDescendantsOnly() {
        String id = leakAt(astroVendor);
        astroVendor.addToken(madeBy("made", id));
        RevocationPlan plan = incident(astroVendor.secretOf(id)).plan(TokenId.of(astro.account(), id));
        assertEquals(
                Set.of("leaked", "made"),
                plan.toDelete().stream().map(PlannedToken::name).collect(Collectors.toSet()));
    }

    @Test
    void anAccountThatDidNotRespondIsNotToldToHaveNoTokenOfTheSecret() {
        String id = leakAt(gcoreVendor);
        Incident incident = incident(gcoreVendor.secretOf(id));
        gcoreVendor.down();
        assertEquals(List.of(), incident.trace());
        assertTrue(
                incident.report().contains("traced: not at " + gcore.account() + ", which did not state whether"),
                incident::report);
        assertFalse(incident.report().contains("no token of these accounts"), incident::report);
    }
}
