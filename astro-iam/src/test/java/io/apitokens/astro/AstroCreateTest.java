package io.apitokens.astro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import io.apitokens.Access;
import io.apitokens.Grant;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Role;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.astro.api.ApiToken;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.testkit.Fault;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstroCreateTest {

    private final TestOrganization fixture = new TestOrganization();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void rolesOnOrganizationWorkspaceAndDeploymentAreGivenInOneCreate() {
        IssuedToken issued = fixture.tokens()
                .create(TokenSpec.builder("all three")
                        .grant("ORGANIZATION_OWNER", TestOrganization.ORGANIZATION)
                        .grant("WORKSPACE_OWNER", fixture.workspace)
                        .grant("DEPLOYMENT_ADMIN", fixture.deployment)
                        .neverExpires()
                        .build());

        Access.Listed expected = new Access.Listed(List.of(
                new Grant(Role.named("ORGANIZATION_OWNER"), Resource.organization(fixture.astro.organizationId())),
                new Grant(Role.named("WORKSPACE_OWNER"), fixture.workspace),
                new Grant(Role.named("DEPLOYMENT_ADMIN"), fixture.deployment)));
        assertEquals(expected, issued.token().access());
        assertEquals(expected, fixture.tokens().get(issued.token().id()).access(), "the vendor knows the same roles");
        assertTrue(fixture.astro.accepts(issued.secret()));
        assertEquals(1, fixture.live());
        String id = issued.token().id().value();
        assertEquals(List.of("POST /tokens", "POST /tokens/" + id + "/roles", "GET /tokens/" + id), fixture.paths());
    }

    @Test
    void oneGrantTakesOneRequest() {
        IssuedToken issued = fixture.tokens().create(fixture.simple("one"));

        assertEquals(List.of("POST /tokens"), fixture.paths());
        assertEquals(
                JsonParser.parseString("{'name':'one','description':'made by a test','scope':'WORKSPACE','entityId':'"
                        + fixture.workspace.id() + "','role':'WORKSPACE_MEMBER'}"),
                fixture.body(0));
        assertEquals(Optional.of(fixture.workspace), issued.token().scope());
    }

    @Test
    void anOrganizationTokenIsRequestedWithoutEntityAndADescriptionIsSentEvenIfEmpty() {
        fixture.tokens()
                .create(TokenSpec.builder("org")
                        .grant("ORGANIZATION_MEMBER", Resource.organization(fixture.astro.organizationId()))
                        .neverExpires()
                        .build());

        assertEquals(
                JsonParser.parseString(
                        "{'name':'org','description':'','scope':'ORGANIZATION','role':'ORGANIZATION_MEMBER'}"),
                fixture.body(0));
    }

    @Test
    void theSecondStepSendsAllRolesBecauseItReplacesThem() {
        fixture.tokens()
                .create(fixture.twoSteps()
                        .grant("DAG_VIEWER", Resource.dag(fixture.deployment.id(), "etl"))
                        .grant("DAG_AUTHOR", Resource.dagTag(fixture.deployment.id(), "finance"))
                        .build());

        String deployment = fixture.deployment.id();
        assertEquals(
                JsonParser.parseString("{'roles':["
                        + "{'entityType':'WORKSPACE','entityId':'" + fixture.workspace.id()
                        + "','role':'WORKSPACE_OWNER'},"
                        + "{'entityType':'DEPLOYMENT','entityId':'" + deployment + "','role':'DEPLOYMENT_ADMIN'},"
                        + "{'entityType':'DAG','entityId':'etl','role':'DAG_VIEWER','deploymentId':'" + deployment
                        + "'},{'entityType':'DAG_TAG','entityId':'finance','role':'DAG_AUTHOR','deploymentId':'"
                        + deployment + "'}]}"),
                fixture.body(1));
    }

    @Test
    void theTokenHoldsTheRolesOfTheResponseAndNotThoseOfTheRequest() {
        fixture.astro.inject(Fault.status(200)
                .body("{\"workspaceRoles\":[{\"workspaceId\":\"w9\",\"role\":\"WORKSPACE_MEMBER\"}],"
                        + "\"dagRoles\":[{\"deploymentId\":\"d9\",\"dagTag\":\"red\",\"role\":\"DAG_VIEWER\"}]}")
                .on("POST", "/roles"));

        Token token = fixture.tokens().create(fixture.twoSteps().build()).token();

        assertEquals(
                new Access.Listed(List.of(
                        new Grant(Role.named("WORKSPACE_MEMBER"), Resource.workspace("w9")),
                        new Grant(Role.named("DAG_VIEWER"), Resource.dagTag("d9", "red")))),
                token.access());
        assertEquals(Optional.of(Resource.workspace("w9")), token.scope());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"workspaceRoles\":[{\"role\":\"WORKSPACE_MEMBER\"}]}",
                "{\"dagRoles\":[{\"deploymentId\":\"d9\",\"role\":\"DAG_VIEWER\"}]}"
            })
    void rolesMissingFromTheResponseAreUnknown(String response) {
        fixture.astro.inject(Fault.status(200).body(response).on("POST", "/roles"));

        assertInstanceOf(
                Access.Unknown.class,
                fixture.tokens().create(fixture.twoSteps().build()).token().access());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"workspaceRoles\":7}",
                "{\"organizationRole\":[],\"workspaceRoles\":[{\"workspaceId\":\"w9\",\"role\":\"WORKSPACE_MEMBER\"}]}",
                "{\"dagRoles\":[{\"deploymentId\":7,\"dagId\":\"etl\",\"role\":\"DAG_VIEWER\"}]}"
            })
    void mistypedRolesInTheResponseAreReadFromTheTokenInstead(String response) {
        fixture.astro.inject(Fault.status(200).body(response).on("POST", "/roles"));

        Token token = fixture.tokens().create(fixture.twoSteps().build()).token();

        assertEquals(token.access(), fixture.tokens().get(token.id()).access());
        assertEquals("GET", fixture.astro.requests().get(2).method());
    }

    @Test
    void theRecordOfANewTokenHoldsNoSecret() {
        IssuedToken issued = fixture.tokens().create(fixture.simple("unwrapped"));

        ApiToken record = issued.token().unwrap(ApiToken.class).orElseThrow();
        assertEquals(null, record.token());
        assertEquals("unwrapped", record.name());
        assertFalse((record + " " + issued + " " + issued.token())
                .contains(issued.secret().expose()));
    }

    @Test
    void aResponseWithSecretButWithoutIdHandsTheSecretOver() {
        fixture.astro.inject(Fault.status(200)
                .body("{\"name\":\"ci\",\"token\":\"eyJ-sim-7\"}")
                .on("POST", "/tokens"));

        LostCreateException lost =
                assertThrows(LostCreateException.class, () -> fixture.tokens().create(fixture.simple("ci")));

        assertEquals(Outcome.APPLIED, lost.outcome());
        assertEquals(Optional.of("eyJ-sim-7"), lost.takeSecret().map(Secret::expose));
        assertEquals(Optional.empty(), lost.takeSecret());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a/b", "..", "eyJhbGciOi", "has space", "x\\u0007y"})
    void aResponseWithSecretButWithAnInvalidIdHandsTheSecretOver(String id) {
        fixture.astro.inject(Fault.status(200)
                .body("{\"id\":\"" + id + "\",\"name\":\"ci\",\"token\":\"eyJ-sim-7\"}")
                .on("POST", "/tokens"));

        LostCreateException lost =
                assertThrows(LostCreateException.class, () -> fixture.tokens().create(fixture.simple("ci")));

        assertEquals(Outcome.APPLIED, lost.outcome());
        assertEquals(Optional.of("eyJ-sim-7"), lost.takeSecret().map(Secret::expose));
    }
}
