package io.apitokens.scheduler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.CanCreate;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenSpec;
import io.apitokens.call.SpecCheck;
import io.apitokens.error.ConfigurationException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.rotation.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks that the spec check of a client, such as a token policy, applies to declarations. */
class DeclaredPolicyTest {

    private static final String RULE = "sim.no-administrators";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path directory;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SchedulerStage stage;

    @SuppressWarnings("NullAway.Init") // set before each test
    private GcoreIam client;

    private boolean isLoose;

    @BeforeEach
    void open() {
        stage = new SchedulerStage(directory);
        SpecCheck noAdministrators = (account, proposal, now) -> !isLoose
                        && proposal.grants() != null
                        && proposal.grants().stream()
                                .anyMatch(grant -> grant.role().name().equals("Administrators"))
                ? List.of(new SpecCheck.Violation(RULE, "use a lesser role", "allowed".equals(proposal.name())))
                : List.of();
        client = GcoreIam.builder()
                .baseUrl(stage.gcore.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(stage.gcore.credential())
                .clientId(stage.gcore.clientId())
                .tokenQuota(10_000)
                .timeSource(stage.time)
                .specCheck(noAdministrators)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        stage.close();
    }

    private ScheduledRotation declared(String key, Role role) {
        CanCreate tokens = client.tokens();
        TokenSpec spec = TokenSpec.builder(key)
                .grant(role, Resource.account())
                .expiresAfter(Duration.ofDays(90))
                .build();
        return stage.common(ScheduledRotation.builder(key, tokens, spec), key).build();
    }

    private ScheduledRotation administrator(String key) {
        return declared(key, Role.named("Administrators"));
    }

    @Test
    void aDeclarationThatBreaksARuleIsRefusedWithTheRuleAndTheReasonAndNothingIsChanged() throws IOException {
        ScheduledRotation good = declared("good", Role.named("Users"));
        ScheduledRotation bad = administrator("bad");
        int requests = stage.gcore.requests().size();

        SchedulePlan plan = stage.scheduler().plan(List.of(good, bad));
        assertEquals(List.of("bad"), plan.keys(SchedulePlan.Action.REJECT));
        assertEquals(List.of("good"), plan.keys(SchedulePlan.Action.CREATE));
        assertTrue(plan.toString().contains(RULE + ": use a lesser role"), plan::toString);

        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> stage.apply(good, bad));
        assertEquals(List.of(RULE), refusal.rules());
        assertTrue(
                refusal.getMessage().contains("bad: ") && refusal.getMessage().contains(RULE + ": use a lesser role"),
                refusal.getMessage());
        assertEquals(List.of(), stage.scheduler().list());
        assertEquals(requests, stage.gcore.requests().size());
    }

    @Test
    void aRunWithoutADatabaseRefusesItToo() {
        JournalScheduler job = JournalScheduler.of(Journal.inMemory()).withTimeSource(stage.time);
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> job.runOnce(List.of(administrator("bad"))));
        assertEquals(List.of(RULE), refusal.rules());
        assertEquals(List.of(), job.list());
    }

    @Test
    void aRoleByItsIdIsCheckedAsTheRequestWouldShowIt() throws IOException {
        ConfigurationException refusal =
                assertThrows(ConfigurationException.class, () -> stage.apply(declared("bad", Role.withId("1"))));
        assertEquals(List.of(RULE), refusal.rules());
    }

    @Test
    void anExceptedDeclarationIsApplied() throws IOException {
        stage.apply(administrator("allowed"));
        stage.run(Duration.ofDays(1));
        assertEquals(ScheduleState.SCHEDULED, stage.entry("allowed").state());
    }

    @Test
    void aRuleThatIsAddedLaterStopsTheRotationAloneAndIsNamed() throws IOException {
        isLoose = true;
        ScheduledRotation later = administrator("later");
        ScheduledRotation good = declared("good", Role.named("Users"));
        stage.apply(later, good);
        stage.run(Duration.ofDays(1));
        isLoose = false;
        stage.restarted("second");
        stage.apply(later, good);
        stage.run(Duration.ofDays(31));
        assertTrue(
                stage.entry("later").reason().contains(RULE),
                () -> stage.entry("later").toString());
        assertTrue(stage.isAccepted("later"));
        assertTrue(stage.types("good").contains(SchedulerEvent.Type.REVOKED));
    }

    @Test
    void whatTheVendorCannotCreateIsRefused() {
        TokenSpec two = TokenSpec.builder("two")
                .grant("Users", Resource.account())
                .grant("Engineers", Resource.account())
                .expiresAfter(Duration.ofDays(90))
                .build();
        ScheduledRotation bad = stage.common(ScheduledRotation.builder("two", client.tokens(), two), "two")
                .build();
        ConfigurationException refusal = assertThrows(ConfigurationException.class, () -> stage.apply(bad));
        assertTrue(refusal.getMessage().contains("two: grants[1]"), refusal.getMessage());
    }
}
