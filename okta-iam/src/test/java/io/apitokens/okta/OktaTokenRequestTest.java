package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.apitokens.call.CallEnd;
import io.apitokens.call.CallListener;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.DeadlineExceededException;
import io.apitokens.error.Outcome;
import io.apitokens.testkit.ManualTimeSource;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service app sends to get and to use an access token, read by an independent library. */
class OktaTokenRequestTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String TOKEN = "fake-access-token.canary_0123456789~";
    private static final ServiceAppKey KEY = ServiceAppKey.generate("RS384").withKid("fake-kid");

    private final ManualTimeSource time = ManualTimeSource.startingAt(START);
    private final MockWebServer server = new MockWebServer();
    private volatile Function<RecordedRequest, MockResponse> tokenEndpoint = request -> issued("DPoP", "3600");
    private volatile Function<RecordedRequest, MockResponse> api = request -> json(200, "[]");

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                return request.getTarget().startsWith("/oauth2/") ? tokenEndpoint.apply(request) : api.apply(request);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static MockResponse json(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build();
    }

    private static MockResponse issued(String type, String seconds) {
        return json(
                200,
                "{\"token_type\":\"" + type + "\",\"expires_in\":" + seconds + ",\"access_token\":\"" + TOKEN
                        + "\",\"scope\":\"okta.apiTokens.read\"}");
    }

    private OktaIam.Builder builder() {
        return OktaIam.builder()
                .orgUrl("http://127.0.0.1:" + server.getPort())
                .allowHttpOnLoopback()
                .serviceApp("0oafake", KEY)
                .scopes("okta.apiTokens.read", "okta.users.read")
                .timeSource(time);
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getPort();
    }

    private RecordedRequest taken() throws InterruptedException {
        return server.takeRequest(10, TimeUnit.SECONDS);
    }

    private static Map<String, String> form(RecordedRequest request) {
        Map<String, String> fields = new HashMap<>();
        for (String field : request.getBody().utf8().split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static JWTClaimsSet proof(RecordedRequest request) throws Exception {
        SignedJWT proof = SignedJWT.parse(request.getHeaders().get("DPoP"));
        JWK key = proof.getHeader().getJWK();
        assertEquals(new JOSEObjectType("dpop+jwt"), proof.getHeader().getType());
        assertFalse(key.isPrivate());
        assertTrue(proof.verify(new ECDSAVerifier(key.toECKey())));
        return proof.getJWTClaimsSet();
    }

    @Test
    void theTokenRequestCarriesASignedAssertionAndAProofInItsBodyAndHeader() throws Exception {
        try (OktaIam client = builder().build()) {
            client.tokens().list().toList();
        }
        RecordedRequest request = taken();
        Map<String, String> form = form(request);
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        JWTClaimsSet claims = assertion.getJWTClaimsSet();
        JWTClaimsSet proof = proof(request);
        String url = origin() + "/oauth2/v1/token";

        assertEquals("POST", request.getMethod());
        assertEquals("/oauth2/v1/token", request.getTarget());
        assertEquals("application/x-www-form-urlencoded", request.getHeaders().get("Content-Type"));
        assertEquals("application/json", request.getHeaders().get("Accept"));
        assertNull(request.getHeaders().get("Authorization"));
        assertEquals("client_credentials", form.get("grant_type"));
        assertEquals("okta.apiTokens.read okta.users.read", form.get("scope"));
        assertEquals("urn:ietf:params:oauth:client-assertion-type:jwt-bearer", form.get("client_assertion_type"));
        assertEquals(4, form.size());
        assertTrue(
                assertion.verify(new RSASSAVerifier(JWK.parse(KEY.publicJwk()).toRSAKey())));
        assertEquals("RS384", assertion.getHeader().getAlgorithm().getName());
        assertEquals("fake-kid", assertion.getHeader().getKeyID());
        assertEquals("0oafake", claims.getIssuer());
        assertEquals("0oafake", claims.getSubject());
        assertEquals(List.of(url), claims.getAudience());
        assertEquals(START.plusSeconds(300), claims.getExpirationTime().toInstant());
        assertTrue(claims.getIssueTime().toInstant().isBefore(START));
        assertEquals("POST", proof.getStringClaim("htm"));
        assertEquals(url, proof.getStringClaim("htu"));
        assertNull(proof.getClaim("ath"));
    }

    @Test
    void aCallCarriesTheTokenAndAProofOfThisRequestAndToken() throws Exception {
        try (OktaIam client = builder().build()) {
            client.api().getApiToken("00Tfake").executeRaw();
        }
        RecordedRequest tokenRequest = taken();
        RecordedRequest request = taken();
        JWTClaimsSet proof = proof(request);
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(StandardCharsets.US_ASCII));

        assertEquals("DPoP " + TOKEN, request.getHeaders().get("Authorization"));
        assertEquals("GET", proof.getStringClaim("htm"));
        assertEquals(origin() + "/api/v1/api-tokens/00Tfake", proof.getStringClaim("htu"));
        assertEquals(Base64.getUrlEncoder().withoutPadding().encodeToString(hash), proof.getStringClaim("ath"));
        assertFalse(proof.getIssueTime().toInstant().isAfter(START));
        assertEquals(
                SignedJWT.parse(tokenRequest.getHeaders().get("DPoP"))
                        .getHeader()
                        .getJWK(),
                SignedJWT.parse(request.getHeaders().get("DPoP")).getHeader().getJWK());
    }

    @Test
    void theGivenKeySignsTheProofs() throws Exception {
        ServiceAppKey given = ServiceAppKey.generate();
        try (OktaIam client = builder().dpopKey(given).build()) {
            client.tokens().list().toList();
        }
        assertEquals(
                given.kid(),
                SignedJWT.parse(taken().getHeaders().get("DPoP"))
                        .getHeader()
                        .getJWK()
                        .computeThumbprint()
                        .toString());
    }

    @Test
    void aBearerTokenIsSentWithoutAProof() throws Exception {
        tokenEndpoint = request -> issued("Bearer", "3600");
        try (OktaIam client = builder().build()) {
            client.tokens().list().toList();
        }
        taken();
        RecordedRequest request = taken();
        assertEquals("Bearer " + TOKEN, request.getHeaders().get("Authorization"));
        assertNull(request.getHeaders().get("DPoP"));
    }

    @Test
    void everyAttemptHasAnAssertionAndAProofOfItsOwn() throws Exception {
        Set<String> ids = new HashSet<>();
        tokenEndpoint = request -> json(503, "");
        try (OktaIam client = builder().build()) {
            assertThrows(ApiTokenException.class, () -> client.tokens().list().toList());
        }
        for (int i = 0; i < 4; i++) {
            RecordedRequest request = taken();
            assertTrue(ids.add(SignedJWT.parse(form(request).get("client_assertion"))
                    .getJWTClaimsSet()
                    .getJWTID()));
            assertTrue(ids.add(proof(request).getJWTID()));
        }
    }

    @Test
    void eachServersNonceIsKeptApartAndTakenFromAnyResponse() throws Exception {
        tokenEndpoint = request -> issued("DPoP", "3600")
                .newBuilder()
                .setHeader("DPoP-Nonce", "fake-nonce-as")
                .build();
        api = request -> json(429, "{}")
                .newBuilder()
                .setHeader("DPoP-Nonce", "fake-nonce-rs")
                .build();
        try (OktaIam client = builder().retries(1).build()) {
            assertThrows(ApiTokenException.class, () -> client.tokens().list().toList());
            time.advance(Duration.ofHours(2));
            assertThrows(ApiTokenException.class, () -> client.tokens().list().toList());
        }
        assertNull(proof(taken()).getClaim("nonce"));
        assertNull(proof(taken()).getClaim("nonce"));
        assertEquals("fake-nonce-rs", proof(taken()).getStringClaim("nonce"));
        assertEquals("fake-nonce-as", proof(taken()).getStringClaim("nonce"));
        assertEquals("fake-nonce-rs", proof(taken()).getStringClaim("nonce"));
    }

    @Test
    void aServerThatAlwaysDemandsAnotherNonceIsAskedTwice() {
        tokenEndpoint = request -> json(400, "{\"error\":\"use_dpop_nonce\"}")
                .newBuilder()
                .setHeader("DPoP-Nonce", "fake-" + System.nanoTime())
                .build();
        try (OktaIam client = builder().build()) {
            assertThrows(ApiTokenException.class, () -> client.tokens().list().toList());
        }
        assertEquals(2, server.getRequestCount());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "{}",
                "null",
                "\"x\"",
                "{\"token_type\":\"Bearer\",\"expires_in\":3600}",
                "{\"access_token\":\"x\",\"expires_in\":3600}",
                "{\"token_type\":\"mac\",\"access_token\":\"x\",\"expires_in\":3600}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"\",\"expires_in\":3600}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"canary canary\",\"expires_in\":3600}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"canary\\r\\nX: canary\",\"expires_in\":3600}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"canary\u00fc\",\"expires_in\":3600}",
                "{\"token_type\":\"Bearer\",\"access_token\":[\"canary\"],\"expires_in\":3600}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"canary\"}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"canary\",\"expires_in\":0}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"canary\",\"expires_in\":-1}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"canary\",\"expires_in\":\"soon\"}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"canary\",\"expires_in\":null}",
                "{\"token_type\":\"Bearer\",\"access_token\":\"canary\",\"expires_in\":3600",
            })
    void aResponseThatIsNoTokenIsNotUsedAndNotQuoted(String body) {
        tokenEndpoint = request -> json(200, body);
        try (OktaIam client = builder().retries(0).build()) {
            ApiTokenException e = assertThrows(
                    ApiTokenException.class, () -> client.tokens().list().toList());
            assertEquals(Outcome.NOT_APPLIED, e.outcome());
            assertFalse(printed(e).contains("canary"), printed(e));
        }
        assertEquals(1, server.getRequestCount());
    }

    @Test
    void aTokenLongerThanAHeaderMayBeIsNotUsed() {
        tokenEndpoint = request -> json(
                200, "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + "x".repeat(16_385) + "\"}");
        try (OktaIam client = builder().build()) {
            assertThrows(
                    ConfigurationException.class, () -> client.tokens().list().toList());
        }
    }

    @Test
    void aShortLivedTokenIsUsedForMostOfItsLife() {
        tokenEndpoint = request -> issued("Bearer", "60");
        try (OktaIam client = builder().build()) {
            for (int i = 0; i < 10; i++) {
                client.tokens().list().toList();
                time.advance(Duration.ofSeconds(4));
            }
        }
        assertEquals(11, server.getRequestCount());
    }

    @Test
    void aTokenEndpointThatNeverRespondsEndsWithTheDeadlineOfTheCall() {
        tokenEndpoint = request -> new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build();
        try (OktaIam client = builder()
                .timeSource(io.apitokens.TimeSource.system())
                .timeout(Duration.ofMillis(300))
                .build()) {
            DeadlineExceededException e = assertThrows(
                    DeadlineExceededException.class,
                    () -> client.api().revokeApiToken("00Tfake").execute());
            assertEquals(Outcome.NOT_APPLIED, e.outcome());
            assertEquals("revokeApiToken", e.operation().orElseThrow());
        }
    }

    @Test
    void cancellingACallCancelsItsTokenRequest() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(2);
        tokenEndpoint = request -> {
            arrived.countDown();
            return new MockResponse.Builder()
                    .onResponseStart(SocketEffect.Stall.INSTANCE)
                    .build();
        };
        CallListener listener = new CallListener() {
            @Override
            public void onEnd(CallEnd end) {
                ended.countDown();
            }
        };
        try (OktaIam client = builder().listener(listener).build()) {
            CompletableFuture<?> call = client.api().getApiToken("00Tfake").executeAsync();
            assertTrue(arrived.await(10, TimeUnit.SECONDS));
            call.cancel(true);
            assertTrue(ended.await(10, TimeUnit.SECONDS), "the token request and the call end");
        }
    }

    @Test
    void theTokenRequestUsesAConnectionOfItsOwn() throws Exception {
        try (OktaIam client = builder().build()) {
            client.tokens().list().toList();
            time.advance(Duration.ofHours(1));
            client.tokens().list().toList();
        }
        RecordedRequest[] all = {taken(), taken(), taken(), taken()};
        assertNotEquals(all[0].getConnectionIndex(), all[1].getConnectionIndex());
        assertNotEquals(all[1].getConnectionIndex(), all[2].getConnectionIndex());
        assertNotEquals(all[2].getConnectionIndex(), all[3].getConnectionIndex());
    }

    @Test
    void anErrorThatQuotesWhatWasSentIsMasked() {
        tokenEndpoint = request -> json(
                403,
                "{\"error\":\"access_denied\",\"error_description\":\"refused "
                        + form(request).get("client_assertion") + "\"}");
        try (OktaIam client = builder().build()) {
            ApiTokenException e = assertThrows(
                    ApiTokenException.class, () -> client.tokens().list().toList());
            assertFalse(printed(e).contains("eyJ"), printed(e));
            assertTrue(e.getMessage().contains("refused [masked]"), e.getMessage());
        }
    }

    private static String printed(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
