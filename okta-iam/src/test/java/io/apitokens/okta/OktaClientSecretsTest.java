package io.apitokens.okta;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.okta.api.ClientSecret;
import io.apitokens.spi.RotationTarget;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.SimulatedOktaApps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the client secrets of apps and of API service integrations. */
class OktaClientSecretsTest {

    private final OktaFixture vendor =
            new OktaFixture(ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z")));
    private final SimulatedOktaApps apps = vendor.okta().apps();
    private final OktaIam okta = vendor.builder().build();
    private final String app = apps.addApp();
    private final String integration = apps.addIntegration();
    private final OktaClientSecrets secrets = okta.app(app).clientSecrets();
    private final OktaClientSecrets ofVendor = okta.apiServiceIntegration(integration);

    @AfterEach
    void close() {
        okta.close();
        vendor.close();
    }

    private static Secret value() {
        return OktaClientSecrets.newValue();
    }

    @Test
    void aSecretIsCreatedWithTheValueOfTheCaller() {
        Secret value = value();
        IssuedToken issued = secrets.create(value);
        assertEquals(value, issued.secret());
        assertEquals(value, apps.clientSecretOf(issued.token().id().value()));
        assertEquals(TokenStatus.ACTIVE, issued.token().status());
        assertEquals(Optional.of(vendor.timeSource().instant()), issued.token().created());
        assertEquals(
                List.of(issued.token().id()),
                secrets.list().stream().map(Token::id).toList());
    }

    @Test
    void aNewValueHas64CharactersThatNeedNoEncoding() {
        Set<String> values = Set.of(value().expose(), value().expose());
        assertEquals(2, values.size());
        values.forEach(value -> assertTrue(value.matches("[A-Za-z0-9_-]{64}")));
    }

    @Test
    void noRecordHoldsAValue() {
        Secret value = value();
        Token token = secrets.create(value).token();
        for (Token each : List.of(token, secrets.list().get(0))) {
            ClientSecret record = each.unwrap(ClientSecret.class).orElseThrow();
            assertEquals(null, record.clientSecret());
            assertFalse((each + record.toJson() + record + secrets).contains(value.expose()));
        }
    }

    @Test
    void anIntegrationHasAValueOfTheVendors() {
        IssuedToken issued = ofVendor.create();
        assertEquals(apps.clientSecretOf(issued.token().id().value()), issued.secret());
        assertEquals(1, ofVendor.list().size());
    }

    @Test
    void whoMakesTheValueIsKnownBeforeAnythingIsSent() {
        assertThrows(InvalidInputException.class, secrets::create);
        assertThrows(InvalidInputException.class, () -> ofVendor.create(value()));
        assertEquals(0, vendor.requests());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fake-too-short", "fake secret with blanks"})
    void aValueThatTheVendorOrAStoreWouldChangeIsRefused(String value) {
        String longer = value.equals("fake-too-short") ? "f".repeat(101) : value;
        assertThrows(InvalidInputException.class, () -> secrets.create(Secret.of(longer)));
        assertThrows(InvalidInputException.class, () -> secrets.create(Secret.of("fake-13-chars")));
        assertEquals(0, vendor.requests());
    }

    @Test
    void aThirdSecretIsRefusedByTheVendor() {
        secrets.create(value());
        secrets.create(value());
        InvalidRequestException refused = assertThrows(InvalidRequestException.class, () -> secrets.create(value()));
        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertEquals(2, apps.credentialsOf(app).size());
    }

    @Test
    void theOnlySecretCannotBeDeactivated() {
        TokenId only = secrets.create(value()).token().id();
        assertThrows(InvalidRequestException.class, () -> secrets.deactivate(only));
        assertEquals(Map.of(only.value(), true), apps.credentialsOf(app));
    }

    @Test
    void onlyAnInactiveSecretIsDeleted() {
        TokenId first = secrets.create(value()).token().id();
        TokenId second = secrets.create(value()).token().id();
        assertThrows(InvalidRequestException.class, () -> secrets.delete(first));
        assertEquals(TokenStatus.DISABLED, secrets.deactivate(first).status());
        assertEquals(TokenStatus.ACTIVE, secrets.activate(first).status());
        secrets.deactivate(first);
        secrets.delete(first);
        assertEquals(Map.of(second.value(), true), apps.credentialsOf(app));
        assertThrows(NotFoundException.class, () -> secrets.delete(first));
    }

    @Test
    void theOperationsOfAnIntegrationAreThoseOfAnApp() {
        TokenId first = ofVendor.create().token().id();
        TokenId second = ofVendor.create().token().id();
        ofVendor.deactivate(first);
        ofVendor.activate(first);
        ofVendor.deactivate(first);
        ofVendor.delete(first);
        assertEquals(Map.of(second.value(), true), apps.credentialsOf(integration));
    }

    @Test
    void aCreateIsSentOnceAndFoundByItsValue() {
        Secret value = value();
        vendor.okta().inject(Fault.responseLost());
        ApiTokenException lost = assertThrows(ApiTokenException.class, () -> secrets.create(value));
        assertEquals(Outcome.UNKNOWN, lost.outcome());
        assertEquals(1, vendor.requests());
        assertEquals(
                apps.credentialsOf(app).keySet(),
                Set.of(secrets.find(value).orElseThrow().id().value()));
        assertEquals(Optional.empty(), secrets.find(value()));
    }

    @Test
    void aMaskedValueIsNoValueAndTheHashFindsIt() {
        apps.maskClientSecrets();
        Secret value = value();
        TokenId id = secrets.create(value).token().id();
        assertEquals(id, secrets.find(value).orElseThrow().id());
        String shown = "***" + value.expose().substring(60);
        assertEquals(Optional.empty(), secrets.find(Secret.of(shown)));
        assertEquals(
                Optional.empty(), secrets.rotationTarget().reread(secrets.list().get(0)));
    }

    @Test
    void aValueIsFoundAlsoIfTheVendorComputesItsHashInAnotherWay() {
        apps.hashSecretsOtherwise();
        Secret value = value();
        TokenId id = secrets.create(value).token().id();
        assertEquals(id, secrets.find(value).orElseThrow().id());
        RotationTarget target = secrets.rotationTarget();
        assertEquals(Optional.of(value), target.reread(secrets.list().get(0)));
        apps.maskClientSecrets();
        assertEquals(Optional.empty(), target.reread(secrets.list().get(0)));
        assertEquals(Optional.empty(), secrets.find(value));
    }

    @Test
    void aMaskedValueWithoutAHashIsFoundByNothing() {
        apps.maskClientSecrets().omitSecretHashes();
        Secret value = value();
        secrets.create(value);
        assertEquals(Optional.empty(), secrets.find(value));
        assertEquals(1, secrets.list().size());
    }

    @Test
    void aResponseAboutAnotherValueIsNotBelieved() {
        Secret value = value();
        for (String shown : List.of(
                "\"client_secret\":\"fake-of-another-secret-0000000000\"",
                "\"client_secret\":\"***0000\"",
                "\"secret_hash\":\"fakehash\"")) {
            String body = "{\"id\":\"ocssim1\",\"status\":\"ACTIVE\"," + shown + "}";
            vendor.okta().inject(Fault.status(201).body(body));
            UnreadableResponseException other =
                    assertThrows(UnreadableResponseException.class, () -> secrets.create(value));
            assertEquals(Outcome.APPLIED, other.outcome());
        }
    }

    @Test
    void aLostSecretOfTheVendorsIsReported() {
        vendor.okta().inject(Fault.responseLost());
        LostCreateException lost = assertThrows(LostCreateException.class, ofVendor::create);
        assertEquals(Outcome.UNKNOWN, lost.outcome());
        assertEquals(1, apps.credentialsOf(integration).size());
    }

    @Test
    void idsOfOtherOwnersAndStringsThatAreNoIdsAreRefused() {
        String other = apps.addApp();
        TokenId foreign = okta.app(other).clientSecrets().id("ocssim00000000000009");
        assertThrows(InvalidInputException.class, () -> secrets.delete(foreign));
        assertThrows(InvalidInputException.class, () -> secrets.id("ocs/../x"));
        assertThrows(InvalidInputException.class, () -> secrets.id("f".repeat(64)));
        for (String id : List.of("", ".", "..", "a/b", "a?b", "a b", "%2e")) {
            assertThrows(InvalidInputException.class, () -> okta.app(id));
            assertThrows(InvalidInputException.class, () -> okta.apiServiceIntegration(id));
        }
        assertEquals(0, vendor.requests());
    }

    @Test
    void anUnknownAppIsNotFound() {
        OktaClientSecrets unknown = okta.app("0oaunknown").clientSecrets();
        assertThrows(NotFoundException.class, unknown::list);
        assertThrows(NotFoundException.class, () -> unknown.create(value()));
    }
}
