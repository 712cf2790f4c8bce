package io.apitokens.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.google.gson.JsonElement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AstroListTest {
    private final SettableClock clock = new SettableClock();
    private final SimulatedAstro astro = SimulatedAstro.start(clock);
    private final String tokens = "/organizations/" + astro.organizationId() + "/tokens";
    private final TestClient client =
            new TestClient(astro.baseUrl(), "Bearer " + astro.credential().expose());

    @BeforeEach
    void threeTokens() {
        create("b", "WORKSPACE", astro.workspaceId(), "WORKSPACE_MEMBER");
        create("c", "DEPLOYMENT", astro.deploymentId(), "DEPLOYMENT_ADMIN");
        create("a", "WORKSPACE", astro.otherWorkspaceId(), "WORKSPACE_MEMBER");
    }

    @AfterEach
    void close() {
        astro.close();
    }

    private String create(String name, String scope, String entityId, String role) {
        clock.advance(Duration.ofMinutes(1));
        return client.post(
                        tokens,
                        "{\"name\":\"%s\",\"scope\":\"%s\",\"entityId\":\"%s\",\"role\":\"%s\"}"
                                .formatted(name, scope, entityId, role))
                .string("id");
    }

    private List<String> list(String member, String query) {
        List<String> values = new ArrayList<>();
        for (JsonElement token : client.get(tokens + query).object().getAsJsonArray("tokens")) {
            values.add(token.getAsJsonObject().get(member).getAsString());
        }
        return values;
    }

    @Test
    void theDefaultOrderIsThatOfNoSort() {
        List<String> ids = list("id", "");
        assertEquals(ids.stream().sorted(Comparator.reverseOrder()).toList(), ids);
        assertNotEquals(list("id", "?sorts=createdAt:asc"), ids);
        assertNotEquals(list("id", "?sorts=createdAt:desc"), ids);
    }

    @Test
    void theSortsApplyInTheirOrder() {
        assertEquals(List.of("sim administrator", "b", "c", "a"), list("name", "?sorts=createdAt:asc"));
        assertEquals(List.of("sim administrator", "c", "b", "a"), list("name", "?sorts=name:desc"));
        assertEquals(
                List.of("a", "b", "c", "sim administrator"), list("name", "?sorts=description:asc&sorts=name:asc"));
    }

    @Test
    void aPageHasItsOffsetLimitAndTheTotal() {
        TestClient.Reply page = client.get(tokens + "?sorts=createdAt:asc&offset=1&limit=2");
        assertEquals(2, page.object().getAsJsonArray("tokens").size());
        assertEquals(4, page.object().get("totalCount").getAsInt());
        assertEquals(1, page.object().get("offset").getAsInt());
        assertEquals(2, page.object().get("limit").getAsInt());
        assertEquals(List.of("c", "a"), list("name", "?sorts=createdAt:asc&offset=2&limit=1000"));
        assertEquals(List.of(), list("name", "?offset=9"));
        assertEquals(20, client.get(tokens).object().get("limit").getAsInt());
    }

    @Test
    void aCappedPageIsShorterThanRequested() {
        astro.pageCap(3);
        assertEquals(3, list("id", "?limit=100").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?limit=1001",
                "?limit=-1",
                "?offset=x",
                "?sorts=createdAt",
                "?sorts=createdAt:up",
                "?sorts=startAt:asc",
                "?sorts=createdById:asc",
                "?kind=ODD",
                "?includeOnlyOrganizationTokens=yes"
            })
    void anInvalidQueryNamesTheParameter(String query) {
        TestClient.Reply refused = client.get(tokens + query);
        assertEquals(400, refused.status());
        assertEquals(query.substring(1, query.indexOf('=')), refused.invalidField());
    }

    @Test
    void theFiltersGoByTheEntityATokenHoldsARoleIn() {
        assertEquals(List.of("b"), list("name", "?workspaceId=" + astro.workspaceId()));
        assertEquals(List.of("c"), list("name", "?deploymentId=" + astro.deploymentId()));
        assertEquals(List.of("sim administrator"), list("name", "?includeOnlyOrganizationTokens=true"));
        assertEquals(List.of(), list("name", "?kind=DIRECT_ACCESS"));
        assertEquals(List.of(), list("name", "?dagId=etl"));
        assertEquals(List.of(), list("name", "?dagTags=nightly"));
    }

    @Test
    void agentTokensBelongToTheirDeployment() {
        String agents =
                "/organizations/%s/deployments/%s/agent-tokens".formatted(astro.organizationId(), astro.deploymentId());
        TestClient.Reply created = client.post(agents, "{\"name\":\"agent\",\"tokenExpiryPeriodInDays\":7}");
        String id = created.string("id");
        assertEquals(200, created.status());
        assertEquals("DEPLOYMENT", created.string("scope"));
        assertEquals(true, created.string("token").contains("sim"));
        assertEquals(true, astro.liveTokenIds().contains(id));
        assertEquals(
                1,
                client.get(agents + "?sorts=createdById:asc")
                        .object()
                        .get("totalCount")
                        .getAsInt());
        assertEquals(404, client.get(tokens + "/" + id).status(), "agent tokens are a resource of their own");
        assertEquals(4, client.get(tokens).object().get("totalCount").getAsInt());
        String elsewhere = agents.replace(astro.deploymentId(), astro.otherDeploymentId());
        assertEquals(404, client.get(elsewhere + "/" + id).status());
        assertEquals(
                404,
                client.get(agents.replace(astro.deploymentId(), "clsimnowhere")).status());
        assertEquals(200, client.get(agents + "/" + id).status());
        assertEquals(204, client.delete(agents + "/" + id).status());
        assertEquals(404, client.delete(agents + "/" + id).status());
    }
}
