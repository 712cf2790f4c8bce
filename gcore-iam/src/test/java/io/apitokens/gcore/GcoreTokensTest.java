package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.apitokens.Expiry;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.ResponseException;
import io.apitokens.gcore.api.GcoreApi;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests Gcore's own rules over real HTTP. */
class GcoreTokensTest {

    private static final Instant NOW = Instant.parse("2030-02-01T12:00:00Z");
    private static final String V2 = "/iam/v2/clients/9262944/tokens";

    private final GcoreFixture vendor = new GcoreFixture(ManualTimeSource.startingAt(NOW));
    private final GcoreIam gcore = vendor.builder().build();

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    private static TokenSpec.Builder ci() {
        return TokenSpec.builder("ci").grant("Users", Resource.account());
    }

    private IssuedToken create() {
        return gcore.tokens().create(ci().neverExpires().build());
    }

    private SimulatedRequest lastRequest() {
        List<SimulatedRequest> requests = vendor.gcore().requests();
        return requests.get(requests.size() - 1);
    }

    private JsonObject sent() {
        return JsonParser.parseString(lastRequest().body()).getAsJsonObject();
    }

    @Test
    void aTokenWithoutEndIsRequestedWithAnExplicitNull() {
        create();
        assertTrue(sent().has("exp_date"));
        assertEquals(JsonNull.INSTANCE, sent().get("exp_date"));
        assertFalse(sent().has("description"), "what was not chosen is left out");
    }

    @Test
    void anEndIsSentInTheVendorsFormAndCutToMicroseconds() {
        Instant asked = Instant.parse("2030-03-01T00:00:00.123456789Z");
        Expiry expiry =
                gcore.tokens().create(ci().expiresAt(asked).build()).token().expiry();
        assertEquals("2030-03-01T00:00:00.123456Z", sent().get("exp_date").getAsString());
        assertEquals(new Expiry.At(Instant.parse("2030-03-01T00:00:00.123456Z")), expiry);
    }

    @Test
    void aWhileOfAnyLengthIsCountedFromNow() {
        gcore.tokens().create(ci().expiresAfter(Duration.ofMinutes(90)).build());
        assertEquals(
                Instant.parse("2030-02-01T13:30:00Z"),
                Instant.parse(sent().get("exp_date").getAsString()));
    }

    @Test
    void theSecondVersionIsUsedUnlessTheFirstIsSelected() {
        TokenId id = create().token().id();
        assertEquals("POST " + V2, lastRequest().method() + " " + lastRequest().path());
        gcore.tokens().list().toList();
        assertEquals("GET " + V2, lastRequest().method() + " " + lastRequest().path());
        gcore.tokens().delete(id);
        assertEquals(
                "DELETE " + V2 + "/" + id.value(),
                lastRequest().method() + " " + lastRequest().path());
    }

    @Test
    void theFirstVersionServesAllFourOperations() {
        try (GcoreIam old = vendor.builder().version1().build()) {
            int before = vendor.requests();
            IssuedToken issued = old.tokens().create(ci().neverExpires().build());
            TokenId id = issued.token().id();
            assertTrue(issued.secret().expose().startsWith(id.value() + "$"), "not a secret of version 1");
            assertTrue(vendor.accepts(issued.secret()));
            assertEquals(id, old.tokens().get(id).id());
            assertEquals(3, old.tokens().list().toList().size());
            old.tokens().delete(id);
            vendor.gcore().requests().stream()
                    .skip(before)
                    .forEach(request ->
                            assertTrue(request.path().startsWith("/iam/clients/9262944/tokens"), request.path()));
            assertFalse(vendor.accepts(issued.secret()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"768662_sim0123", "768662$sim0123"})
    void aResponseThatHoldsOnlyTheSecretStillReturnsTheId(String secret) {
        vendor.gcore().inject(Fault.status(200).body("{\"token\": \"" + secret + "\"}"));
        IssuedToken issued = create();
        assertEquals("768662", issued.token().id().value());
        assertEquals(Secret.of(secret), issued.secret());
        assertEquals(new Expiry.Unknown(), issued.token().expiry());
    }

    @Test
    void aResponseThatHoldsOnlyASecretWithoutAnIdLosesNothing() {
        vendor.gcore().inject(Fault.status(200).body("{\"token\": \"sim-without-id\"}"));
        LostCreateException error = assertThrows(LostCreateException.class, this::create);
        assertEquals(Outcome.APPLIED, error.outcome());
        assertFalse(error.toString().contains("sim-without-id"), "the secret is shown");
        assertEquals(Secret.of("sim-without-id"), error.takeSecret().orElseThrow());
    }

    @Test
    void aTokenWhoseRecordSaysDeletedIsGone() {
        TokenId id = create().token().id();
        vendor.gcore().softDelete(true);
        gcore.tokens().delete(id);
        NotFoundException error =
                assertThrows(NotFoundException.class, () -> gcore.tokens().get(id));
        assertTrue(error.getMessage().contains("the record is marked as deleted"), error.getMessage());
        assertTrue(gcore.tokens().list().stream().noneMatch(token -> token.id().equals(id)));
        assertEquals(
                3,
                gcore.api()
                        .listApiTokens(9262944, GcoreApi.ListApiTokensQuery.none())
                        .execute()
                        .size(),
                "the typed client shows it all the same");
    }

    @Test
    void theQuotaIsTheVendorsErrorAndNothingIsLeft() {
        vendor.gcore().quota(2);
        InvalidRequestException error = assertThrows(InvalidRequestException.class, this::create);
        assertEquals(
                "The limit of 2 API tokens is reached.", error.vendorMessage().orElseThrow());
        assertEquals(2, vendor.liveTokenIds().size());
    }

    @Test
    void aTokenOfAnotherUserIsDeniedToAUserWhoIsNoAdministrator() {
        TokenId id = create().token().id();
        try (GcoreIam colleague =
                vendor.builder().apiKey(vendor.gcore().colleagueCredential()).build()) {
            assertThrows(
                    PermissionDeniedException.class, () -> colleague.tokens().get(id));
            assertEquals(1, colleague.tokens().list().toList().size());
        }
    }

    @Test
    void aRejectedCredentialIsNeverShownAlthoughTheVendorQuotesIt() {
        Secret wrong = Secret.of("768660_simulated-but-wrong");
        try (GcoreIam stranger = vendor.builder().apiKey(wrong).build()) {
            AuthenticationException error = assertThrows(
                    AuthenticationException.class,
                    () -> stranger.tokens().list().toList());
            assertEquals("token_not_valid", error.vendorCode().orElseThrow());
            assertEquals("sim-request", error.requestId().orElseThrow());
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            assertFalse(trace.toString().contains("768660_s"), "a part of the credential is shown");
        }
    }

    @Test
    void errorsAreReadInEachOfTheirShapes() {
        assertEquals(
                "broken", errorOf("{\"message\": \"broken\"}").vendorMessage().orElseThrow());
        ResponseException fields = errorOf("{\"errors\": {\"name\": [\"is taken\"], \"a\": {\"b\": [\"c\", \"d\"]}}}");
        assertTrue(fields.getMessage().contains("name: \"is taken\""), fields.getMessage());
        assertTrue(fields.getMessage().contains("a.b: \"c\""), fields.getMessage());
        ResponseException classed = errorOf("{\"exception_class\": \"Odd\", \"message\": \"m\", \"request_id\": \"r1\","
                + " \"invalid_fields\": {\"name\": [\"no\"]}}");
        assertEquals("Odd", classed.vendorCode().orElseThrow());
        assertEquals("r1", classed.requestId().orElseThrow());
        assertEquals("name", classed.fieldErrors().get(0).field());
        for (String odd : List.of("", "[]", "7", "null", "{\"message\": {}}", "{\"errors\": [1]}", "{\"errors\"")) {
            assertEquals(400, errorOf(odd).status());
        }
    }

    private ResponseException errorOf(String body) {
        vendor.gcore().inject(Fault.status(400).body(body));
        return assertThrows(ResponseException.class, this::create);
    }
}
