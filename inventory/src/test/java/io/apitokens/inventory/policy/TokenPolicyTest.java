package io.apitokens.inventory.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.astro.AstroIam;
import io.apitokens.astro.api.CreateAgentTokenRequest;
import io.apitokens.astro.api.UpdateApiTokenRequest;
import io.apitokens.call.CallListener;
import io.apitokens.call.Operation;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.okta.NetworkCondition;
import io.apitokens.okta.OktaIam;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedAstro;
import io.apitokens.testkit.SimulatedGcore;
import io.apitokens.testkit.SimulatedOkta;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests each rule of a policy at the vendors, through the facade and the typed client. */
class TokenPolicyTest {

    private static final Instant NOW = Instant.parse("2030-02-01T12:00:00Z");
    private static final Account ACCOUNT = new Account("acme", "1");

    private final ManualTimeSource time = ManualTimeSource.startingAt(NOW);
    private final List<AutoCloseable> open = new ArrayList<>();
    private final SimulatedGcore gcore = opened(SimulatedGcore.start(time));
    private final SimulatedAstro astro = opened(SimulatedAstro.start(time));
    private final SimulatedOkta okta = opened(SimulatedOkta.start(time));
    private final List<String> told = new ArrayList<>();

    @TempDir
    Path directory;

    private <C extends AutoCloseable> C opened(C resource) {
        open.add(0, resource);
        return resource;
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
    }

    private static TokenPolicy policy(UnaryOperator<TokenPolicyBuilder> rules) {
        return rules.apply(TokenPolicy.builder()).build();
    }

    private GcoreIam gcore(TokenPolicy policy) {
        return opened(GcoreIam.builder()
                .baseUrl(gcore.baseUrl())
                .allowHttpOnLoopback()
                .apiKey(gcore.credential())
                .clientId(gcore.clientId())
                .timeSource(time)
                .specCheck(policy)
                .listener(new CallListener() {
                    @Override
                    public void onPolicyException(Account account, Operation operation, String rule, String reason) {
                        told.add(rule + ": " + reason);
                    }
                })
                .build());
    }

    private AstroIam astro(TokenPolicy policy) {
        return opened(AstroIam.builder()
                .baseUrl(astro.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(astro.credential())
                .organizationId(astro.organizationId())
                .timeSource(time)
                .specCheck(policy)
                .build());
    }

    private OktaIam okta(TokenPolicy policy) {
        return opened(OktaIam.builder()
                .orgUrl(okta.baseUrl())
                .allowHttpOnLoopback()
                .apiToken(okta.credential())
                .timeSource(time)
                .specCheck(policy)
                .build());
    }

    private static TokenSpec.Builder spec(String name) {
        return TokenSpec.builder(name).grant("Users", Resource.account());
    }

    private static List<String> refused(Supplier<?> call) {
        ConfigurationException refused = assertThrows(ConfigurationException.class, call::get);
        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        return refused.rules();
    }

    @Test
    void mustExpire() {
        GcoreIam client = gcore(policy(rules -> rules.mustExpire()));
        assertEquals(
                List.of("policy.must-expire"),
                refused(() -> client.tokens().create(spec("sim").neverExpires().build())));
        assertEquals(List.of(), gcore.requests());
        client.tokens().create(spec("sim").expiresAfter(Duration.ofDays(1)).build());
    }

    @Test
    void longestLife() {
        GcoreIam client = gcore(policy(rules -> rules.longestLife(Duration.ofDays(30))));
        for (TokenSpec spec : List.of(
                spec("sim").expiresAfter(Duration.ofDays(31)).build(),
                spec("sim").expiresAt(NOW.plus(Duration.ofDays(31))).build(),
                spec("sim").neverExpires().build())) {
            assertEquals(
                    List.of("policy.longest-life"),
                    refused(() -> client.tokens().create(spec)));
        }
        client.tokens().create(spec("sim").expiresAfter(Duration.ofDays(30)).build());
    }

    @Test
    void namePattern() {
        GcoreIam client = gcore(policy(rules -> rules.namePattern(Pattern.compile("ci-[a-z]+"), "ci-build")));
        assertEquals(
                List.of("policy.name-pattern"),
                refused(() -> client.tokens().create(spec("sim").neverExpires().build())));
        client.tokens().create(spec("ci-sim").neverExpires().build());
    }

    @Test
    void roleAllowed() {
        GcoreIam client = gcore(policy(rules -> rules.allowRoles("gcore", "Users")));
        client.tokens().create(spec("sim").neverExpires().build());
        assertEquals(
                List.of("policy.role-allowed"),
                refused(() -> client.tokens()
                        .create(TokenSpec.builder("sim")
                                .grant("Engineers", Resource.account())
                                .neverExpires()
                                .build())));
    }

    @Test
    void aDeniedRoleIsRefusedByNameAndById() {
        GcoreIam client = gcore(policy(rules -> rules.denyRoles("gcore", "Administrators")));
        for (Role role : List.of(Role.named("Administrators"), Role.withId("1"))) {
            assertEquals(
                    List.of("policy.role-denied"),
                    refused(() -> client.tokens()
                            .create(TokenSpec.builder("sim")
                                    .grant(role, Resource.account())
                                    .neverExpires()
                                    .build())));
        }
        assertEquals(List.of(), gcore.requests());
    }

    @Test
    void aSpecificationIsCheckedAsItsCreateWouldBeAndNothingIsSent() {
        GcoreIam one = gcore(policy(rules -> rules.denyRoles("gcore", "Administrators")
                .mustExpire()
                .except(PolicyRule.MUST_EXPIRE, Pattern.compile("legacy-.*"), "OPS-7", NOW.plusSeconds(60))));
        AstroIam two = astro(policy(rules -> rules.denyRoles("astro", "DEPLOYMENT_ADMIN")));
        TokenSpec byId = TokenSpec.builder("legacy-sim")
                .grant(Role.withId("1"), Resource.account())
                .neverExpires()
                .build();
        TokenSpec second = TokenSpec.builder("sim")
                .grant("WORKSPACE_MEMBER", Resource.workspace(astro.workspaceId()))
                .grant("DEPLOYMENT_ADMIN", Resource.deployment(astro.deploymentId()))
                .neverExpires()
                .build();
        one.tokens().check(spec("legacy-sim").neverExpires().build());
        for (Executable check : List.<Executable>of(
                () -> one.tokens().check(byId), () -> two.tokens().check(second))) {
            ConfigurationException refusal = assertThrows(ConfigurationException.class, check);
            assertEquals(List.of("policy.role-denied"), refusal.rules());
            assertEquals(Outcome.NOT_APPLIED, refusal.outcome());
        }
        assertEquals(List.of(), gcore.requests());
        assertEquals(List.of(), astro.requests());
        assertEquals(List.of(), told, "an exception is told when a call is sent");
    }

    @Test
    void allRolesOfACreateInTwoCallsAreCheckedBeforeTheFirst() {
        AstroIam client = astro(policy(rules -> rules.denyRoles("astro", "DEPLOYMENT_ADMIN")));
        assertEquals(
                List.of("policy.role-denied"),
                refused(() -> client.tokens()
                        .create(TokenSpec.builder("sim")
                                .grant("WORKSPACE_MEMBER", Resource.workspace(astro.workspaceId()))
                                .grant("DEPLOYMENT_ADMIN", Resource.deployment(astro.deploymentId()))
                                .neverExpires()
                                .build())));
        assertEquals(List.of(), astro.requests());
    }

    @Test
    void aDeniedRoleCannotBeAddedByAnUpdate() {
        AstroIam client = astro(policy(rules -> rules.denyRoles("astro", "WORKSPACE_OWNER")));
        TokenId id = client.tokens()
                .create(TokenSpec.builder("sim")
                        .grant("WORKSPACE_MEMBER", Resource.workspace(astro.workspaceId()))
                        .neverExpires()
                        .build())
                .token()
                .id();
        TokenUpdate update = TokenUpdate.builder()
                .grant("WORKSPACE_OWNER", Resource.workspace(astro.workspaceId()))
                .build();
        assertEquals(
                List.of("policy.role-denied"), refused(() -> client.tokens().update(id, update)));
        client.tokens().rotate(id);
    }

    @Test
    void allPartsOfAnUpdateInTwoCallsAreCheckedBeforeTheFirst() {
        AstroIam client = astro(policy(rules -> rules.namePattern(Pattern.compile("ci-.*"), "ci-sim")));
        TokenUpdate update = TokenUpdate.builder()
                .name("sim")
                .grant("WORKSPACE_OWNER", Resource.workspace(astro.workspaceId()))
                .build();
        TokenId id = TokenId.of(client.account(), "clsim");
        assertEquals(
                List.of("policy.name-pattern"), refused(() -> client.tokens().update(id, update)));
        assertEquals(List.of(), astro.requests());
    }

    @Test
    void anAgentTokenOfTheTypedClientIsChecked() {
        AstroIam client = astro(policy(rules -> rules.mustExpire()));
        CreateAgentTokenRequest request =
                CreateAgentTokenRequest.builder().name("sim").build();
        assertEquals(
                List.of("policy.must-expire"),
                refused(() -> client.api()
                        .createAgentToken(astro.organizationId(), astro.deploymentId(), request)
                        .execute()));
    }

    @Test
    void theNetworkRestrictionOfATokenCannotBeRemoved() {
        OktaIam client = okta(policy(rules -> rules.networkRestriction()));
        TokenId id = TokenId.of(client.account(), okta.zonedTokenId());
        assertEquals(
                List.of("policy.network-restriction"),
                refused(() -> client.tokens().restrict(id, NetworkCondition.anywhere())));
        client.tokens().restrict(id, NetworkCondition.inZones(okta.zoneId()));
    }

    @Test
    void aNetworkRestrictionIsNotDemandedWhereTheVendorHasNone() {
        gcore(policy(rules -> rules.networkRestriction()))
                .tokens()
                .create(spec("sim").neverExpires().build());
    }

    @Test
    void owner() {
        GcoreIam client = gcore(policy(rules -> rules.owner(Owners.inDescription())));
        assertEquals(
                List.of("policy.owner"),
                refused(() -> client.tokens().create(spec("sim").neverExpires().build())));
        client.tokens()
                .create(spec("sim")
                        .description("builds; owner=ann@acme.example")
                        .neverExpires()
                        .build());
    }

    @Test
    void mostPerIssuer() {
        long[] present = {1};
        GcoreIam client = gcore(policy(rules -> rules.mostPerIssuer(2, account -> OptionalLong.of(present[0]))));
        client.tokens().create(spec("sim").neverExpires().build());
        present[0] = 2;
        assertEquals(
                List.of("policy.most-per-issuer"),
                refused(() -> client.tokens().create(spec("sim").neverExpires().build())));
        GcoreIam uncounted = gcore(policy(rules -> rules.mostPerIssuer(2, account -> OptionalLong.empty())));
        assertEquals(
                List.of("policy.most-per-issuer"),
                refused(() ->
                        uncounted.tokens().create(spec("sim").neverExpires().build())));
    }

    @Test
    void anExceptionIsToldToTheListenerAndEnds() {
        TokenPolicy policy = policy(rules -> rules.mustExpire()
                .except(PolicyRule.MUST_EXPIRE, Pattern.compile("legacy-.*"), "OPS-7", NOW.plusSeconds(60)));
        GcoreIam client = gcore(policy);

        client.tokens().create(spec("legacy-sim").neverExpires().build());

        assertEquals(
                List.of("policy.must-expire: the token would never expire; set expiresAfter(…); excepted: OPS-7"),
                told);
        refused(() -> client.tokens().create(spec("sim").neverExpires().build()));
        time.advance(Duration.ofSeconds(60));
        refused(() -> client.tokens().create(spec("legacy-sim").neverExpires().build()));
    }

    @Test
    void aPolicyThatNoTokenCanSatisfyIsRefusedWhenItIsBuilt() throws IOException {
        Path empty = Files.writeString(directory.resolve("owners.json"), "{\"owners\": []}");
        List<UnaryOperator<TokenPolicyBuilder>> impossible = List.of(
                rules -> rules,
                rules -> rules.longestLife(Duration.ZERO),
                rules -> rules.longestLife(Duration.ofDays(-1)),
                rules -> rules.namePattern(Pattern.compile("(?!)"), "sim"),
                rules -> rules.allowRoles("gcore", "Users").denyRoles("gcore", "Users", "Engineers"),
                rules -> rules.allowRoles("gcore"),
                rules -> rules.owner(Owners.file(empty)),
                rules -> rules.mostPerIssuer(0, account -> OptionalLong.of(0)),
                rules -> rules.mustExpire().except(PolicyRule.OWNER, Pattern.compile(".*"), "sim", NOW),
                rules -> rules.mustExpire().except(PolicyRule.MUST_EXPIRE, Pattern.compile(".*"), " ", NOW));
        for (UnaryOperator<TokenPolicyBuilder> rules : impossible) {
            assertEquals(
                    "policy",
                    assertThrows(InvalidInputException.class, () -> policy(rules))
                            .field());
        }
    }

    @Test
    void ownersAreReadFromAFileAndThenFromTheDescription() throws IOException {
        Path file = Files.writeString(
                directory.resolve("owners.json"),
                "{\"owners\": [{\"pattern\": \"ci-*\", \"owner\": \"builds\", \"ticket\": \"OPS-7\", \"account\": \"acme/1\"},"
                        + " {\"pattern\": \"*.test\", \"owner\": \"tests\"}]}");
        Owners owners = Owners.file(file).orInDescription();

        assertEquals(
                "builds, OPS-7",
                owners.of(ACCOUNT, "ci-a", "owner=other").orElseThrow().toString());
        assertEquals("tests", owners.of(ACCOUNT, "a.test", null).orElseThrow().name());
        assertTrue(owners.of(ACCOUNT, "axtest", null).isEmpty());
        assertTrue(owners.of(new Account("acme", "2"), "ci-a", null).isEmpty());
        assertEquals(
                "ann, for builds, OPS-1",
                owners.of(ACCOUNT, "x", "made by hand, owner=ann;ticket=OPS-1 purpose=builds")
                        .orElseThrow()
                        .toString());
        assertTrue(owners.of(ACCOUNT, "x", "coowner=ann").isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"owners\": [{\"owner\": \"a\"}]}; entry 1 lacks \"pattern\": add it",
                "{\"owners\": [{\"pattern\": \"a\"}]}; entry 1 lacks \"owner\": add it",
                "{\"owners\": [{\"pattern\": \"a\", \"owner\": \"b\", \"team\": \"c\"}]}; unknown field",
                "{\"owners\": [{\"pattern\": \"a\", \"owner\": 7}]}; no text in \"owner\""
            })
    void aBadOwnersFileNamesTheEntryAndWhatToDo(String content, String problem) throws IOException {
        Path file = Files.writeString(directory.resolve("bad.json"), content);

        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> Owners.file(file));

        assertTrue(String.valueOf(refused.getMessage()).contains(problem), refused::getMessage);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aLongNameIsComparedWithAPatternOfManyStarsInTimeProportionalToItsLength() throws IOException {
        Path file = Files.writeString(
                directory.resolve("owners.json"),
                "{\"owners\": [{\"pattern\": \"*a*a*a*a*a*a*b\", \"owner\": \"sim-team\"},"
                        + " {\"pattern\": \"a*aa\", \"owner\": \"sim-ends\"},"
                        + " {\"pattern\": \"b**c\", \"owner\": \"sim-stars\"}]}");
        Owners owners = Owners.file(file);
        assertTrue(owners.of(ACCOUNT, "x" + "a".repeat(64 << 10), null).isEmpty());
        assertEquals(
                "sim-team", owners.of(ACCOUNT, "aaaaaa\nb", null).orElseThrow().name());
        assertTrue(owners.of(ACCOUNT, "aa", null).isEmpty(), "the ends may not overlap");
        assertEquals("sim-ends", owners.of(ACCOUNT, "aaa", null).orElseThrow().name());
        assertEquals("sim-stars", owners.of(ACCOUNT, "bc", null).orElseThrow().name());
    }

    @Test
    void aNameThatExhaustsThePatternDoesNotFitAndIsNotExcepted() {
        String hostile = "a" + "-a".repeat(100_000);
        Pattern pattern = Pattern.compile("[a-z]+(-[a-z]+)*");
        TokenPolicy policy = policy(
                rules -> rules.namePattern(pattern, "ci-sim").except(PolicyRule.NAME_PATTERN, pattern, "sim", NOW));
        assertTrue(String.valueOf(policy.nameProblem(hostile)).contains("ci-sim"));
        assertFalse(policy.excepts(PolicyRule.NAME_PATTERN, hostile, NOW.minusSeconds(1)));
        TokenPolicy nested = policy(rules -> rules.namePattern(Pattern.compile("([a-z]+)*"), "sim"));
        assertTrue(String.valueOf(nested.nameProblem("a".repeat(64) + "!")).contains("sim"));
    }

    @Test
    void anUpdateIsCheckedByWhatNamesTheOwner() throws IOException {
        Path file = Files.writeString(
                directory.resolve("owners.json"), "{\"owners\": [{\"pattern\": \"ci-*\", \"owner\": \"sim-team\"}]}");
        AstroIam client = astro(policy(rules -> rules.owner(Owners.file(file))));
        TokenId id = client.tokens()
                .create(TokenSpec.builder("ci-sim")
                        .grant("WORKSPACE_MEMBER", Resource.workspace(astro.workspaceId()))
                        .neverExpires()
                        .build())
                .token()
                .id();
        assertEquals(
                List.of("policy.owner"),
                refused(() -> client.tokens()
                        .update(id, TokenUpdate.builder().name("sim").build())));
        UpdateApiTokenRequest rename =
                UpdateApiTokenRequest.builder().name("sim").build();
        assertEquals(
                List.of("policy.owner"),
                refused(() -> client.api()
                        .updateApiToken(astro.organizationId(), id.value(), rename)
                        .execute()));
        client.tokens()
                .update(
                        id,
                        TokenUpdate.builder()
                                .description("sim")
                                .grant("WORKSPACE_OWNER", Resource.workspace(astro.workspaceId()))
                                .build());
    }
}
