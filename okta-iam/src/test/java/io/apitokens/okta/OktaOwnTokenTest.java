package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Account;
import io.apitokens.SecretStatus;
import io.apitokens.TokenId;
import io.apitokens.error.InvalidInputException;
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
}
