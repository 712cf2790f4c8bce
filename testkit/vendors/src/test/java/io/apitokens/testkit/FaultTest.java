package io.apitokens.testkit;

import static io.apitokens.testkit.GcoreFixture.SPEC;
import static io.apitokens.testkit.GcoreFixture.TOKENS;
import static io.apitokens.testkit.GcoreFixture.clientOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private final SimulatedGcore gcore = SimulatedGcore.start();
    private final TestClient client = clientOf(gcore);

    @AfterEach
    void close() {
        gcore.close();
    }

    private int live() {
        return gcore.liveTokenIds().size();
    }

    private void createIsCut() {
        assertThrows(UncheckedIOException.class, () -> client.post(TOKENS, SPEC));
    }

    @Test
    void aLostResponseLeavesTheTokenMade() {
        gcore.inject(Fault.responseLost());
        createIsCut();
        assertEquals(3, live());
        assertEquals(1, gcore.requests().size());
    }

    @Test
    void aLostRequestMakesNothingButIsSeen() {
        gcore.inject(Fault.requestLost());
        createIsCut();
        assertEquals(2, live());
        assertEquals(1, gcore.requests().size());
    }

    @Test
    void aStatusComesBeforeCommitWithTheVendorsOwnError() {
        gcore.inject(Fault.status(503).header("Retry-After", "7"));
        TestClient.Reply reply = client.post(TOKENS, SPEC);
        assertEquals(503, reply.status());
        assertEquals("7", reply.header("Retry-After"));
        assertEquals("Simulated failure.", reply.string("message"));
        assertEquals(2, live());
    }

    @Test
    void aStatusMayComeAfterCommitWithAnyBody() {
        gcore.inject(Fault.status(500).body("oops").afterCommit());
        assertEquals("oops", client.post(TOKENS, SPEC).text());
        assertEquals(3, live());
    }

    @Test
    void aHeaderReplacesTheVendorsOwnAndMayBeRepeated() {
        try (SimulatedOkta okta = SimulatedOkta.start()) {
            okta.inject(Fault.status(429)
                    .header("X-Rate-Limit-Reset", "1")
                    .header("X-Rate-Limit-Reset", "2")
                    .header("Content-Type", "application/problem+json"));
            TestClient.Reply reply =
                    new TestClient(okta.baseUrl(), "SSWS " + okta.credential().expose()).get("/api/v1/api-tokens");
            assertEquals(List.of("1", "2"), reply.headers("x-rate-limit-reset"));
            assertEquals(List.of("0"), reply.headers("x-rate-limit-remaining"));
            assertEquals(List.of("application/problem+json"), reply.headers("content-type"));
        }
    }

    @Test
    void htmlIsNoJson() {
        gcore.inject(Fault.html(502));
        TestClient.Reply reply = client.get(TOKENS);
        assertEquals(502, reply.status());
        assertEquals("text/html", reply.header("Content-Type"));
        assertTrue(reply.text().startsWith("<!DOCTYPE html>"));
    }

    @Test
    void aRedirectNamesItsTarget() {
        gcore.inject(Fault.redirect(307, "http://127.0.0.1:1/elsewhere"));
        TestClient.Reply reply = client.post(TOKENS, SPEC);
        assertEquals(307, reply.status());
        assertEquals("http://127.0.0.1:1/elsewhere", reply.header("Location"));
        assertEquals(2, live());
    }

    @Test
    void anEmptyBodyComesAfterCommitWithTheRightStatus() {
        gcore.inject(Fault.emptyBody());
        TestClient.Reply reply = client.post(TOKENS, SPEC);
        assertEquals(200, reply.status());
        assertEquals("", reply.text());
        assertEquals(3, live());
    }

    @Test
    void aCutBodyIsAnnouncedWholeAndArrivesInPart() {
        gcore.inject(Fault.cutBody(20).times(2));
        createIsCut();
        assertEquals(3, live());
        String path = TOKENS + "/" + gcore.liveTokenIds().iterator().next();
        assertThrows(UncheckedIOException.class, () -> client.delete(path), "no body to cut: cut whole");
    }

    @Test
    void aTruncatedBodyArrivesInPartAndLooksWhole() {
        gcore.inject(Fault.truncateBody(20).times(2));
        TestClient.Reply reply = client.post(TOKENS, SPEC);
        assertEquals(20, reply.text().length());
        assertEquals(null, reply.header("Content-Length"));
        assertEquals(3, live());
        String path = TOKENS + "/" + gcore.liveTokenIds().iterator().next();
        assertThrows(UncheckedIOException.class, () -> client.delete(path), "no body to cut: cut whole");
    }

    @Test
    void unknownFieldsAreAddedToEveryObject() {
        gcore.inject(Fault.unknownField());
        for (JsonElement token : client.get(TOKENS).array()) {
            assertTrue(token.getAsJsonObject().has("simulatedField"));
            assertTrue(token.getAsJsonObject().getAsJsonObject("client_user").has("simulatedField"));
        }
    }

    @Test
    void unknownEnumsReplaceRolesButNotNames() {
        gcore.inject(Fault.unknownEnum());
        String text = client.get(TOKENS).text();
        assertTrue(text.contains("\"name\":\"SIMULATED_UNKNOWN\""));
        assertTrue(text.contains("\"name\":\"sim administrator\""));
        assertFalse(text.contains("Administrators"));
    }

    @Test
    void aWrongTypeTurnsListsIntoObjectsAndTheReverse() {
        gcore.inject(Fault.wrongType().times(2));
        assertTrue(client.get(TOKENS).json().isJsonObject());
        assertTrue(client.get("/iam/clients/me").json().isJsonArray());
    }

    @Test
    void aDelayedResponseIsCarriedOutAtOnceAndEndsWithTheSimulator() {
        CompletableFuture<Void> seen = new CompletableFuture<>();
        gcore.onExchange(exchange -> seen.complete(null));
        gcore.inject(Fault.delayHeaders(Duration.ofHours(1)));
        CompletableFuture<TestClient.Reply> reply = new CompletableFuture<>();
        Thread asking = new Thread(() -> {
            try {
                reply.complete(client.post(TOKENS, SPEC));
            } catch (UncheckedIOException e) {
                reply.completeExceptionally(e);
            }
        });
        asking.start();
        seen.join();
        assertEquals(3, live());
        assertFalse(reply.isDone());
        gcore.close();
        try {
            reply.join();
        } catch (CompletionException cut) {
            assertTrue(cut.getCause() instanceof UncheckedIOException);
        }
    }

    @Test
    void eachExchangeTakesTheFirstFaultThatMatches() {
        gcore.inject(Fault.status(500).on("POST", "/tokens"));
        gcore.inject(Fault.status(502));
        gcore.inject(Fault.status(503));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            statuses.add(client.get(TOKENS).status());
        }
        statuses.add(client.post(TOKENS, SPEC).status());
        statuses.add(client.post(TOKENS, SPEC).status());
        assertEquals(List.of(502, 503, 200, 500, 200), statuses);
    }

    @Test
    void aPathIsNarrowedByItsEndOrByARegularExpression() {
        gcore.inject(Fault.status(500).on("GET", "/tokens").every(1));
        gcore.inject(Fault.status(502).on("get", ".*/tokens/\\d+").every(1));
        assertEquals(500, client.get(TOKENS + "?role=2").status());
        assertEquals(502, client.get(TOKENS + "/1").status());
        assertEquals(200, client.get("/iam/clients/me").status());
    }

    @Test
    void everyThirdStrikesTheThirdOfThoseThatMatch() {
        gcore.inject(Fault.status(500).every(3).times(2));
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            statuses.add(client.get(TOKENS).status());
        }
        assertEquals(List.of(200, 200, 500, 200, 200, 500, 200, 200, 200), statuses);
    }

    @Test
    void onlyRepliesTakeHeadersBodiesAndAnotherMoment() {
        assertThrows(IllegalStateException.class, () -> Fault.responseLost().header("a", "b"));
        assertThrows(IllegalStateException.class, () -> Fault.emptyBody().body("x"));
        assertThrows(IllegalStateException.class, () -> Fault.requestLost().afterCommit());
        assertThrows(IllegalArgumentException.class, () -> Fault.status(500).times(0));
        assertThrows(IllegalArgumentException.class, () -> Fault.status(500).every(0));
        assertThrows(IllegalArgumentException.class, () -> Fault.status(99));
        assertThrows(IllegalArgumentException.class, () -> Fault.cutBody(-1));
        assertThrows(IllegalArgumentException.class, () -> Fault.truncateBody(-1));
    }
}
