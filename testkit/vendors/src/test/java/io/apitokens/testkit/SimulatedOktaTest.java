package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import io.apitokens.Secret;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulatedOktaTest {
    private static final String TOKENS = "/api/v1/api-tokens";

    private final SettableClock clock = new SettableClock();
    private final SimulatedOkta okta = SimulatedOkta.start(clock);
    private final TestClient client = clientOf(okta.credential());

    private TestClient clientOf(Secret credential) {
        return new TestClient(okta.baseUrl(), "SSWS " + credential.expose());
    }

    private TestClient.Reply put(String id, String network) {
        String body = "{'clientName':'Okta API','created':'2026-08-01T12:00:00Z','name':'sim deploy','network':%s}"
                .formatted(network);
        return client.put(TOKENS + "/" + id, body.replace('\'', '"'));
    }

    private String network(String id) {
        return client.get(TOKENS + "/" + id).object().get("network").toString();
    }

    @AfterEach
    void close() {
        okta.close();
    }

    @Test
    void theSeedHoldsTheCallersOwnAnOpenAZonedAndAnAgentsToken() {
        assertEquals(
                List.of(okta.callerTokenId(), okta.openTokenId(), okta.zonedTokenId(), okta.agentTokenId()),
                client.get(TOKENS).strings("id"));
        assertEquals("{\"connection\":\"ANYWHERE\"}", network(okta.openTokenId()));
        assertEquals("{\"connection\":\"ZONE\",\"exclude\":[\"nzosim00000000000002\"]}", network(okta.zonedTokenId()));
        JsonObject agent = client.get(TOKENS + "/" + okta.agentTokenId()).object();
        assertFalse(agent.get("clientName").getAsString().equals("Okta API"));
    }

    @Test
    void aTokenHasTheRecordedShapeAndNoSecret() {
        TestClient.Reply token = client.get(TOKENS + "/" + okta.openTokenId());
        assertEquals("2026-08-01T12:00:00.000Z", token.string("created"));
        assertEquals("2026-08-31T12:00:00.000Z", token.string("expiresAt"));
        assertEquals("P30D", token.string("tokenWindow"));
        JsonObject self = token.object().getAsJsonObject("_links").getAsJsonObject("self");
        assertEquals(
                okta.baseUrl() + TOKENS + "/" + okta.openTokenId(),
                self.get("href").getAsString());
        assertFalse(token.text().contains("00sim"));
    }

    @Test
    void everyResponseHasTheVendorsHeaders() {
        TestClient.Reply list = client.get(TOKENS);
        assertEquals("application/json", list.header("Content-Type"));
        assertEquals("Sat, 01 Aug 2026 12:00:00 GMT", list.header("Date"));
        assertEquals("600", list.header("X-Rate-Limit-Limit"));
        assertEquals("599", list.header("X-Rate-Limit-Remaining"));
        assertEquals("1785585660", list.header("X-Rate-Limit-Reset"));
        TestClient.Reply gone = client.delete(TOKENS + "/" + okta.agentTokenId());
        assertEquals(204, gone.status());
        assertNull(gone.header("Content-Type"));
        assertTrue(String.valueOf(gone.header("X-Okta-Request-Id")).startsWith("sim-request-"));
    }

    @Test
    void anUpdateReplacesTheNetworkWhollyAndMovesLastUpdated() {
        String id = okta.openTokenId();
        clock.advance(Duration.ofHours(1));
        TestClient.Reply zoned = put(id, "{'connection':'ZONE','include':['" + okta.zoneId() + "'],'exclude':[]}");
        assertEquals(200, zoned.status());
        assertEquals("2026-08-01T13:00:00.000Z", zoned.string("lastUpdated"));
        assertEquals("2026-08-01T12:00:00.000Z", zoned.string("created"));
        assertEquals("{\"connection\":\"ZONE\",\"include\":[\"nzosim00000000000001\"]}", network(id));
        put(id, "{'connection':'ANYWHERE'}");
        assertEquals("{\"connection\":\"ANYWHERE\"}", network(id));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'connection':'ANYWHERE','include':['nzosim00000000000001']}",
                "{'connection':'ZONE'}",
                "{'connection':'ZONE','include':[]}",
                "{'connection':'ZONE','include':['nzosimunknown0000001']}",
                "{'connection':'ZONE','include':'nzosim00000000000001'}",
                "{'connection':'ORBIT'}",
                "{}"
            })
    void aNetworkConditionThatIsNoneIsRefusedWithItsCause(String network) {
        TestClient.Reply refused = put(okta.openTokenId(), network);
        assertEquals(400, refused.status());
        assertEquals("E0000001", refused.string("errorCode"));
        assertEquals(1, refused.object().getAsJsonArray("errorCauses").size());
        assertEquals("{\"connection\":\"ANYWHERE\"}", network(okta.openTokenId()));
    }

    @Test
    void anAddedZoneMayBeUsed() {
        okta.addZone("nzosimmine0000000001");
        assertEquals(
                200,
                put(okta.openTokenId(), "{'connection':'ZONE','exclude':['nzosimmine0000000001']}")
                        .status());
    }

    @Test
    void anUpdateNeedsANameAndABody() {
        String path = TOKENS + "/" + okta.openTokenId();
        assertEquals("E0000001", client.put(path, "{}").string("errorCode"));
        assertEquals("E0000003", client.put(path, "[]").string("errorCode"));
        assertEquals("E0000021", client.put(path, "").string("errorCode"), "without a media type");
    }

    @Test
    void aRevokedTokenIsGone() {
        String id = okta.addToken("extra");
        Secret secret = okta.secretOf(id);
        assertTrue(okta.accepts(secret));
        assertEquals(204, client.delete(TOKENS + "/" + id).status());
        assertFalse(okta.accepts(secret));
        TestClient.Reply gone = client.get(TOKENS + "/" + id);
        assertEquals(404, gone.status());
        assertEquals("E0000007", gone.string("errorCode"));
        assertEquals("Not found: Resource not found: " + id + " (ApiToken)", gone.string("errorSummary"));
        assertEquals(404, client.delete(TOKENS + "/" + id).status());
        assertEquals(404, put(id, "{'connection':'ANYWHERE'}").status());
    }

    @Test
    void revokingTheCurrentTokenKillsTheCallersCredential() {
        assertEquals(204, client.delete(TOKENS + "/current").status());
        TestClient.Reply refused = client.delete(TOKENS + "/current");
        assertEquals(401, refused.status());
        assertEquals("E0000011", refused.string("errorCode"));
        assertFalse(okta.liveTokenIds().contains(okta.callerTokenId()));
    }

    @Test
    void theEndSlidesWithUseButNotWithManagement() {
        clock.advance(Duration.ofDays(10));
        put(okta.openTokenId(), "{'connection':'ANYWHERE'}");
        assertEquals(
                "2026-08-31T12:00:00.000Z",
                client.get(TOKENS + "/" + okta.openTokenId()).string("expiresAt"));
        assertEquals(
                "2026-09-10T12:00:00.000Z",
                client.get(TOKENS + "/" + okta.callerTokenId()).string("expiresAt"));
        clock.advance(Duration.ofDays(20));
        assertEquals(List.of(okta.callerTokenId()), client.get(TOKENS).strings("id"), "active tokens only");
        assertEquals(404, client.delete(TOKENS + "/" + okta.openTokenId()).status());
        assertEquals(
                401, clientOf(okta.secretOf(okta.openTokenId())).get(TOKENS).status());
    }

    @Test
    void thereIsNoCreate() {
        TestClient.Reply refused = client.post(TOKENS, "{\"name\":\"n\"}");
        assertEquals(405, refused.status());
        assertEquals("E0000022", refused.string("errorCode"));
        assertEquals(404, client.delete(TOKENS + "/").status());
        assertEquals(4, okta.liveTokenIds().size());
    }

    @Test
    void aForeignCredentialIsRefusedByItsKind() {
        assertEquals("E0000011", client.as("SSWS 00simforeign").get(TOKENS).string("errorCode"));
        TestClient.Reply missing = client.as("").get(TOKENS);
        assertEquals(403, missing.status());
        assertEquals("E0000005", missing.string("errorCode"));
        TestClient.Reply bearer = client.as("Bearer simforeign").get(TOKENS);
        assertEquals(401, bearer.status());
        assertEquals("", bearer.text());
        assertTrue(String.valueOf(bearer.header("WWW-Authenticate")).contains("invalid_token"));
        assertEquals(3, okta.rejectedRequests());
        assertEquals(List.of(), okta.requests());
    }

    @Test
    void pagesAreJoinedByLinksOfTheCalledHost() {
        okta.pageSize(3);
        TestClient.Reply first = client.get(TOKENS);
        assertEquals(3, first.strings("id").size());
        assertEquals(2, first.headers("Link").size());
        assertEquals(
                "<" + okta.baseUrl() + TOKENS + ">; rel=\"self\"",
                first.headers("Link").get(0));
        String next = first.headers("Link").get(1);
        assertTrue(next.startsWith("<" + okta.baseUrl()) && next.endsWith(">; rel=\"next\""));
        client.delete(TOKENS + "/" + okta.zonedTokenId());
        String url =
                next.substring(1, next.indexOf('>')).substring(okta.baseUrl().length());
        TestClient.Reply second = client.get(url);
        assertEquals(List.of(okta.agentTokenId()), second.strings("id"));
        assertEquals(1, second.headers("Link").size());
        assertEquals(List.of(), client.get(TOKENS + "?limit=0").headers("Link"));
    }

    @Test
    void anEnforcedRateLimitReturns429UntilTheNextMinute() {
        okta.rateLimit(1);
        assertEquals("0", client.get(TOKENS).header("X-Rate-Limit-Remaining"));
        TestClient.Reply limited = client.get(TOKENS);
        assertEquals(429, limited.status());
        assertEquals("E0000047", limited.string("errorCode"));
        clock.advance(Duration.ofMinutes(1));
        assertEquals(200, client.get(TOKENS).status());
    }

    @Test
    void aFaultAffectsRequestsForAccessTokensOnlyIfItNamesTheirPath() {
        String path = "/oauth2/v1/token";
        okta.inject(Fault.status(503));
        assertEquals(401, client.post(path, "").status());
        assertEquals(503, client.get(TOKENS).status());
        okta.inject(Fault.status(503).on("POST", path));
        assertEquals(200, client.get(TOKENS).status());
        assertEquals(503, client.post(path, "").status());
    }
}
