package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okta.api.AppKey;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedExchange;
import io.apitokens.testkit.SimulatedOktaApps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the keys of apps. */
class OktaAppKeysTest {

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final SimulatedOktaApps apps = vendor.okta().apps();
    private final OktaIam okta = vendor.builder().build();
    private final String app = apps.addApp();
    private final OktaAppKeys keys = okta.app(app).keys();

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private static ServiceAppKey key(String kid) {
        return ServiceAppKey.generate().withKid(kid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "ES384", "ES512"})
    void onlyThePublicHalfOfAKeyIsSent(String algorithm) {
        List<SimulatedExchange> exchanges = new ArrayList<>();
        vendor.okta().onExchange(exchanges::add);
        ServiceAppKey key = ServiceAppKey.generate(algorithm).withKid("sim-1");
        Token added = keys.add(key);
        AppKey record = added.unwrap(AppKey.class).orElseThrow();
        assertEquals("sim-1", added.name());
        assertEquals(algorithm, record.alg());
        assertEquals(algorithm.startsWith("RS") ? "RSA" : "EC", record.kty());
        assertEquals(TokenStatus.ACTIVE, added.status());
        assertFalse(exchanges.get(0).requestBody().contains("\"d\""));
    }

    @Test
    void aKeyWithoutAKidIsNotSent() {
        ServiceAppKey unnamed = ServiceAppKey.of(KeyTexts.rsa(2048));
        assertThrows(InvalidInputException.class, () -> keys.add(unnamed));
        assertEquals(0, vendor.requests());
    }

    @Test
    void aKidIsUniqueInTheApp() {
        keys.add(key("sim-1"));
        InvalidRequestException refused = assertThrows(InvalidRequestException.class, () -> keys.add(key("sim-1")));
        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertEquals(1, apps.credentialsOf(app).size());
    }

    @Test
    void nothingIsAddedBesideAKeyWithoutAKid() {
        apps.addKey(app, "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"sim\"}");
        assertThrows(InvalidRequestException.class, () -> keys.add(key("sim-1")));
        assertEquals(1, apps.credentialsOf(app).size());
        assertEquals("", keys.list().get(0).name());
    }

    @Test
    void onlyAnInactiveKeyIsDeletedAndTheOnlyOneStaysActive() {
        TokenId first = keys.add(key("sim-1")).id();
        assertThrows(InvalidRequestException.class, () -> keys.deactivate(first));
        TokenId second = keys.add(key("sim-2")).id();
        assertThrows(InvalidRequestException.class, () -> keys.delete(first));
        assertEquals(TokenStatus.DISABLED, keys.deactivate(first).status());
        assertEquals(TokenStatus.ACTIVE, keys.activate(first).status());
        keys.deactivate(first);
        keys.delete(first);
        assertEquals(Map.of(second.value(), true), apps.credentialsOf(app));
    }

    @Test
    void anAdditionIsSentOnceAndFoundByItsKid() {
        vendor.okta().inject(Fault.responseLost());
        ApiTokenException lost = assertThrows(ApiTokenException.class, () -> keys.add(key("sim-1")));
        assertEquals(Outcome.UNKNOWN, lost.outcome());
        assertEquals(1, vendor.requests());
        assertEquals(List.of("sim-1"), keys.list().stream().map(Token::name).toList());
    }

    @Test
    void aResponseAboutAnotherKeyIsNotBelieved() {
        vendor.okta()
                .inject(Fault.status(201).body("{\"id\":\"pkssim1\",\"kid\":\"sim-other\",\"status\":\"ACTIVE\"}"));
        assertThrows(UnreadableResponseException.class, () -> keys.add(key("sim-1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "RS512", "ES256", "ES384", "ES512"})
    void aSuccessorIsOfTheKindOfItsPredecessor(String algorithm) {
        Token present = keys.add(ServiceAppKey.generate(algorithm).withKid("sim-1"));
        ServiceAppKey like = NewKeys.like(present.unwrap(AppKey.class).orElseThrow());
        assertEquals(algorithm, like.algorithm());
    }

    @Test
    void aSuccessorIsAsLongAsItsPredecessor() {
        ServiceAppKey key = ServiceAppKey.of(KeyTexts.rsa(3072)).withKid("sim-1");
        AppKey record = keys.add(key).unwrap(AppKey.class).orElseThrow();
        String modulus = Objects.requireNonNull(record.n());
        assertTrue(NewKeys.like(record).publicJwk().length() >= modulus.length());
    }

    @Test
    void idsOfOtherOwnersAreRefused() {
        TokenId secret = okta.app(app).clientSecrets().id("ocssim00000000000009");
        assertThrows(InvalidInputException.class, () -> keys.delete(secret));
        assertThrows(InvalidInputException.class, () -> keys.id("sim.kid"));
        assertEquals(0, vendor.requests());
    }
}
