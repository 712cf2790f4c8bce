package io.apitokens.gcore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.ConfigurationException;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a Gcore secret identifies its token by number. */
class GcoreOwnTokenTest {

    private final GcoreFixture vendor =
            new GcoreFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final GcoreIam gcore = vendor.builder().build();

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    private static Credential key(String text) {
        return Credential.of("APIKey", Secret.of(text));
    }

    private Optional<String> ownTokenOf(CredentialSource source) {
        try (GcoreIam other = vendor.builder().credentials(source).build()) {
            return other.tokens().ownToken().map(TokenId::toString);
        }
    }

    @Test
    void theOwnTokenIsThatOfTheCredential() {
        TokenId own = gcore.tokens().ownToken().orElseThrow();
        assertEquals(vendor.credential(), vendor.secretOf(own.value()));
        assertEquals(own, gcore.tokens().get(own).id());
    }

    @Test
    void theOwnTokenFollowsACredentialThatChanges() {
        AtomicReference<Credential> present = new AtomicReference<>(key("41_sim"));
        try (GcoreIam following =
                vendor.builder().credentials(request -> present.get()).build()) {
            assertEquals("41", following.tokens().ownToken().orElseThrow().value());
            present.set(key("42$sim"));
            assertEquals("42", following.tokens().ownToken().orElseThrow().value());
        }
    }

    @Test
    void theOwnTokenOfASessionIsUnknown() {
        assertEquals(
                Optional.empty(),
                ownTokenOf(CredentialSource.fixed(Credential.of("Bearer", Secret.of("41_sim-session")))));
    }

    @Test
    void aSourceThatFailsIsNotAnUnknownToken() {
        assertThrows(
                ConfigurationException.class,
                () -> ownTokenOf(request -> {
                    throw new IllegalStateException("no store");
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"42_simulated", "42$simulated", "42_"})
    void aSecretIsIdentifiedByTheNumberItBeginsWithAndWithoutARequest(String text) {
        TokenId id = gcore.tokens().identify(Secret.of(text)).orElseThrow();
        assertEquals("gcore/9262944/42", id.toString());
        assertEquals(0, vendor.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"42", "sim", "_sim", "0_sim", "-1_sim", "x42_sim", "42 sim", "12345678901234567890_sim"})
    void whatDoesNotBeginWithANumberIsNotIdentified(String text) {
        assertEquals(Optional.empty(), gcore.tokens().identify(Secret.of(text)));
    }

    @Test
    void theSecretIsNeverUsedAsAnId() {
        Secret leaked = vendor.secretOf(vendor.addToken("leaked"));
        int before = vendor.requests();
        TokenId id = gcore.tokens().identify(leaked).orElseThrow();
        gcore.tokens().verify(leaked);
        gcore.tokens().delete(id);
        vendor.gcore().requests().stream()
                .skip(before)
                .forEach(request -> assertFalse(request.path().contains(leaked.expose()), request.path()));
        assertFalse(id.toString().contains(leaked.expose()));
    }

    @Test
    void anInventedSecretNamesARealTokenButIsNotAccepted() {
        String id = vendor.addToken("of another user");
        Secret invented = Secret.of(id + "_sim-invented");
        assertEquals(id, gcore.tokens().identify(invented).orElseThrow().value());
        assertEquals(SecretStatus.REJECTED, gcore.tokens().verify(invented));
    }

    private SecretStatus verifiedBy(Fault response) {
        try (GcoreIam once = vendor.builder().retries(0).build()) {
            vendor.gcore().inject(response);
            return once.tokens().verify(vendor.credential());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"message\": \"Token is invalid or expired\"}",
                "{\"error\": \"Bad token: 29841\"}",
                "{\"detail\": \"Authentication credentials were not provided.\"}",
                "{\"detail\": \"Given token not valid for any token type\", \"code\": \"token_not_valid\"}",
                "{\"exception_class\": \"not_authenticated\"}"
            })
    void everyShapeOfTheVendorsOwn401IsARejection(String body) {
        assertEquals(SecretStatus.REJECTED, verifiedBy(Fault.status(401).body(body)));
    }

    @Test
    void a401OfAGatewayLeavesTheStatusUnknown() {
        assertEquals(SecretStatus.UNKNOWN, verifiedBy(Fault.html(401)));
        assertEquals(SecretStatus.UNKNOWN, verifiedBy(Fault.status(401).body("unauthorized")));
        assertEquals(SecretStatus.UNKNOWN, verifiedBy(Fault.status(401).body("").header("Content-Type", "text/plain")));
        assertEquals(SecretStatus.UNKNOWN, verifiedBy(Fault.status(401).body("{\"error\": {\"code\": 401}}")));
        for (String odd : List.of("401", "null", "true", "[\"x\"]", "[]", "\"\"")) {
            for (String name : List.of("error", "detail", "message", "exception_class")) {
                String body = "{\"" + name + "\": " + odd + "}";
                assertEquals(SecretStatus.UNKNOWN, verifiedBy(Fault.status(401).body(body)), body);
            }
        }
    }

    @Test
    void aDetailOfAnotherStatusIsNoWordOfTheVendors() {
        assertEquals(SecretStatus.UNKNOWN, verifiedBy(Fault.status(404).body("{\"detail\": \"Not Found\"}")));
        assertEquals(SecretStatus.UNKNOWN, verifiedBy(Fault.status(404).body("")));
    }
}
