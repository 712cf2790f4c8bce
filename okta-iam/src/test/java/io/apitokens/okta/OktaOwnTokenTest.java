package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.SecretStatus;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.ResponseException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Tests the own token set in the builder, and the meaning of Okta's error codes in a verification. Okta's secrets do
 * not identify their token.
 */
class OktaOwnTokenTest {

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));

    @AfterEach
    void close() {
        vendor.close();
    }

    private TokenId id(String value) {
        String host = vendor.okta().baseUrl().substring("http://".length());
        return TokenId.of(new Account("okta", host), value);
    }

    private SecretStatus statusAfter(int status, String code) {
        vendor.okta().inject(Fault.status(status).body("{\"errorCode\": \"" + code + "\"}"));
        try (OktaIam okta = vendor.builder().retries(0).build()) {
            return okta.tokens().verify(vendor.credential());
        }
    }

    @Test
    void theOwnTokenIsTheOneSetInTheBuilder() {
        TokenId own = id(vendor.okta().callerTokenId());
        try (OktaIam okta = vendor.builder().ownToken(own).build()) {
            assertEquals(Optional.of(own), okta.tokens().ownToken());
            assertEquals(
                    Optional.of(own),
                    okta.tokens().withTimeout(Duration.ofSeconds(5)).ownToken());
        }
        assertEquals(0, vendor.requests());
    }

    @Test
    void theOwnTokenIsUnknownUnlessSet() {
        try (OktaIam okta = vendor.builder().build()) {
            assertEquals(Optional.empty(), okta.tokens().ownToken());
        }
    }

    @Test
    void anOwnTokenOfAnotherOrgOrNoTokensIdIsRefusedWhenTheClientIsBuilt() {
        TokenId elsewhere = TokenId.of(new Account("okta", "elsewhere.okta.com"), "00Tsim1");
        for (TokenId wrong : List.of(elsewhere, id("current"), id("00T.sim"))) {
            OktaIam.Builder builder = vendor.builder().ownToken(wrong);
            InvalidInputException refused = assertThrows(InvalidInputException.class, builder::build);
            assertEquals("ownToken", refused.field());
        }
    }

    @Test
    void aCodeAboutRightsAcceptsAndACodeAboutTheCredentialRejectsWhateverTheStatus() {
        assertEquals(SecretStatus.ACCEPTED, statusAfter(403, "E0000006"));
        assertEquals(SecretStatus.ACCEPTED, statusAfter(401, "E0000015"));
        assertEquals(SecretStatus.REJECTED, statusAfter(401, "E0000011"));
        assertEquals(SecretStatus.REJECTED, statusAfter(403, "E0000005"));
    }

    @Test
    void aVerificationExtendsTheLifeOfAnIdleToken() {
        String leaked = vendor.addToken("leaked");
        try (OktaIam okta = vendor.builder().build()) {
            Optional<Instant> before = okta.tokens().get(id(leaked)).expiry().endsAt();
            vendor.timeSource().advance(Duration.ofDays(10));
            okta.tokens().verify(vendor.secretOf(leaked));
            Optional<Instant> after = okta.tokens().get(id(leaked)).expiry().endsAt();
            assertEquals(before.map(end -> end.plus(Duration.ofDays(10))), after);
        }
    }

    @Test
    void theSecretOfATokenThatRevokedItselfIsRejected() {
        try (OktaIam okta = vendor.builder().build()) {
            okta.api().revokeCurrentApiToken().execute();
            assertEquals(SecretStatus.REJECTED, okta.tokens().verify(vendor.credential()));
        }
    }

    @Test
    void aGatewaysPageWithARequestIdProvesNothingAndTheIdIsStillTold() {
        try (OktaIam okta = vendor.builder().retries(0).build()) {
            for (int status : new int[] {401, 403, 404}) {
                vendor.okta().inject(Fault.html(status).header("X-Okta-Request-Id", "edge-1"));
                assertEquals(SecretStatus.UNKNOWN, okta.tokens().verify(vendor.credential()), "status " + status);
            }
            vendor.okta().inject(Fault.html(404).header("X-Okta-Request-Id", "edge-1"));
            ResponseException error = assertThrows(
                    ResponseException.class, () -> okta.tokens().list().toList());
            assertEquals(Optional.of("edge-1"), error.requestId());
            assertFalse(error.fromVendor());
        }
    }

    @Test
    void aCodeThatIsNoStringProvesNothing() {
        try (OktaIam okta = vendor.builder().retries(0).build()) {
            for (String body :
                    new String[] {"{\"errorCode\":11}", "{\"error\":401}", "{\"errorCode\":[\"E0000011\"]}"}) {
                vendor.okta().inject(Fault.status(401).body(body));
                assertEquals(SecretStatus.UNKNOWN, okta.tokens().verify(vendor.credential()), body);
            }
        }
    }

    @Test
    void aChallengeCountsOnlyWithTheEmptyBodyThatTheVendorDocuments() {
        String challenge = "Bearer error=\"invalid_token\"";
        try (OktaIam okta = vendor.builder().retries(0).build()) {
            vendor.okta().inject(Fault.html(401).header("WWW-Authenticate", challenge));
            assertEquals(SecretStatus.UNKNOWN, okta.tokens().verify(vendor.credential()));
            vendor.okta().inject(Fault.status(401).body("").header("WWW-Authenticate", challenge));
            assertEquals(SecretStatus.REJECTED, okta.tokens().verify(vendor.credential()));
        }
    }

    @Test
    void theLimitOnConcurrencyBesideAnotherIsRetriedAfterAboutASecond() {
        ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
        long now = time.instant().getEpochSecond();
        vendor.okta()
                .inject(Fault.status(429)
                        .body("{\"errorCode\":\"E0000047\"}")
                        .header("X-Rate-Limit-Limit", "600, 0")
                        .header("X-Rate-Limit-Remaining", "520, 0")
                        .header("X-Rate-Limit-Reset", (now + 40) + ", " + (now + 113)));
        try (OktaIam okta = vendor.builder().timeSource(time).build()) {
            assertFalse(okta.tokens().list().toList().isEmpty());
        }
        assertEquals(1, time.sleeps().size());
        Duration delay = time.sleeps().get(0);
        assertTrue(delay.compareTo(Duration.ofSeconds(1)) >= 0, delay.toString());
        assertTrue(delay.compareTo(Duration.ofSeconds(3)) < 0, delay.toString());
    }
}
