package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Access;
import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.Expiry;
import io.apitokens.LastUse;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.ResponseException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests Okta's own rules over real HTTP. */
class OktaTokensTest {

    private static final Instant NOW = Instant.parse("2030-02-01T12:00:00Z");

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(NOW);
    private final OktaFixture vendor = new OktaFixture(timeSource);
    private final SimulatedOkta simulated = vendor.okta();
    private final OktaIam okta = vendor.builder().build();

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private Token read(String fields) {
        simulated.inject(Fault.status(200).body("{\"id\": \"00Tsim42\", \"name\": \"ci\"" + fields + "}"));
        return okta.tokens().get(TokenId.of(okta.account(), "00Tsim42"));
    }

    private ResponseException errorOf(int status, String body) {
        simulated.inject(Fault.status(status).body(body));
        return assertThrows(ResponseException.class, () -> okta.tokens().list().toList());
    }

    @Test
    void creatingAndRotatingAreRefusedWithTheReasonAndWithoutARequest() {
        for (Class<?> capability : List.of(CanCreate.class, CanRotate.class)) {
            int before = vendor.requests();
            UnsupportedCapabilityException error = assertThrows(
                    UnsupportedCapabilityException.class, () -> okta.tokens().require(capability));
            assertEquals(
                    okta.account() + " does not support " + capability.getSimpleName()
                            + ": Okta creates API tokens only in the Admin Console (Security, API, Tokens);"
                            + " create it there, or use a service app with OAuth 2.0, which needs no API token",
                    error.getMessage());
            assertEquals(before, vendor.requests());
        }
    }

    @Test
    void aListFollowsLinksToItsEndAndCanBeResumed() {
        simulated.pageSize(2);
        for (int i = 0; i < 5; i++) {
            simulated.addToken("more-" + i);
        }
        assertEquals(9, okta.tokens().list().toList().size());
        var pages = okta.tokens().list().pages().iterator();
        Set<TokenId> seen = new HashSet<>();
        var first = pages.next();
        first.items().forEach(token -> seen.add(token.id()));
        String cursor = first.nextCursor().orElseThrow();
        okta.tokens().list().from(cursor).forEach(token -> assertTrue(seen.add(token.id()), "given twice"));
        assertEquals(9, seen.size());
    }

    @Test
    void aLinkToAnotherOriginEndsTheListAndNoCredentialGoesThere() throws IOException {
        try (MockWebServer elsewhere = new MockWebServer()) {
            elsewhere.start(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0);
            for (String link : List.of(
                    elsewhere.url("/api/v1/api-tokens?after=x").toString(),
                    "//127.0.0.1:" + elsewhere.getPort() + "/api/v1/api-tokens",
                    simulated.baseUrl() + "@127.0.0.1:" + elsewhere.getPort() + "/api/v1/api-tokens",
                    simulated.baseUrl() + ".evil.example/api/v1/api-tokens")) {
                simulated.inject(Fault.status(200).body("[]").header("Link", "<" + link + ">; rel=\"next\""));
                UnreadableResponseException error = assertThrows(
                        UnreadableResponseException.class,
                        () -> okta.tokens().list().toList());
                assertFalse(error.getMessage().contains("evil"), error.getMessage());
            }
            assertEquals(0, elsewhere.getRequestCount());
        }
    }

    @Test
    void aLinkToAnotherOperationOfTheSameOriginIsNotFollowed() {
        for (String path : List.of("/api/v1/users", "/api/v1/api-tokens/current", "/api/v1/api-tokensx")) {
            simulated.inject(
                    Fault.status(200).body("[]").header("Link", "<" + simulated.baseUrl() + path + ">; rel=\"next\""));
            int before = vendor.requests();
            assertThrows(
                    UnreadableResponseException.class,
                    () -> okta.tokens().list().toList());
            assertEquals(before + 1, vendor.requests(), path);
        }
    }

    @Test
    void aLinkThatRepeatsItselfEndsWithAnErrorNotInALoop() {
        String link = "<" + simulated.baseUrl() + "/api/v1/api-tokens?after=x>; rel=\"next\"";
        simulated.inject(Fault.status(200).body("[]").header("Link", link).times(10));
        assertThrows(
                UnreadableResponseException.class, () -> okta.tokens().list().toList());
    }

    @Test
    void revokingTheCurrentTokenKillsTheClientsOwnCredential() {
        okta.api().revokeCurrentApiToken().execute();
        assertFalse(vendor.accepts(vendor.credential()));
        int before = vendor.requests();
        ConfigurationException error = assertThrows(
                ConfigurationException.class, () -> okta.tokens().list().toList());
        assertTrue(error.getMessage().contains("the client has revoked its own credential"));
        assertEquals(before, vendor.requests());
    }

    @Test
    void revokingTheCurrentTokenSucceedsWhenTheResponseIsLostAndTheCredentialIsDeadByThen() {
        simulated.inject(Fault.responseLost());
        assertNull(okta.api().revokeCurrentApiToken().execute());
        assertFalse(vendor.accepts(vendor.credential()));
        assertEquals(2, vendor.requests());
    }

    @Test
    void revokingTheCurrentTokenWithADeadCredentialIsNoSuccess() {
        okta.api().revokeCurrentApiToken().execute();
        try (OktaIam unaware = vendor.builder().build()) {
            AuthenticationException error = assertThrows(
                    AuthenticationException.class,
                    () -> unaware.api().revokeCurrentApiToken().execute());
            assertEquals("E0000011", error.vendorCode().orElseThrow());
            assertEquals(Outcome.NOT_APPLIED, error.outcome());
        }
    }

    @Test
    void a401MayMeanThatTheOrgLacksAFeature() {
        ResponseException error = errorOf(
                401,
                "{\"errorCode\": \"E0000015\", \"errorSummary\": \"You do not have the feature\", \"errorId\":"
                        + " \"oae1\"}");
        assertEquals(PermissionDeniedException.class, error.getClass());
        assertEquals("E0000015", error.vendorCode().orElseThrow());
        // The message of every 401 is withheld: it may quote the credential.
        assertTrue(error.vendorMessage().isEmpty());
    }

    @Test
    void a403MayMeanThatTheCredentialIsNotAccepted() {
        ResponseException error = errorOf(403, "{\"errorCode\": \"E0000005\", \"errorSummary\": \"Invalid session\"}");
        assertEquals(AuthenticationException.class, error.getClass());
        assertTrue(error.vendorMessage().isEmpty());
        assertEquals(
                PermissionDeniedException.class,
                errorOf(403, "{\"errorCode\": \"E0000006\"}").getClass());
    }

    @Test
    void a401MeansThatTheTokenIsInvalid() {
        ResponseException error =
                errorOf(401, "{\"errorCode\": \"E0000011\", \"errorSummary\": \"Invalid token provided\"}");
        assertEquals(AuthenticationException.class, error.getClass());
        assertEquals("E0000011", error.vendorCode().orElseThrow());
    }

    @Test
    void aNotFoundHasCodeAndRequestIdToQuote() {
        NotFoundException error = assertThrows(
                NotFoundException.class, () -> okta.tokens().get(TokenId.of(okta.account(), "00Tsimmissing")));
        assertEquals("E0000007", error.vendorCode().orElseThrow());
        assertTrue(error.requestId().orElseThrow().startsWith("sim-request-"));
    }

    @Test
    void errorsThatAreNotOktasAreReadByTheirStatusAlone() {
        for (String body : List.of("", "[]", "null", "7", "{\"errorCauses\": 7}", "{\"errorCode\": {}}", "{\"err")) {
            ResponseException error = errorOf(400, body);
            assertEquals(400, error.status());
            assertTrue(error.vendorCode().isEmpty());
        }
    }

    @Test
    void aRateLimitIsWaitedForByTheVendorsClockAndASecondMore() {
        simulated.rateLimit(2);
        okta.tokens().list().toList();
        okta.tokens().list().toList();
        okta.tokens().list().toList();
        assertEquals(Duration.ofSeconds(61), timeSource.sleeps().stream().reduce(Duration.ZERO, Duration::plus));
        assertEquals(
                1,
                okta.tokens().list().pages().iterator().next().items().stream()
                        .filter(token -> token.name().equals("sim deploy"))
                        .count());
    }

    @Test
    void theLastUseIsEstimatedFromTheEndAndTheWindow() {
        Token token = read(", \"tokenWindow\": \"P30D\", \"expiresAt\": \"2030-02-20T00:00:00.000Z\"");
        assertEquals(new LastUse.Estimated(Instant.parse("2030-01-21T00:00:00Z")), token.lastUse());
        assertFalse(token.lastUse().surelyUnusedSince(Instant.MAX));
        assertEquals(new Expiry.Idle(Duration.ofDays(30), Instant.parse("2030-02-20T00:00:00Z")), token.expiry());
        assertEquals(TokenStatus.ACTIVE, token.status());
    }

    @Test
    void whatCannotBeReadIsUnknownAndNotReportedAsNever() {
        for (String end : List.of("", ", \"expiresAt\": null", ", \"expiresAt\": \"soon\"", ", \"expiresAt\": 7")) {
            Token token = read(", \"tokenWindow\": \"P30D\"" + end);
            assertEquals(new Expiry.Unknown(), token.expiry());
            assertEquals(new LastUse.Unknown(), token.lastUse());
        }
        for (String window : List.of("", ", \"tokenWindow\": \"P1M\"", ", \"tokenWindow\": \"PT999999999H\"")) {
            Token token = read(", \"expiresAt\": \"2030-02-20T00:00:00.000Z\"" + window);
            assertEquals(new LastUse.Unknown(), token.lastUse());
            assertEquals(new Expiry.Idle(null, Instant.parse("2030-02-20T00:00:00Z")), token.expiry());
        }
    }

    @Test
    void aTokenMayDoWhatItsIssuerMay() {
        assertEquals(new Access.AsIssuer(), read("").access());
        assertEquals("00u1", read(", \"userId\": \"00u1\"").issuer().id().orElseThrow());
    }

    @Test
    void anAgentsTokenIsManagedByTheVendor() {
        assertTrue(okta.tokens()
                .get(TokenId.of(okta.account(), simulated.agentTokenId()))
                .vendorManaged());
        assertFalse(okta.tokens()
                .get(TokenId.of(okta.account(), simulated.openTokenId()))
                .vendorManaged());
        assertTrue(read("").vendorManaged(), "a record without a client name is not known to be a person's");
    }
}
