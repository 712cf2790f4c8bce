package io.apitokens.testkit;

import static io.apitokens.testkit.GcoreFixture.SPEC;
import static io.apitokens.testkit.GcoreFixture.TOKENS;
import static io.apitokens.testkit.GcoreFixture.USERS;
import static io.apitokens.testkit.GcoreFixture.clientOf;
import static io.apitokens.testkit.GcoreFixture.spec;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedGcoreTest {
    private static final String V1 = "/iam/clients/9262944/tokens";

    private final SettableClock clock = new SettableClock();
    private final SimulatedGcore gcore = SimulatedGcore.start(clock);
    private final TestClient client = clientOf(gcore);

    private TestClient.Reply create() {
        return client.post(TOKENS, SPEC);
    }

    private static Set<String> ids(TestClient.Reply list) {
        return Set.copyOf(list.strings("id"));
    }

    @AfterEach
    void close() {
        gcore.close();
    }

    @Test
    void createReturns200WithTheWholeTokenAndItsSecretOnce() {
        TestClient.Reply created = create();
        assertEquals(200, created.status());
        String id = created.string("id");
        assertTrue(created.string("token").startsWith(id + "_sim"));
        assertEquals("2026-08-01T12:00:00.000000Z", created.string("created"));
        assertTrue(created.object().get("exp_date").isJsonNull());
        JsonObject user = created.object().getAsJsonObject("client_user");
        assertEquals(gcore.userId(), user.get("user_id").getAsLong());
        assertEquals(gcore.clientId(), user.get("client_id").getAsLong());
        assertFalse(client.get(TOKENS + "/" + id).object().has("token"));
        assertFalse(client.get(TOKENS).text().contains("sim0"));
    }

    @Test
    void theFirstVersionMakesSecretsWithADollarAndSharesTheTokens() {
        TestClient.Reply created = client.post(V1, spec("null", USERS));
        assertTrue(created.string("token").startsWith(created.string("id") + "$sim"));
        assertEquals(200, client.get(TOKENS + "/" + created.string("id")).status());
        assertEquals(204, client.delete(V1 + "/" + created.string("id")).status());
    }

    @Test
    void theAccountReturnsItsIdAndTheCaller() {
        JsonObject me = client.get("/iam/clients/me").object();
        assertEquals(gcore.clientId(), me.get("id").getAsLong());
        assertEquals(gcore.userId(), me.get("currentUser").getAsLong());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | Authentication credentials were not provided.",
                "Bearer 1_simx       | Given token not valid for any token type",
                "apikey 1_simx       | Given token not valid for any token type",
                "APIKey 29841        | Bad token: 29841",
                "APIKey 42_simforeign| Bad permanent token: 42_simfo"
            })
    void aForeignCredentialIsRefusedInTheVendorsWordsAndNotRecorded(String authorization, String message) {
        TestClient.Reply refused = client.as(authorization).get(TOKENS);
        assertEquals(401, refused.status());
        assertEquals(message, refused.string("message"));
        assertEquals(1, gcore.rejectedRequests());
        assertEquals(List.of(), gcore.requests());
    }

    @Test
    void aDeletedTokenNoLongerAuthenticates() {
        TestClient.Reply created = create();
        Secret made = Secret.of(created.string("token"));
        assertTrue(gcore.accepts(made));
        client.delete(TOKENS + "/" + created.string("id"));
        assertFalse(gcore.accepts(made));
        assertEquals(
                "Token is invalid or expired", clientOf(gcore, made).get(TOKENS).string("message"));
    }

    @Test
    void aDeletedTokenIsGoneAndASecondDeleteGives404() {
        String path = TOKENS + "/" + create().string("id");
        assertEquals(204, client.delete(path).status());
        assertEquals(404, client.get(path).status());
        assertEquals(404, client.delete(path).status());
        assertEquals(2, client.get(TOKENS).array().size());
    }

    @Test
    void softDeletionKeepsShowingWhatIsDead() {
        gcore.softDelete(true);
        String id = create().string("id");
        client.delete(TOKENS + "/" + id);
        JsonObject dead = client.get(TOKENS + "/" + id).object();
        assertTrue(dead.get("deleted").getAsBoolean());
        assertFalse(gcore.liveTokenIds().contains(id));
        assertEquals(404, client.delete(TOKENS + "/" + id).status());
        assertTrue(ids(client.get(TOKENS)).contains(id));
        assertFalse(ids(client.get(TOKENS + "?deleted=true")).contains(id), "documented: true means not deleted");
        assertEquals(Set.of(id), ids(client.get(TOKENS + "?deleted=False")));
    }

    @Test
    void anExpiredTokenVanishes() {
        TestClient.Reply created = client.post(TOKENS, spec("\"2026-08-02T00:00:00Z\"", USERS));
        clock.advance(Duration.ofHours(12));
        assertEquals(404, client.get(TOKENS + "/" + created.string("id")).status());
        assertFalse(gcore.accepts(Secret.of(created.string("token"))));
        gcore.softDelete(true);
        JsonObject dead = client.get(TOKENS + "/" + created.string("id")).object();
        assertTrue(dead.get("expired").getAsBoolean());
        assertTrue(dead.get("deleted").getAsBoolean());
    }

    @Test
    void theLastUseIsNullUntilTheTokenMakesARequest() {
        TestClient.Reply created = create();
        String path = TOKENS + "/" + created.string("id");
        assertTrue(client.get(path).object().get("last_usage").isJsonNull());
        clock.advance(Duration.ofMinutes(1));
        clientOf(gcore, Secret.of(created.string("token"))).get("/iam/clients/me");
        assertEquals("2026-08-01T12:01:00.000000Z", client.get(path).string("last_usage"));
    }

    @Test
    void onlyAdministratorsSeeTheTokensOfOthers() {
        String id = create().string("id");
        TestClient engineer = clientOf(gcore, gcore.colleagueCredential());
        assertEquals(1, engineer.get(TOKENS).array().size());
        assertEquals(403, engineer.get(TOKENS + "/" + id).status());
        assertEquals(403, engineer.delete(TOKENS + "/" + id).status());
        gcore.callerRole("Users");
        assertEquals(2, client.get(TOKENS).array().size());
    }

    @Test
    void theListFiltersByIssuerAndRole() {
        String own = create().string("id");
        String other = clientOf(gcore, gcore.colleagueCredential())
                .post(TOKENS, spec("null", USERS))
                .string("id");
        assertTrue(ids(client.get(TOKENS + "?issued_by=" + gcore.userId())).contains(own));
        assertFalse(ids(client.get(TOKENS + "?issued_by=" + gcore.userId())).contains(other));
        assertTrue(ids(client.get(TOKENS + "?not_issued_by=" + gcore.userId())).contains(other));
        assertEquals(Set.of(own, other), ids(client.get(TOKENS + "?role=Users")));
        assertEquals(Set.of(own, other), ids(client.get(TOKENS + "?role=2")));
        assertEquals(400, client.get(TOKENS + "?issued_by=me").status());
        assertEquals(400, client.get(TOKENS + "?deleted=maybe").status());
    }

    @Test
    void aForeignAccountIsForbiddenAndAnUnknownOneNotFound() {
        assertEquals(403, client.get("/iam/v2/clients/9262945/tokens").status());
        assertEquals(404, client.get("/iam/v2/clients/1/tokens").status());
        assertEquals(404, client.get("/iam/v2/elsewhere").status());
        assertEquals(405, client.put(TOKENS + "/1", "{}").status());
    }
}
