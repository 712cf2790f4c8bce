package io.apitokens.inventory.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.TokenFilter;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.inventory.revocation.RestrictionResult.Changed;
import io.apitokens.inventory.revocation.RestrictionResult.Failed;
import io.apitokens.inventory.revocation.RestrictionResult.NotTried;
import io.apitokens.inventory.revocation.RestrictionResult.RolledBack;
import io.apitokens.inventory.revocation.RestrictionResult.Unchanged;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restrictions of many Okta tokens to network zones. */
class OktaRestrictionTest {

    private static final Duration WAIT = Duration.ofMinutes(10);
    private static final TokenFilter SIM = TokenFilter.all().nameStartsWith("ci-");

    @TempDir
    Path folder;

    private final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final OktaFixture vendor = new OktaFixture(time);
    private final TokenId own = TokenId.of(
            new Account("okta", vendor.okta().baseUrl().substring("http://".length())),
            vendor.okta().callerTokenId());
    private final OktaIam okta = vendor.builder().ownToken(own).build();
    private final String office =
            NetworkCondition.inZones(vendor.okta().zoneId()).text();
    private final Restriction restriction = Restriction.of(okta.tokens());
    private final List<TokenId> ids = new ArrayList<>();

    @BeforeEach
    void addTokens() {
        for (int i = 0; i < 5; i++) {
            ids.add(TokenId.of(okta.account(), vendor.addToken("ci-" + i)));
        }
    }

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private Canary passing() {
        return Canary.of(2, WAIT, () -> true).withTimeSource(time);
    }

    private Map<String, String> conditions() {
        Map<String, String> conditions = new TreeMap<>();
        okta.tokens()
                .list(SIM)
                .forEach(token -> conditions.put(
                        token.name(), okta.tokens().conditionOf(token).orElseThrow()));
        return conditions;
    }

    private static Set<Class<?>> kinds(RestrictionReport report) {
        return report.results().values().stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private int updates() {
        return (int) vendor.okta().requests().stream()
                .filter(request -> request.method().equals("PUT"))
                .count();
    }

    @Test
    void planningChangesNothingAndKeepsWhatCannotBeRestricted() {
        RestrictionPlan plan = restriction.plan(TokenFilter.all(), office);
        assertEquals(0, updates());
        Map<String, SkipReason> skipped = new TreeMap<>();
        plan.skipped().forEach(each -> skipped.put(each.name(), each.reason()));
        assertEquals(SkipReason.OWN, skipped.get("sim administrator"));
        assertEquals(SkipReason.VENDOR_MANAGED, skipped.get("sim agent"));
        assertTrue(plan.describe().startsWith(plan.toRestrict().size() + " tokens to restrict to " + office));
    }

    @Test
    void aFewAreRestrictedFirstThenAfterAWaitAndACheckTheOthers() {
        List<String> atTheCheck = new ArrayList<>();
        Canary canary = Canary.of(2, WAIT, () -> {
                    atTheCheck.addAll(conditions().values());
                    return true;
                })
                .withTimeSource(time);
        RestrictionReport report = restriction.plan(SIM, office).apply(5, canary);
        assertEquals(2, atTheCheck.stream().filter(office::equals).count());
        assertTrue(time.sleeps().contains(WAIT));
        assertEquals(Set.of(Changed.class), kinds(report));
        assertEquals(Set.of(office), Set.copyOf(conditions().values()));
        assertEquals(List.of(), report.remaining());
    }

    @Test
    void aFailedCheckGivesTheFirstTokensTheirFormerConditionsAndStops() {
        Map<String, String> before = conditions();
        for (Canary canary : List.of(
                Canary.of(2, WAIT, () -> false).withTimeSource(time),
                Canary.of(2, WAIT, () -> {
                            throw new IllegalStateException("a check that fails is a failed check");
                        })
                        .withTimeSource(time))) {
            RestrictionReport report = restriction.plan(SIM, office).apply(5, canary);
            List<RestrictionResult> results = List.copyOf(report.results().values());
            assertEquals(List.of(new RolledBack(), new RolledBack()), results.subList(0, 2));
            assertEquals(Set.of(new NotTried(SkipReason.CANARY_FAILED)), Set.copyOf(results.subList(2, 5)));
            assertEquals(before, conditions());
        }
    }

    @Test
    void aFirstTokenThatFailsStopsTheRest() {
        Map<String, String> before = conditions();
        vendor.okta()
                .inject(Fault.status(403).on("PUT", "/api-tokens/" + ids.get(1).value()));
        RestrictionReport report = restriction.plan(SIM, office).apply(5, passing());
        List<RestrictionResult> results = List.copyOf(report.results().values());
        assertEquals(new RolledBack(), results.get(0));
        assertEquals(Failed.class, results.get(1).getClass());
        assertEquals(new NotTried(SkipReason.CANARY_FAILED), results.get(4));
        assertEquals(before, conditions());
    }

    @Test
    void anUpdateWhoseResponseIsLostIsLookedUp() {
        vendor.okta()
                .inject(Fault.status(500)
                        .afterCommit()
                        .on("PUT", "/api-tokens/" + ids.get(4).value()));
        RestrictionReport report = restriction.plan(SIM, office).apply(5, passing());
        assertEquals(Set.of(Changed.class), kinds(report));
    }

    @Test
    void anUndoSetsTheFormerConditionsAlsoInAnotherProcess() {
        okta.tokens()
                .restrict(ids.get(3), NetworkCondition.notInZones(vendor.okta().zoneId()));
        Map<String, String> before = conditions();
        Path file = folder.resolve("restriction.jsonl");
        RestrictionPlan plan = restriction.plan(SIM, office);
        plan.save(file);
        plan.apply(5, passing());
        RestrictionReport undone = RestrictionPlan.read(file, okta.tokens()).undo(5);
        assertEquals(Set.of(Changed.class), kinds(undone));
        assertEquals(before, conditions());
        assertEquals(
                Set.of(Unchanged.class),
                kinds(RestrictionPlan.read(file, okta.tokens()).undo(5)));
    }

    @Test
    void anAppliedPlanThatIsAppliedAgainSendsNothing() {
        RestrictionPlan plan = restriction.plan(SIM, office);
        plan.apply(5, passing());
        int sent = updates();
        assertEquals(Set.of(Unchanged.class), kinds(plan.apply(5, passing())));
        assertEquals(sent, updates());
    }

    @Test
    void aConditionThatOthersChangedSinceIsKept() {
        RestrictionPlan plan = restriction.plan(SIM, office);
        String other = NetworkCondition.notInZones(vendor.okta().zoneId()).text();
        okta.tokens().restrict(ids.get(4), other);
        RestrictionReport report = plan.apply(5, passing());
        assertEquals(new NotTried(SkipReason.CHANGED), report.results().get(ids.get(4)));
        assertEquals(other, conditions().get("ci-4"));
        assertEquals(new NotTried(SkipReason.CHANGED), plan.undo(5).results().get(ids.get(4)));
    }

    @Test
    void moreThanTheCapIsRefusedAndNothingIsSent() {
        RestrictionPlan plan = restriction.plan(SIM, office);
        assertThrows(InvalidInputException.class, () -> plan.apply(4, passing()));
        assertThrows(InvalidInputException.class, () -> plan.undo(4));
        assertEquals(0, updates());
    }

    @Test
    void aPlanOfAnotherOrgOrKindIsRefused() throws Exception {
        Path file = folder.resolve("restriction.jsonl");
        restriction.plan(SIM, office).save(file);
        try (OktaFixture elsewhere = new OktaFixture(time);
                OktaIam other = elsewhere.builder().build()) {
            assertThrows(ConfigurationException.class, () -> RestrictionPlan.read(file, other.tokens()));
        }
        Revocation.of(okta.tokens()).plan(SIM).save(file);
        ConfigurationException refused =
                assertThrows(ConfigurationException.class, () -> RestrictionPlan.read(file, okta.tokens()));
        assertTrue(refused.getMessage().contains("is no restriction plan"), refused::getMessage);
        Files.delete(file);
    }

    @Test
    void aClientThatDoesNotKnowItsOwnTokenRestrictsNothingUntilThatIsAccepted() {
        try (OktaIam untold = vendor.builder().build()) {
            RestrictionPlan plan = Restriction.of(untold.tokens()).plan(SIM, office);
            assertEquals(List.of(), plan.toRestrict());
            RestrictionPlan accepted = Restriction.of(untold.tokens())
                    .withUnknownOwnTokenAccepted()
                    .plan(SIM, office);
            assertEquals(5, accepted.toRestrict().size());
            Path file = folder.resolve("accepted.jsonl");
            accepted.save(file);
            RestrictionPlan read = RestrictionPlan.read(file, untold.tokens());
            assertEquals(List.of(), read.apply(5, passing()).remaining());
        }
    }

    @Test
    void aVendorWithoutNetworkConditionsAndWhatIsNoConditionAreRefused() {
        try (GcoreFixture gcore = new GcoreFixture(time);
                GcoreIam client = gcore.builder().build()) {
            assertThrows(UnsupportedCapabilityException.class, () -> Restriction.of(client.tokens()));
        }
        for (String wrong : List.of("", "ZONE", "ZONE nzo1", "ZONE +", "ANYWHERE +nzo1", "ZONE  +nzo1")) {
            assertThrows(InvalidInputException.class, () -> restriction.plan(SIM, wrong));
        }
    }

    @Test
    void aCanaryThatFailsAfterAnInterruptGetsItsFormerConditionsToo() {
        RestrictionPlan plan = restriction.plan(SIM, office);
        Map<String, String> before = conditions();
        Canary interrupted = Canary.of(2, WAIT, () -> {
                    Thread.currentThread().interrupt();
                    return true;
                })
                .withTimeSource(time);
        plan.apply(5, interrupted);
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(office, conditions().get("ci-0"));

        RestrictionReport report = plan.apply(5, Canary.of(2, WAIT, () -> false).withTimeSource(time));

        assertEquals(before, conditions());
        assertEquals(new RolledBack(), report.results().get(ids.get(0)));
        assertEquals(5, report.remaining().size());
    }

    @Test
    void aTokenThatOthersGaveItsFormerConditionDuringTheCheckRemains() {
        RestrictionPlan plan = restriction.plan(SIM, office);
        Canary canary = Canary.of(2, WAIT, () -> {
                    okta.tokens().restrict(ids.get(0), plan.toRestrict().get(0).before());
                    return false;
                })
                .withTimeSource(time);

        RestrictionReport report = plan.apply(5, canary);

        assertEquals(plan.toRestrict(), report.remaining());
    }
}
