package io.apitokens.inventory.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Issuer;
import io.apitokens.TokenDirectory;
import io.apitokens.TokenId;
import io.apitokens.astro.AstroIam;
import io.apitokens.error.InvalidInputException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedToken;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The tokens of a person at the three vendors. */
class PersonRevocationTest {

    private static final String ANN = "ann.sim@example.com";

    private final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final SimulatedGcore gcoreVendor = SimulatedGcore.start(time);
    private final SimulatedAstro astroVendor = SimulatedAstro.start(time);
    private final SimulatedOkta oktaVendor = SimulatedOkta.start(time).addUser("00usim00000000000009", ANN, "ACTIVE");
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
            .ownToken(TokenId.parse("astro/" + astroVendor.organizationId() + "/"
                    + astroVendor.liveTokenIds().iterator().next()))
            .timeSource(time)
            .build();
    private final OktaIam okta = OktaIam.builder()
            .orgUrl(oktaVendor.baseUrl())
            .allowHttpOnLoopback()
            .apiToken(oktaVendor.credential())
            .ownToken(TokenId.parse(
                    "okta/" + oktaVendor.baseUrl().substring("http://".length()).replace(":", "%3A") + "/"
                            + oktaVendor.callerTokenId()))
            .timeSource(time)
            .build();
    private final Revocation revocation = Revocation.of(
                    TokenDirectory.of(gcore.tokens(), astro.tokens(), okta.tokens()))
            .withTimeSource(time);

    @AfterEach
    void close() {
        List.of(gcore, astro, okta).forEach(client -> client.close());
        List.of(gcoreVendor, astroVendor, oktaVendor).forEach(vendor -> vendor.close());
    }

    private static SimulatedToken token(String name, String issuer, String email) {
        return SimulatedToken.of(name).withIssuer(Issuer.of(Issuer.Kind.USER, issuer, email, null, null));
    }

    private void addTokens() {
        gcoreVendor.addToken(token("gcore-ann", "901", ANN));
        gcoreVendor.addToken(token("gcore-bob", "902", "bob.sim@example.com"));
        String made = astroVendor.addToken(token("astro-ann", "clmann", ANN));
        String between = astroVendor.addToken(madeBy("astro-made", made));
        astroVendor.addToken(madeBy("astro-made-by-made", between));
        astroVendor.addToken(token("astro-bob", "clmbob", "bob.sim@example.com"));
        oktaVendor.addToken(SimulatedToken.of("okta-ann")
                .withIssuer(Issuer.of(Issuer.Kind.USER, "00usim00000000000009", null, null, null)));
    }

    private static SimulatedToken madeBy(String name, String token) {
        return SimulatedToken.of(name).withIssuer(Issuer.of(Issuer.Kind.TOKEN, token, null, null, null));
    }

    private static Set<String> names(RevocationPlan plan) {
        return plan.toDelete().stream().map(PlannedToken::name).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void thePersonsTokensAreFoundAtAllThreeVendors() {
        addTokens();
        RevocationPlan plan = revocation.person("Ann.Sim@example.com");
        assertEquals(
                Set.of("gcore-ann", "astro-ann", "astro-made", "astro-made-by-made", "okta-ann"),
                names(plan),
                plan::describe);
        assertEquals(List.of(), plan.skipped());
        assertEquals(Map.of(), plan.gaps());
        assertEquals(
                Set.of(PlanNote.OUTLIVES_ISSUER, PlanNote.ISSUER_END_UNKNOWN, PlanNote.ENDS_WITH_ISSUER),
                plan.toDelete().stream()
                        .map(each -> each.notes().iterator().next())
                        .collect(Collectors.toSet()));
        assertEquals(List.of(), plan.apply(5).remaining());
        assertEquals(PlanResult.NOTHING_MATCHED, revocation.person(ANN).result());
    }

    @Test
    void aPersonWhomNoAccountHasMatchesNothing() {
        addTokens();
        RevocationPlan plan = revocation.person("unknown.sim@example.com");
        assertEquals(PlanResult.NOTHING_MATCHED, plan.result(), plan::describe);
    }

    @Test
    void withoutTheScopeForUsersThePersonIsUnknownAtOktaAndTheOthersArePlanned() {
        addTokens();
        oktaVendor.inject(Fault.status(403).on("GET", "/api/v1/users?"));
        RevocationPlan plan = revocation.person(ANN);
        assertEquals(Set.of("gcore-ann", "astro-ann", "astro-made", "astro-made-by-made"), names(plan));
        List<String> gaps = plan.gaps().get(okta.account());
        assertTrue(
                gaps.get(0).startsWith("looking the person up failed: ")
                        && gaps.get(0).endsWith("at Okta by okta.users.read, or a role that sees them"),
                gaps::toString);
    }

    @Test
    void anAccountThatShowsOnlyItsOwnTokensMakesAPlanIncomplete() {
        addTokens();
        gcoreVendor.callerRole("Users");
        RevocationPlan plan = revocation.person(ANN);
        assertEquals(Set.of(gcore.account()), plan.gaps().keySet());
        assertTrue(plan.describe().contains("incomplete " + gcore.account() + ": its credential sees OWN_ONLY"));
    }

    @Test
    void anAddressWithWhatCannotBeSeenIsRefusedInsteadOfMatchingNothing() {
        for (String email : List.of(
                ANN + "\u00a0",
                "\u2003" + ANN,
                ANN + "\u200b",
                "\ufeff" + ANN,
                "<" + ANN + ">",
                ANN + ",",
                "ann.sim@")) {
            assertThrows(InvalidInputException.class, () -> revocation.person(email), email);
        }
        assertEquals(List.of(), gcoreVendor.requests());
    }
}
