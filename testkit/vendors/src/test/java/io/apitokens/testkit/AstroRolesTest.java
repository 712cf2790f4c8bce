package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstroRolesTest {
    private static final String ORGANIZATION =
            "{'entityType':'ORGANIZATION','entityId':'clx42kkcm01fo01o06agtmshg','role':'ORGANIZATION_OWNER'}";
    private static final String WORKSPACE =
            "{'entityType':'WORKSPACE','entityId':'clx42sxw501gl01o0gjenthnh','role':'WORKSPACE_OWNER'}";
    private static final String DEPLOYMENT =
            "{'entityType':'DEPLOYMENT','entityId':'clyn6kxud003x01mtxmccegnh','role':'DEPLOYMENT_ADMIN'}";
    private static final String DAG =
            "{'entityType':'DAG','entityId':'etl','role':'DAG_VIEWER','deploymentId':'clyn6kxud003x01mtxmccegnh'}";
    private static final String DAG_TAG =
            "{'entityType':'DAG_TAG','entityId':'daily','role':'DAG_AUTHOR','deploymentId':'clyn6kxud003x01mtxmccegnh'}";

    private final SimulatedAstro astro = SimulatedAstro.start(new SettableClock());
    private final String tokens = "/organizations/" + astro.organizationId() + "/tokens";
    private final TestClient client =
            new TestClient(astro.baseUrl(), "Bearer " + astro.credential().expose());

    @AfterEach
    void close() {
        astro.close();
    }

    /** Creates a token of the scope and entity of its primary role; returns its path. */
    private String create(String primary) {
        JsonObject role = com.google.gson.JsonParser.parseString(primary.replace('\'', '"'))
                .getAsJsonObject();
        String body = "{\"name\":\"n\",\"scope\":%s,\"entityId\":%s,\"role\":%s}"
                .formatted(role.get("entityType"), role.get("entityId"), role.get("role"));
        return tokens + "/" + client.post(tokens, body).string("id");
    }

    private TestClient.Reply replace(String token, String... roles) {
        String body = "{\"roles\":[" + String.join(",", roles) + "]}";
        return client.post(token + "/roles", body.replace('\'', '"'));
    }

    @Test
    void aReplacedSetIsReturnedGroupedAndShownFlat() {
        String token = create(ORGANIZATION);
        TestClient.Reply response = replace(token, ORGANIZATION, WORKSPACE, DEPLOYMENT, DAG, DAG_TAG);
        assertEquals(200, response.status());
        assertEquals("ORGANIZATION_OWNER", response.string("organizationRole"));
        assertEquals(
                "[{\"role\":\"WORKSPACE_OWNER\",\"workspaceId\":\"clx42sxw501gl01o0gjenthnh\"}]",
                response.object().get("workspaceRoles").toString());
        assertEquals(1, response.object().getAsJsonArray("deploymentRoles").size());
        assertTrue(response.object().get("dagRoles").toString().contains("\"dagTag\":\"daily\""));
        assertTrue(response.object().get("dagRoles").toString().contains("\"dagId\":\"etl\""));
        assertEquals(5, client.get(token).object().getAsJsonArray("roles").size());
        replace(token, ORGANIZATION);
        assertEquals(1, client.get(token).object().getAsJsonArray("roles").size());
    }

    @Test
    void theSetIsNeverEmpty() {
        String token = create(WORKSPACE);
        assertEquals(400, replace(token).status());
        assertEquals(400, client.post(token + "/roles", "{}").status());
    }

    @Test
    void aWorkspaceTokenHoldsNoOrganizationRole() {
        String token = create(WORKSPACE);
        assertEquals(400, replace(token, WORKSPACE, ORGANIZATION).status());
        assertEquals(200, replace(token, WORKSPACE, DEPLOYMENT).status());
    }

    @Test
    void aDeploymentTokenHoldsNothingWider() {
        String token = create(DEPLOYMENT);
        assertEquals(400, replace(token, DEPLOYMENT, WORKSPACE).status());
        assertEquals(200, replace(token, DEPLOYMENT, DAG, DAG_TAG).status());
    }

    @Test
    void exactlyOneRoleIsOnTheTokensOwnEntity() {
        String token = create(WORKSPACE);
        assertEquals(400, replace(token, DEPLOYMENT).status());
        String other = WORKSPACE.replace("clx42sxw501gl01o0gjenthnh", astro.otherWorkspaceId());
        assertEquals(400, replace(token, WORKSPACE, other).status());
        assertEquals(400, replace(token, other).status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'entityType':'PLANET','entityId':'x','role':'r'}",
                "{'entityType':'DEPLOYMENT','entityId':'clsimnowhere','role':'DEPLOYMENT_ADMIN'}",
                "{'entityType':'DEPLOYMENT','entityId':'clyn6kxud003x01mtxmccegnh','role':'EMPEROR'}",
                "{'entityType':'DAG','entityId':'etl','role':'DAG_VIEWER'}",
                "{'entityType':'DAG','entityId':'etl','role':'DAG_VIEWER','deploymentId':'clsimnowhere'}",
                "'DEPLOYMENT_ADMIN'"
            })
    void anUnknownEntityRoleOrShapeChangesNothing(String role) {
        String token = create(WORKSPACE);
        assertEquals(400, replace(token, WORKSPACE, role).status());
        assertEquals(1, client.get(token).object().getAsJsonArray("roles").size());
    }

    @Test
    void anEntityHoldsOneRole() {
        String second = DEPLOYMENT.replace("DEPLOYMENT_ADMIN", "on-call");
        astro.customRole("on-call");
        String token = create(WORKSPACE);
        assertEquals(400, replace(token, WORKSPACE, DEPLOYMENT, second).status());
        assertEquals(200, replace(token, WORKSPACE, second).status());
    }
}
