package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedAstroTest {
    private final SettableClock clock = new SettableClock();
    private final SimulatedAstro astro = SimulatedAstro.start(clock);
    private final String tokens = "/organizations/" + astro.organizationId() + "/tokens";
    private final TestClient client = clientOf(astro.credential());

    private TestClient clientOf(Secret credential) {
        return new TestClient(astro.baseUrl(), "Bearer " + credential.expose());
    }

    private TestClient.Reply create(String body) {
        return client.post(tokens, body.replace('\'', '"'));
    }

    private TestClient.Reply createWorkspaceToken() {
        return create("{'name':'ci','description':'robot','scope':'WORKSPACE','entityId':'" + astro.workspaceId()
                + "','role':'WORKSPACE_OWNER','tokenExpiryPeriodInDays':30}");
    }

    private static String field(TestClient.Reply refused) {
        assertEquals(400, refused.status());
        assertEquals(400, refused.object().get("statusCode").getAsInt());
        assertTrue(refused.string("requestId").startsWith("sim-"));
        return refused.invalidField();
    }

    @AfterEach
    void close() {
        astro.close();
    }

    @Test
    void createReturns200WithTheTokenAndItsSecretOnce() {
        TestClient.Reply created = createWorkspaceToken();
        assertEquals(200, created.status());
        assertEquals(25, created.string("id").length());
        assertEquals("2026-08-31T12:00:00Z", created.string("endAt"));
        assertEquals(30, created.object().get("expiryPeriodInDays").getAsInt());
        assertEquals(
                "WORKSPACE_OWNER",
                created.object()
                        .getAsJsonArray("roles")
                        .get(0)
                        .getAsJsonObject()
                        .get("role")
                        .getAsString());
        assertFalse(client.get(tokens + "/" + created.string("id")).object().has("token"));
        assertFalse(client.get(tokens).text().contains("eyJ"));
    }

    @Test
    void aSecretLooksLikeAJwtAndSaysThatItIsSimulated() {
        String secret = createWorkspaceToken().string("token");
        String[] parts = secret.split("\\.");
        assertEquals(3, parts.length);
        assertTrue(secret.startsWith("eyJ"));
        assertTrue(parts[2].contains("sim"));
        String head = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
        assertEquals(
                "sim", JsonParser.parseString(head).getAsJsonObject().get("typ").getAsString());
    }

    @Test
    void withoutExpiryATokenNeverEndsAndTheFieldsAreLeftOut() {
        JsonObject token = create("{'name':'n','scope':'ORGANIZATION','role':'ORGANIZATION_MEMBER'}")
                .object();
        assertFalse(token.has("endAt"));
        assertFalse(token.has("expiryPeriodInDays"));
        assertFalse(token.has("lastUsedAt"));
        assertFalse(token.has("lastRotatedAt"));
        assertEquals("", token.get("description").getAsString());
        assertEquals("STANDARD", token.get("kind").getAsString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name                    | {'scope':'ORGANIZATION','role':'ORGANIZATION_OWNER'}",
                "scope                   | {'name':'n','role':'ORGANIZATION_OWNER'}",
                "scope                   | {'name':'n','scope':'PLANET','role':'ORGANIZATION_OWNER'}",
                "role                    | {'name':'n','scope':'ORGANIZATION'}",
                "role                    | {'name':'n','scope':'ORGANIZATION','role':'EMPEROR'}",
                "role                    | {'name':'n','scope':'ORGANIZATION','role':'WORKSPACE_OWNER'}",
                "entityId                | {'name':'n','scope':'WORKSPACE','role':'WORKSPACE_OWNER'}",
                "entityId                | {'name':'n','scope':'WORKSPACE','role':'WORKSPACE_OWNER','entityId':'x'}",
                "entityId                | {'name':'n','scope':'ORGANIZATION','role':'ORGANIZATION_OWNER','entityId':'x'}",
                "kind                    | {'name':'n','scope':'ORGANIZATION','role':'ORGANIZATION_OWNER','kind':'ODD'}"
            })
    void anInvalidCreateNamesTheField(String field, String body) {
        assertEquals(field, field(create(body.replace('\'', '"'))));
        assertEquals(1, astro.liveTokenIds().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3651", "1.5", "'30'", "-1"})
    void theExpiryIs1To3650Days(String days) {
        String body = "{'name':'n','scope':'ORGANIZATION','role':'ORGANIZATION_OWNER','tokenExpiryPeriodInDays':";
        assertEquals("tokenExpiryPeriodInDays", field(create(body + days + "}")));
        assertEquals(200, create(body + "1}").status());
        assertEquals(200, create(body + "3650}").status());
    }

    @Test
    void theNameHasUpTo256AndTheDescriptionUpTo500Characters() {
        String path = tokens + "/" + createWorkspaceToken().string("id");
        String update = "{\"name\":\"%s\",\"description\":\"%s\"}";
        assertEquals("name", field(client.post(path, update.formatted("n".repeat(257), ""))));
        assertEquals("name", field(client.post(path, update.formatted("", ""))));
        assertEquals("description", field(client.post(path, update.formatted("n", "d".repeat(501)))));
        assertEquals(
                200,
                client.post(path, update.formatted("n".repeat(256), "d".repeat(500)))
                        .status());
    }

    @Test
    void anUpdateThatLeavesTheDescriptionOutClearsIt() {
        String path = tokens + "/" + createWorkspaceToken().string("id");
        clock.advance(Duration.ofMinutes(1));
        TestClient.Reply updated = client.post(path, "{\"name\":\"next\"}");
        assertEquals("next", updated.string("name"));
        assertEquals("", updated.string("description"));
        assertEquals("2026-08-01T12:01:00Z", updated.string("updatedAt"));
        assertEquals(
                "SERVICEKEY",
                updated.object().getAsJsonObject("updatedBy").get("subjectType").getAsString());
    }

    @Test
    void rotationKillsThePreviousSecretAtOnceAndKeepsTheEnd() {
        TestClient.Reply created = createWorkspaceToken();
        Secret before = Secret.of(created.string("token"));
        clock.advance(Duration.ofDays(1));
        TestClient.Reply rotated = client.post(tokens + "/" + created.string("id") + "/rotate", "");
        Secret after = Secret.of(rotated.string("token"));
        assertNotEquals(before, after);
        assertFalse(astro.accepts(before));
        assertTrue(astro.accepts(after));
        assertEquals("2026-08-02T12:00:00Z", rotated.string("lastRotatedAt"));
        assertEquals(created.string("endAt"), rotated.string("endAt"));
        assertNotEquals(created.string("shortToken"), rotated.string("shortToken"));
    }

    @Test
    void aCallerThatRotatesItselfIsLockedOutWithTheOldSecret() {
        String own = astro.liveTokenIds().iterator().next();
        String next = client.post(tokens + "/" + own + "/rotate", "").string("token");
        assertEquals(401, client.get(tokens).status());
        assertEquals(200, clientOf(Secret.of(next)).get(tokens).status());
        assertEquals(1, astro.rejectedRequests());
    }

    @Test
    void aDeletedTokenIsNotFoundByAnyOperation() {
        String path = tokens + "/" + createWorkspaceToken().string("id");
        assertEquals(204, client.delete(path).status());
        assertEquals(404, client.delete(path).status());
        assertEquals(404, client.get(path).status());
        assertEquals(404, client.post(path, "{\"name\":\"n\"}").status());
        assertEquals(404, client.post(path + "/rotate", "").status());
        assertEquals(404, client.post(path + "/roles", "{}").status());
    }

    @Test
    void anExpiredTokenStaysListedButNoLongerAuthenticates() {
        TestClient.Reply created = createWorkspaceToken();
        clock.advance(Duration.ofDays(30));
        assertEquals(200, client.get(tokens + "/" + created.string("id")).status());
        assertFalse(astro.liveTokenIds().contains(created.string("id")));
        assertEquals(
                401, clientOf(Secret.of(created.string("token"))).get(tokens).status());
    }

    @Test
    void theLastUseIsLeftOutUntilTheTokenMakesARequest() {
        TestClient.Reply created = createWorkspaceToken();
        String path = tokens + "/" + created.string("id");
        assertFalse(client.get(path).object().has("lastUsedAt"));
        clientOf(Secret.of(created.string("token"))).get(tokens);
        assertEquals("2026-08-01T12:00:00Z", client.get(path).string("lastUsedAt"));
    }

    @Test
    void onlyOwnersManageTokens() {
        TestClient workspaceOwner = clientOf(Secret.of(createWorkspaceToken().string("token")));
        String own = "{\"name\":\"n\",\"scope\":\"DEPLOYMENT\",\"entityId\":\"%s\",\"role\":\"DEPLOYMENT_ADMIN\"}";
        assertEquals(
                200,
                workspaceOwner.post(tokens, own.formatted(astro.deploymentId())).status());
        assertEquals(
                403,
                workspaceOwner
                        .post(tokens, own.formatted(astro.otherDeploymentId()))
                        .status());
        astro.callerRole("ORGANIZATION_MEMBER");
        assertEquals(403, createWorkspaceToken().status());
    }

    @Test
    void anotherOrganizationAndAForeignCredentialAreRefused() {
        assertEquals(404, client.get("/organizations/clsimelsewhere/tokens").status());
        TestClient.Reply refused = client.as("Bearer eyJsim.fake.x").get(tokens);
        assertEquals(401, refused.status());
        assertEquals(
                List.of(401, 401),
                List.of(
                        refused.object().get("statusCode").getAsInt(),
                        client.as("").get(tokens).status()));
        assertEquals(405, client.put(tokens, "{}").status());
    }
}
