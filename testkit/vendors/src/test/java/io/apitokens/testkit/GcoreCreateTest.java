package io.apitokens.testkit;

import static io.apitokens.testkit.GcoreFixture.ADMINISTRATORS;
import static io.apitokens.testkit.GcoreFixture.SPEC;
import static io.apitokens.testkit.GcoreFixture.TOKENS;
import static io.apitokens.testkit.GcoreFixture.USERS;
import static io.apitokens.testkit.GcoreFixture.clientOf;
import static io.apitokens.testkit.GcoreFixture.spec;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GcoreCreateTest {
    private final SimulatedGcore gcore = SimulatedGcore.start(new SettableClock());
    private final TestClient client = clientOf(gcore);

    @AfterEach
    void close() {
        gcore.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": 7, \"name\": \"Auditors\"} | Invalid role: Auditors",
                "{\"id\": 1, \"name\": \"Users\"}    | Invalid role: Users",
                "{\"name\": \"Users\"}               | Invalid role: Users",
                "null                                | This field is required."
            })
    void anUnknownOrHalfRoleIsRefused(String role, String message) {
        TestClient.Reply refused = client.post(TOKENS, spec("null", role));
        assertEquals(400, refused.status());
        assertEquals("{\"errors\":{\"client_user\":{\"role\":[\"" + message + "\"]}}}", refused.text());
    }

    @Test
    void aRoleAboveTheCallersIsRefusedWith400() {
        TestClient engineer = clientOf(gcore, gcore.colleagueCredential());
        TestClient.Reply refused = engineer.post(TOKENS, spec("null", ADMINISTRATORS));
        assertEquals(400, refused.status());
        assertTrue(refused.text().contains("Can't create token with role Administrators"));
        assertEquals(200, engineer.post(TOKENS, spec("null", USERS)).status());
    }

    @Test
    void theExpiryMustBePresentEvenWhereItIsNull() {
        TestClient.Reply refused = client.post(TOKENS, "{\"name\":\"n\",\"client_user\":{\"role\":" + USERS + "}}");
        assertEquals(400, refused.status());
        assertEquals("{\"errors\":{\"exp_date\":[\"This field is required.\"]}}", refused.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-09-01T12:00:00.000000Z",
                "2026-09-01T12:00:00.000Z",
                "2026-09-01T12:00:00Z",
                "2026-09-01T14:00:00+02:00",
                "2026-09-01T12:00:00+0000",
                "2026-09-01 12:00:00+00:00"
            })
    void theExpiryIsReadInEveryFormAClientSends(String text) {
        TestClient.Reply created = client.post(TOKENS, spec("\"" + text + "\"", USERS));
        assertEquals("2026-09-01T12:00:00.000000Z", created.string("exp_date"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2026-08-01T12:00:00Z\"", "\"2026-09-01\"", "\"soon\"", "5"})
    void aPastOrUnreadableExpiryIsRefused(String value) {
        assertEquals(400, client.post(TOKENS, spec(value, USERS)).status());
        assertEquals(2, gcore.liveTokenIds().size());
    }

    @Test
    void aMissingNameAndBrokenJsonAreRefused() {
        assertEquals(
                "{\"errors\":{\"name\":[\"This field is required.\"]}}",
                client.post(TOKENS, "{\"exp_date\":null}").text());
        assertEquals("JSON parse error.", client.post(TOKENS, "{'name':1").string("message"));
    }

    @Test
    void theQuotaIsKept() {
        gcore.quota(3);
        TestClient.Reply last = client.post(TOKENS, SPEC);
        assertEquals(400, client.post(TOKENS, SPEC).status());
        client.delete(TOKENS + "/" + last.string("id"));
        assertEquals(200, client.post(TOKENS, SPEC).status());
    }
}
