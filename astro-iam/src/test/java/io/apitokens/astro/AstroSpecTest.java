package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.TokenSpec;
import io.apitokens.TokenUpdate;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AstroSpecTest {

    private static final String OWN = "clx42kkcm01fo01o06agtmshg";
    private static final Resource WORKSPACE = Resource.workspace("clx42sxw501gl01o0gjenthnh");
    private static final Resource DEPLOYMENT = Resource.deployment("clyn6kxud003x01mtxmccegnh");

    private final TestOrganization fixture = new TestOrganization();

    @AfterEach
    void close() {
        fixture.close();
    }

    static Stream<Arguments> refusedGrants() {
        return Stream.of(
                refused(
                        "wider: workspace after deployment",
                        "grants[1].resource",
                        "is wider than the first grant's",
                        spec -> spec.grant("DEPLOYMENT_ADMIN", DEPLOYMENT).grant("WORKSPACE_OWNER", WORKSPACE)),
                refused(
                        "wider: organization after workspace",
                        "grants[1].resource",
                        "is wider than the first grant's",
                        spec -> spec.grant("WORKSPACE_OWNER", WORKSPACE)
                                .grant("ORGANIZATION_OWNER", Resource.account())),
                refused(
                        "wider: the third",
                        "grants[2].resource",
                        "is wider than the first grant's",
                        spec -> spec.grant("WORKSPACE_OWNER", WORKSPACE)
                                .grant("DEPLOYMENT_ADMIN", DEPLOYMENT)
                                .grant("ORGANIZATION_OWNER", Resource.organization(OWN))),
                refused(
                        "two roles on a workspace",
                        "grants[1]",
                        "has the same resource as",
                        spec -> spec.grant("WORKSPACE_OWNER", WORKSPACE).grant("WORKSPACE_MEMBER", WORKSPACE)),
                refused(
                        "two roles on the organization",
                        "grants[1]",
                        "has the same resource as",
                        spec -> spec.grant("ORGANIZATION_OWNER", Resource.account())
                                .grant("ORGANIZATION_MEMBER", Resource.organization(OWN))),
                refused(
                        "two roles on the organization, the other way",
                        "grants[2]",
                        "has the same resource as",
                        spec -> spec.grant("ORGANIZATION_OWNER", Resource.organization(OWN))
                                .grant("WORKSPACE_OWNER", WORKSPACE)
                                .grant("ORGANIZATION_MEMBER", Resource.account(OWN))),
                refused(
                        "two roles on a DAG",
                        "grants[2]",
                        "has the same resource as",
                        spec -> spec.grant("DEPLOYMENT_ADMIN", DEPLOYMENT)
                                .grant("DAG_VIEWER", Resource.dag(DEPLOYMENT.id(), "etl"))
                                .grant("DAG_AUTHOR", Resource.dag(DEPLOYMENT.id(), "etl"))),
                refused(
                        "foreign organization",
                        "grants[0].resource",
                        "is not this client's organization",
                        spec -> spec.grant("ORGANIZATION_OWNER", Resource.organization("clforeign"))),
                refused(
                        "foreign account",
                        "grants[0].resource",
                        "is not this client's organization",
                        spec -> spec.grant("ORGANIZATION_OWNER", Resource.account("clforeign"))),
                refused(
                        "role by id only",
                        "grants[0].role",
                        "has no name",
                        spec -> spec.grant(Role.withId("2"), WORKSPACE)),
                refused(
                        "further role by id only",
                        "grants[1].role",
                        "has no name",
                        spec -> spec.grant("WORKSPACE_OWNER", WORKSPACE).grant(Role.withId("2"), DEPLOYMENT)),
                refused(
                        "DAG first",
                        "grants[0].resource",
                        "is not a scope",
                        spec -> spec.grant("DAG_VIEWER", Resource.dag(DEPLOYMENT.id(), "etl"))),
                refused(
                        "DAG tag first",
                        "grants[0].resource",
                        "is not a scope",
                        spec -> spec.grant("DAG_VIEWER", Resource.dagTag(DEPLOYMENT.id(), "red"))),
                refused(
                        "kind that Astro does not have",
                        "grants[0].resource",
                        "has a kind that Astro does not support",
                        spec -> spec.grant("OWNER", Resource.of("CLUSTER", "c1"))),
                refused(
                        "further kind that Astro does not have",
                        "grants[1].resource",
                        "has a kind",
                        spec -> spec.grant("WORKSPACE_OWNER", WORKSPACE).grant("OWNER", Resource.of("CLUSTER", "c1"))));
    }

    private static Arguments refused(
            String name, String field, String problem, UnaryOperator<TokenSpec.Builder> grants) {
        return Arguments.of(name, field, problem, grants);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedGrants")
    void grantsThatAstroCannotGiveAreRefusedByNameBeforeAnythingIsSent(
            String name, String field, String problem, UnaryOperator<TokenSpec.Builder> grants) {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> fixture.tokens()
                        .create(grants.apply(TokenSpec.builder("ci"))
                                .neverExpires()
                                .build()),
                name);

        assertEquals(field, refused.field());
        assertTrue(refused.getMessage().startsWith(field + " " + problem), refused.getMessage());
        assertNothingWasSent(refused);
    }

    @Test
    void aSpecOfAnotherOrganizationDoesNotQuoteIt() {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class,
                () -> fixture.tokens()
                        .create(TokenSpec.builder("ci")
                                .grant("ORGANIZATION_OWNER", Resource.organization("eyJ-sim-secret"))
                                .neverExpires()
                                .build()));

        assertFalse(refused.getMessage().contains("eyJ"));
    }

    @Test
    void anUpdateToRolesThatAstroCannotGiveIsRefusedBeforeAnythingIsSent() {
        TokenUpdate twice = TokenUpdate.builder()
                .grant("ORGANIZATION_OWNER", Resource.account())
                .grant("ORGANIZATION_MEMBER", Resource.organization(OWN))
                .build();

        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> fixture.tokens().update(fixture.id("clany"), twice));

        assertEquals("grants[1]", refused.field());
        assertNothingWasSent(refused);
    }

    @ParameterizedTest
    @CsvSource({"PT47H59M59S, 1", "P2DT1H, 2", "P30DT23H59M59.999S, 30", "P3650DT23H, 3650"})
    void anInstantIsRoundedDownToWholeDays(Duration ahead, long days) {
        Instant asked = TestOrganization.START.plus(ahead);

        IssuedToken issued = create(spec -> spec.expiresAt(asked));

        assertEquals(days, fixture.body(0).get("tokenExpiryPeriodInDays").getAsLong());
        Instant end = issued.token().expiry().endsAt().orElseThrow();
        assertFalse(end.isAfter(asked), "never longer than asked");
        assertTrue(end.isAfter(asked.minus(Duration.ofDays(1))), "less than a day earlier");
    }

    @Test
    void anInstantIsStillNotExceededWhenTheFirstAttemptHadToWait() {
        Instant asked = TestOrganization.START.plus(Duration.ofDays(30));
        fixture.astro.inject(Fault.status(429).header("Retry-After", "20"));

        IssuedToken issued = create(spec -> spec.expiresAt(asked));

        Instant end = issued.token().expiry().endsAt().orElseThrow();
        assertFalse(end.isAfter(asked), "asked for " + asked + ", got " + end);
    }

    @ParameterizedTest
    @CsvSource({"P1D, 1", "P30D, 30", "PT48H, 2", "P3650D, 3650"})
    void aDurationOfWholeDaysIsKept(Duration length, long days) {
        IssuedToken issued = create(spec -> spec.expiresAfter(length));

        assertEquals(days, fixture.body(0).get("tokenExpiryPeriodInDays").getAsLong());
        assertEquals(
                Optional.of(TestOrganization.START.plus(length)),
                issued.token().expiry().endsAt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT36H             | is not in whole days: choose 1 or 2 days",
                "P30DT1S           | is not in whole days: choose 30 or 31 days",
                "P29DT23H59M59.9S  | is not in whole days: choose 29 or 30 days",
                "PT1H              | is not in whole days: choose 1 day",
                "PT0.000000001S    | is not in whole days: choose 1 day",
                "P3651D            | is 3651 whole days away: the vendor allows 1 to 3650",
                "P36500D           | is 36500 whole days away: the vendor allows 1 to 3650"
            })
    void anotherDurationIsRefused(Duration length, String problem) {
        InvalidInputException refused =
                assertThrows(InvalidInputException.class, () -> create(spec -> spec.expiresAfter(length)));

        assertEquals("expiresAfter " + problem, refused.getMessage());
        assertNothingWasSent(refused);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PT0S              | is in the past",
                "PT-1S             | is in the past",
                "P-400D            | is in the past",
                "PT1S              | is 0 whole days away: the vendor allows 1 to 3650",
                "PT23H59M59.999S   | is 0 whole days away: the vendor allows 1 to 3650",
                "P3651DT12H        | is 3651 whole days away: the vendor allows 1 to 3650"
            })
    void anotherInstantIsRefused(Duration ahead, String problem) {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> create(spec -> spec.expiresAt(TestOrganization.START.plus(ahead))));

        assertEquals("expiresAt " + problem, refused.getMessage());
        assertNothingWasSent(refused);
    }

    @ParameterizedTest
    @CsvSource({"-1000000000-01-01T00:00:00Z", "+1000000000-12-31T23:59:59.999999999Z"})
    void theFarthestInstantsAreRefusedLikeOthers(Instant end) {
        assertEquals(
                "expiresAt",
                assertThrows(InvalidInputException.class, () -> create(spec -> spec.expiresAt(end)))
                        .field());
    }

    @Test
    void theLongestDurationIsRefusedLikeOthers() {
        assertEquals(
                "expiresAfter",
                assertThrows(
                                InvalidInputException.class,
                                () -> create(
                                        spec -> spec.expiresAfter(Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))))
                        .field());
    }

    @Test
    void aTokenThatNeverExpiresIsRequestedWithoutAPeriod() {
        create(TokenSpec.Builder::neverExpires);

        assertFalse(fixture.body(0).has("tokenExpiryPeriodInDays"));
    }

    private IssuedToken create(UnaryOperator<TokenSpec.Builder> lifetime) {
        return fixture.tokens()
                .create(lifetime.apply(TokenSpec.builder("ci").grant("WORKSPACE_OWNER", WORKSPACE))
                        .build());
    }

    private void assertNothingWasSent(InvalidInputException refused) {
        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertEquals(0, refused.attempts());
        assertEquals(0, fixture.astro.requests().size());
    }
}
