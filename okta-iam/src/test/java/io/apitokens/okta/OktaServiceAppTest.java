package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenId;
import io.apitokens.call.CallEnd;
import io.apitokens.call.CallListener;
import io.apitokens.call.Operation;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.VendorUnavailableException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOkta;
import io.apitokens.testkit.SimulatedServiceApps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service app at an org that checks every assertion, proof, nonce and scope. */
class OktaServiceAppTest {

    private static final String TOKEN_PATH = "/oauth2/v1/token";
    private static final String LIST_PATH = "/api/v1/api-tokens";
    private static final ServiceAppKey KEY = ServiceAppKey.generate();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ManualTimeSource time = ManualTimeSource.startingAt(START);
    private final SimulatedOkta okta = SimulatedOkta.start(time);
    private final SimulatedServiceApps apps = okta.serviceApps();
    private final String clientId = apps.add(KEY.publicJwk(), "okta.apiTokens.read", "okta.apiTokens.manage");
    private final List<String> events = new ArrayList<>();

    @AfterEach
    void close() {
        okta.close();
    }

    private OktaIam.Builder builder() {
        return OktaIam.builder()
                .orgUrl(okta.baseUrl())
                .allowHttpOnLoopback()
                .serviceApp(clientId, KEY)
                .scopes("okta.apiTokens.read")
                .timeSource(time)
                .listener(new CallListener() {
                    @Override
                    public void onAttempt(io.apitokens.Account account, Operation operation, int attempt) {
                        events.add(operation + " " + attempt);
                    }

                    @Override
                    public void onEnd(CallEnd end) {
                        events.add(end.operation() + " " + end.outcome() + " " + end.error());
                    }
                });
    }

    private static int list(OktaIam client) {
        return client.tokens().list().toList().size();
    }

    @Test
    void anAppWithoutDpopIssuesBearerTokensThatAreUsedUntilShortlyBeforeTheirEnd() {
        try (OktaIam client = builder().build()) {
            assertEquals(0, apps.tokenRequests(), "building sends nothing");
            assertEquals(4, list(client));
            time.advance(Duration.ofMinutes(54));
            assertEquals(4, list(client));
            assertEquals(1, apps.tokenRequests());
            time.advance(Duration.ofMinutes(1));
            assertEquals(4, list(client));
            assertEquals(2, apps.tokenRequests());
        }
    }

    @Test
    void withDpopAndANonceTheFirstTokenTakesTwoRequestsAndARenewalOne() {
        apps.requireDpop().requireNonce();
        try (OktaIam client = builder().requireDpop().build()) {
            assertEquals(4, list(client));
            assertEquals(2, apps.tokenRequests());
            time.advance(Duration.ofMinutes(56));
            assertEquals(4, list(client));
            assertEquals(3, apps.tokenRequests());
        }
    }

    @Test
    void aNonceThatTheServersReplaceCostsOneRequestMoreAtEach() {
        apps.requireDpop().requireNonce().requireNonceOfCalls();
        try (OktaIam client = builder().retries(0).build()) {
            assertEquals(4, list(client));
            assertEquals(2, apps.tokenRequests());
            int before = okta.rejectedRequests();
            assertEquals(4, list(client));
            assertEquals(before, okta.rejectedRequests());
            apps.rotateNonces();
            assertEquals(4, list(client));
            assertEquals(before + 1, okta.rejectedRequests());
            assertEquals(2, apps.tokenRequests(), "a demand for a nonce is no rejection of the token");
        }
    }

    @Test
    void aRejectedTokenIsRenewedOnceAndTheCallMadeAgain() {
        apps.requireDpop();
        try (OktaIam client = builder().build()) {
            list(client);
            apps.revokeAccessTokens();
            assertEquals(4, list(client));
            assertEquals(2, apps.tokenRequests());
        }
    }

    @Test
    void aRequestWhoseProofWasSeenBeforeWouldBeRefusedSoEveryRetryHasANewOne() {
        apps.requireDpop().requireNonce();
        okta.inject(Fault.status(503).on("GET", LIST_PATH));
        okta.inject(Fault.status(429).on("GET", LIST_PATH));
        okta.inject(Fault.responseLost().on("GET", LIST_PATH));
        okta.inject(Fault.status(503).on("POST", TOKEN_PATH));
        okta.inject(Fault.responseLost().on("POST", TOKEN_PATH));
        try (OktaIam client = builder().timeout(Duration.ofMinutes(20)).build()) {
            assertEquals(4, list(client));
        }
    }

    @Test
    void asynchronousCallsShareOneTokenAndHaveProofsOfTheirOwn() throws Exception {
        apps.requireDpop().requireNonce().requireNonceOfCalls();
        try (OktaIam client = builder().build()) {
            List<CompletableFuture<?>> calls = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                calls.add(client.api().getApiToken(okta.openTokenId()).executeAsync());
            }
            for (CompletableFuture<?> call : calls) {
                call.get(30, TimeUnit.SECONDS);
            }
            assertEquals(2, apps.tokenRequests());
        }
    }

    @Test
    void theProofOfAPageNamesItsUrlWithoutTheCursor() {
        apps.requireDpop();
        okta.pageSize(1);
        try (OktaIam client = builder().requireDpop().build()) {
            assertEquals(4, list(client));
        }
        assertEquals(4, okta.requests().size());
    }

    @Test
    void writesOnConnectionsOfTheirOwnHaveProofsToo() {
        apps.requireDpop().requireNonce().requireNonceOfCalls();
        try (OktaIam client = builder().scopes("okta.apiTokens.manage").build()) {
            TokenId token = TokenId.of(client.account(), okta.openTokenId());
            client.tokens().restrict(token, NetworkCondition.inZones(okta.zoneId()));
            client.tokens().delete(token);
            assertFalse(okta.liveTokenIds().contains(okta.openTokenId()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-172_800, -3_600, -600, -30, 30, 600, 3_600, 172_800})
    void aWrongClockIsCorrectedByTheDateOfTheResponse(long seconds) {
        InstantSource wrong = () -> time.instant().plusSeconds(seconds);
        apps.requireDpop();
        try (OktaIam client = builder().timeSource(new ShiftedTime(time, wrong)).build()) {
            assertEquals(4, list(client));
            int requests = apps.tokenRequests();
            assertTrue(requests <= 2, "requests: " + requests);
        }
    }

    @Test
    void aScopeThatIsMissingIsNamedWithItsOperation() {
        try (OktaIam client = builder().build()) {
            TokenId token = TokenId.of(client.account(), okta.openTokenId());
            PermissionDeniedException e = assertThrows(
                    PermissionDeniedException.class, () -> client.tokens().delete(token));
            assertEquals(Outcome.NOT_APPLIED, e.outcome());
            assertEquals("insufficient_scope", e.vendorCode().orElseThrow());
            assertTrue(e.getMessage().contains("revokeApiToken requires okta.apiTokens.manage"), e.getMessage());
        }
    }

    @Test
    void aBearerTokenIsRefusedIfDpopIsRequired() {
        try (OktaIam client = builder().requireDpop().build()) {
            ConfigurationException e = assertThrows(ConfigurationException.class, () -> list(client));
            assertEquals(Outcome.NOT_APPLIED, e.outcome());
            assertTrue(e.getMessage().contains("switch on DPoP in the app's settings"), e.getMessage());
            assertEquals(1, apps.tokenRequests());
        }
    }

    @Test
    void eachRefusalOfTheTokenRequestHasATypeAndAnAdvice() {
        assertRefused(
                builder().scopes("okta.users.read"),
                PermissionDeniedException.class,
                "grant the app every scope of scopes(…)");
        assertRefused(
                builder().serviceApp("0oasimunknown", KEY),
                AuthenticationException.class,
                "does not accept the app's signature");
        assertRefused(
                builder().serviceApp(clientId, ServiceAppKey.generate()),
                AuthenticationException.class,
                "public half of this key");
        assertEquals(3, apps.tokenRequests(), "none is repeated");
    }

    private void assertRefused(OktaIam.Builder builder, Class<? extends ApiTokenException> type, String advice) {
        try (OktaIam client = builder.build()) {
            ApiTokenException e = assertThrows(type, () -> list(client));
            assertEquals(Outcome.NOT_APPLIED, e.outcome());
            assertEquals("listApiTokens", e.operation().orElseThrow());
            assertTrue(e.getMessage().contains("no access token was issued"), e.getMessage());
            assertTrue(e.getMessage().contains(advice), e.getMessage());
            assertFalse(e.getMessage().contains("eyJ"), e.getMessage());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            503 | {"error":"temporarily_unavailable"}                    | VendorUnavailableException
            400 | {"error":"temporarily_unavailable"}                    | VendorUnavailableException
            429 | {"error":"invalid_grant"}                              | RateLimitedException
            429 | {"errorCode":"E0000047","errorSummary":"sim"}          | RateLimitedException
            403 | {"error":"access_denied"}                              | PermissionDeniedException
            400 | {"error":"unauthorized_client"}                        | PermissionDeniedException
            400 | {"error":"invalid_request"}                            | ConfigurationException
            404 | {"errorCode":"E0000007","errorSummary":"sim"}          | ConfigurationException
            409 | {}                                                     | ConfigurationException
            200 | {}                                                     | ConfigurationException
            200 | {"token_type":"mac","access_token":"x","expires_in":9} | ConfigurationException
            200 | {"error":"access_denied"}                              | ConfigurationException
            202 | {"token_type":"Bearer","access_token":"x","expires_in":9} | ConfigurationException
            """)
    void aTokenEndpointThatIssuesNoneLeavesTheCallUndone(int status, String body, String type) {
        okta.inject(Fault.status(status).body(body).on("POST", TOKEN_PATH).times(10));
        assertNotSent(type);
    }

    @Test
    void aPageOrARedirectInPlaceOfATokenLeavesTheCallUndone() {
        okta.inject(Fault.html(200).on("POST", TOKEN_PATH));
        assertNotSent("ConfigurationException");
        okta.inject(Fault.redirect(302, okta.baseUrl() + "/elsewhere").on("POST", TOKEN_PATH));
        assertNotSent("ConfigurationException");
        okta.inject(Fault.redirect(307, okta.baseUrl() + TOKEN_PATH).on("POST", TOKEN_PATH));
        assertNotSent("ConfigurationException");
        okta.inject(Fault.html(503).on("POST", TOKEN_PATH).times(4));
        assertNotSent("VendorUnavailableException");
        okta.inject(Fault.requestLost().on("POST", TOKEN_PATH).times(10));
        assertNotSent("TransportException");
    }

    private void assertNotSent(String type) {
        try (OktaIam client = builder().build()) {
            TokenId token = TokenId.of(client.account(), okta.openTokenId());
            ApiTokenException e =
                    assertThrows(ApiTokenException.class, () -> client.tokens().delete(token));
            assertEquals(type, e.getClass().getSimpleName(), e.getMessage());
            assertEquals(Outcome.NOT_APPLIED, e.outcome(), e.getMessage());
            assertEquals("revokeApiToken", e.operation().orElseThrow());
            assertEquals(0, e.attempts());
            assertTrue(e.getMessage().contains("no access token was issued"), e.getMessage());
            assertTrue(okta.requests().isEmpty());
        }
    }

    @Test
    void aFailedEarlyRenewalKeepsTheTokenThatIsStillValid() {
        try (OktaIam client = builder().retries(0).build()) {
            list(client);
            okta.inject(Fault.status(503).on("POST", TOKEN_PATH).times(1000));
            time.advance(Duration.ofMinutes(56));
            assertEquals(4, list(client));
            int tries = apps.tokenRequests();
            assertEquals(4, list(client));
            assertEquals(tries, apps.tokenRequests(), "not tried again for every call");
            time.advance(Duration.ofMinutes(4));
            assertThrows(VendorUnavailableException.class, () -> list(client));
        }
    }

    @Test
    void aRateLimitOfTheTokenEndpointIsWaitedFor() {
        okta.inject(Fault.status(429).header("Retry-After", "7").on("POST", TOKEN_PATH));
        try (OktaIam client = builder().build()) {
            assertEquals(4, list(client));
            assertTrue(
                    time.sleeps().contains(Duration.ofSeconds(7)),
                    () -> time.sleeps().toString());
        }
        okta.inject(Fault.status(429).header("Retry-After", "700").on("POST", TOKEN_PATH));
        try (OktaIam client = builder().build()) {
            RateLimitedException e = assertThrows(RateLimitedException.class, () -> list(client));
            assertEquals(Duration.ofSeconds(700), e.retryAfter().orElseThrow());
        }
    }

    @Test
    void eventsShowTokenRequestsAndNothingConfidential() {
        apps.requireDpop().requireNonce();
        try (OktaIam client = builder().build()) {
            list(client);
        }
        assertEquals(
                List.of(
                        "requestAccessToken 1",
                        "requestAccessToken 2",
                        "requestAccessToken NOT_APPLIED null",
                        "listApiTokens 1",
                        "listApiTokens NOT_APPLIED null"),
                events);
    }

    @Test
    void aReadOnlyClientMayRequestTokens() {
        try (OktaIam client = builder().readOnly().build()) {
            assertEquals(4, list(client));
        }
    }

    @Test
    void scopesAndIdsThatCannotBeAreRefusedByTheBuilder() {
        assertThrows(ApiTokenException.class, () -> builder().scopes("a b"));
        assertThrows(ApiTokenException.class, () -> builder().scopes("openid"));
        assertThrows(ApiTokenException.class, () -> builder().scopes("okta.users.read.self"));
        assertThrows(ApiTokenException.class, () -> builder().scopes(""));
        assertThrows(ApiTokenException.class, () -> builder().serviceApp("", KEY));
        assertEquals(
                "scopes are missing: name those that the app was granted",
                assertThrows(
                                ConfigurationException.class,
                                () -> builder().scopes().build())
                        .getMessage());
    }
}
