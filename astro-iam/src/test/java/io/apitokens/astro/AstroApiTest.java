package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Secret;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.astro.api.ApiTokenRole;
import io.apitokens.astro.api.ApiTokensPaginated;
import io.apitokens.astro.api.AstroApi;
import io.apitokens.astro.api.CreateAgentTokenRequest;
import io.apitokens.astro.api.CreateApiTokenRequest;
import io.apitokens.astro.api.DagRole;
import io.apitokens.astro.api.DeploymentRole;
import io.apitokens.astro.api.EntityType;
import io.apitokens.astro.api.SubjectRoles;
import io.apitokens.astro.api.TokenKind;
import io.apitokens.astro.api.TokenScope;
import io.apitokens.astro.api.UpdateApiTokenRequest;
import io.apitokens.astro.api.UpdateApiTokenRolesRequest;
import io.apitokens.astro.api.WorkspaceRole;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.testkit.Fault;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstroApiTest {

    private final TestOrganization fixture = new TestOrganization();
    private final AstroApi api = fixture.iam.api();
    private final String organization = fixture.astro.organizationId();
    private final String deployment = fixture.astro.deploymentId();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void allSevenOperationsOfATokenWorkTogether() {
        ApiToken created = api.createApiToken(
                        organization,
                        CreateApiTokenRequest.builder()
                                .name("direct")
                                .description("typed")
                                .scope(TokenScope.DEPLOYMENT)
                                .entityId(deployment)
                                .role("DEPLOYMENT_ADMIN")
                                .kind(TokenKind.DIRECT_ACCESS)
                                .tokenExpiryPeriodInDays(7L)
                                .build())
                .execute();
        Secret secret = Objects.requireNonNull(created.token());
        assertTrue(fixture.astro.accepts(secret));
        assertEquals(TokenKind.DIRECT_ACCESS, created.kind());
        assertEquals(7, created.expiryPeriodInDays());

        String id = created.id();
        ApiToken read = api.getApiToken(organization, id).execute();
        assertEquals(created.withoutSecrets(), read);

        ApiToken renamed = api.updateApiToken(
                        organization,
                        id,
                        UpdateApiTokenRequest.builder()
                                .name("other")
                                .description("x")
                                .build())
                .execute();
        assertEquals("other", renamed.name());

        SubjectRoles roles = api.updateApiTokenRoles(
                        organization,
                        id,
                        UpdateApiTokenRolesRequest.builder()
                                .roles(List.of(
                                        new ApiTokenRole(EntityType.DEPLOYMENT, deployment, "DEPLOYMENT_ADMIN", null),
                                        new ApiTokenRole(EntityType.DAG, "etl", "DAG_VIEWER", deployment)))
                                .build())
                .execute();
        assertEquals(List.<WorkspaceRole>of(), roles.workspaceRoles());
        assertEquals(List.of(new DeploymentRole(deployment, "DEPLOYMENT_ADMIN")), roles.deploymentRoles());
        DagRole dag = Objects.requireNonNull(roles.dagRoles()).get(0);
        assertEquals("etl", dag.dagId());
        assertEquals(deployment, dag.deploymentId());
        assertNull(dag.dagTag());

        ApiToken rotated = api.rotateApiToken(organization, id).execute();
        assertFalse(fixture.astro.accepts(secret));
        assertTrue(fixture.astro.accepts(Objects.requireNonNull(rotated.token())));

        api.deleteApiToken(organization, id).execute();
        assertThrows(
                NotFoundException.class, () -> api.getApiToken(organization, id).execute());
        assertEquals(
                1,
                Objects.requireNonNull(api.listApiTokens(organization, AstroApi.ListApiTokensQuery.none())
                                .execute()
                                .tokens())
                        .size());
    }

    @Test
    void allParametersOfTheListAreSent() {
        AstroApi.ListApiTokensQuery query = AstroApi.ListApiTokensQuery.builder()
                .workspaceId("cl w")
                .deploymentId("cl/d")
                .dagId("etl&x=1")
                .dagTags(List.of("red", "blue"))
                .includeOnlyOrganizationTokens(false)
                .kind(TokenKind.STANDARD)
                .offset(3L)
                .limit(7L)
                .sorts(List.of("name:desc", "createdAt:asc"))
                .build();

        ApiTokensPaginated page = api.listApiTokens(organization, query).execute();

        assertEquals(
                "?workspaceId=cl%20w&deploymentId=cl%2Fd&dagId=etl%26x%3D1&dagTags=red&dagTags=blue"
                        + "&includeOnlyOrganizationTokens=false&kind=STANDARD&offset=3&limit=7&sorts=name%3Adesc"
                        + "&sorts=createdAt%3Aasc",
                queryOf(0));
        assertEquals(3, page.offset());
        assertEquals(7, page.limit());
        assertEquals(0, page.totalCount());
    }

    @Test
    void aListWithoutParametersSendsNone() {
        ApiTokensPaginated page = api.listApiTokens(organization, AstroApi.ListApiTokensQuery.none())
                .execute();

        assertEquals("", queryOf(0));
        assertEquals(20, page.limit());
        assertEquals(1, page.totalCount());
    }

    @Test
    void theVendorsFiltersChooseTokens() {
        fixture.tokens().create(fixture.simple("in the workspace"));
        fixture.tokens().create(fixture.twoSteps().build());

        assertEquals(3, count(AstroApi.ListApiTokensQuery.none()));
        assertEquals(
                2,
                count(AstroApi.ListApiTokensQuery.builder()
                        .workspaceId(fixture.workspace.id())
                        .build()));
        assertEquals(
                1,
                count(AstroApi.ListApiTokensQuery.builder()
                        .deploymentId(deployment)
                        .build()));
        assertEquals(
                1,
                count(AstroApi.ListApiTokensQuery.builder()
                        .includeOnlyOrganizationTokens(true)
                        .build()));
        assertEquals(
                0,
                count(AstroApi.ListApiTokensQuery.builder()
                        .kind(TokenKind.DIRECT_ACCESS)
                        .build()));
    }

    @Test
    void agentTokensAreMadeListedReadAndDeleted() {
        ApiToken made = agent("agent one");
        agent("agent two");
        Secret secret = Objects.requireNonNull(made.token());
        assertEquals("eyJ", secret.expose().substring(0, 3));
        assertEquals(30, made.expiryPeriodInDays());

        assertEquals(
                made.withoutSecrets(),
                api.getAgentToken(organization, deployment, made.id()).execute());
        ApiTokensPaginated page = api.listAgentTokens(
                        organization,
                        deployment,
                        AstroApi.ListAgentTokensQuery.builder()
                                .offset(0L)
                                .limit(1L)
                                .sorts(List.of("createdById:asc", "name:desc"))
                                .build())
                .execute();
        assertEquals(2, page.totalCount());
        assertEquals("agent two", Objects.requireNonNull(page.tokens()).get(0).name());
        assertEquals("?offset=0&limit=1&sorts=createdById%3Aasc&sorts=name%3Adesc", queryOf(3));

        api.deleteAgentToken(organization, deployment, made.id()).execute();
        assertEquals(
                1,
                api.listAgentTokens(organization, deployment, AstroApi.ListAgentTokensQuery.none())
                        .execute()
                        .totalCount());
        assertFalse(fixture.astro.accepts(secret));
    }

    @Test
    void agentTokensAreNoTokensOfTheOrganization() {
        ApiToken made = agent("agent");

        assertEquals(1, count(AstroApi.ListApiTokensQuery.none()));
        assertThrows(
                NotFoundException.class,
                () -> api.getApiToken(organization, made.id()).execute());
        assertThrows(
                NotFoundException.class,
                () -> api.getAgentToken(organization, fixture.astro.otherDeploymentId(), made.id())
                        .execute());
    }

    @Test
    void anAgentTokenWhoseResponseIsLostIsNotRequestedTwice() {
        fixture.astro.inject(Fault.responseLost().on("POST", "/agent-tokens"));

        TransportException lost = assertThrows(TransportException.class, () -> agent("agent"));

        assertEquals(Outcome.UNKNOWN, lost.outcome());
        assertEquals(1, fixture.live());
    }

    @Test
    void anAgentTokenIsDeletedOnceAlthoughTheResponseIsLost() {
        ApiToken made = agent("agent");
        fixture.astro.inject(Fault.responseLost().on("DELETE", ".*/agent-tokens/[^/]+"));

        api.deleteAgentToken(organization, deployment, made.id()).execute();

        assertEquals(0, fixture.live());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a b", "eyJhbGciOi", "a?b", "ä"})
    void idsThatCannotBeOnesAreRefusedInEachPlaceOfAPath(String id) {
        assertRefused("organizationId", () -> api.getApiToken(id, "cl1"));
        assertRefused("tokenId", () -> api.getApiToken(organization, id));
        assertRefused("tokenId", () -> api.rotateApiToken(organization, id));
        assertRefused("deploymentId", () -> api.getAgentToken(organization, id, "cl1"));
        assertRefused("agentTokenId", () -> api.deleteAgentToken(organization, deployment, id));
        assertEquals(0, fixture.astro.requests().size());
    }

    @Test
    void boundsOfTheSpecAreCheckedBeforeSending() {
        assertRefused(
                "CreateApiTokenRequest.tokenExpiryPeriodInDays",
                () -> CreateApiTokenRequest.builder()
                        .name("x")
                        .scope(TokenScope.ORGANIZATION)
                        .role("r")
                        .tokenExpiryPeriodInDays(3651L)
                        .build());
        assertRefused(
                "UpdateApiTokenRequest.name",
                () -> UpdateApiTokenRequest.builder().name("x".repeat(257)).build());
        assertRefused(
                "UpdateApiTokenRolesRequest.roles",
                () -> UpdateApiTokenRolesRequest.builder().roles(List.of()).build());
    }

    private static void assertRefused(String field, Executable call) {
        assertEquals(field, assertThrows(InvalidInputException.class, call).field());
    }

    private ApiToken agent(String name) {
        return api.createAgentToken(
                        organization,
                        deployment,
                        CreateAgentTokenRequest.builder()
                                .name(name)
                                .description("for agents")
                                .tokenExpiryPeriodInDays(30L)
                                .build())
                .execute();
    }

    private int count(AstroApi.ListApiTokensQuery query) {
        return Objects.requireNonNull(
                        api.listApiTokens(organization, query).execute().tokens())
                .size();
    }

    private String queryOf(int request) {
        String path = fixture.astro.requests().get(request).path();
        int query = path.indexOf('?');
        return query < 0 ? "" : path.substring(query);
    }
}
