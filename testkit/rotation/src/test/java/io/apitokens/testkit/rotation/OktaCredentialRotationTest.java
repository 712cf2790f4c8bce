package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.okta.OktaClientSecrets;
import io.apitokens.okta.ServiceAppKey;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState.Done;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.rotation.RotationState.Waiting;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.rotation.OktaCredentials.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests rotations of client secrets and keys at Okta, at a simulated org. */
class OktaCredentialRotationTest {

    private static void waitsFor(OktaCredentials at, Reason reason) throws IOException {
        Waiting waiting =
                assertInstanceOf(Waiting.class, at.advance(at.rotation().build()));
        assertEquals(reason, waiting.reason());
    }

    @ParameterizedTest
    @EnumSource
    void thePredecessorStaysForTheOverlapThenInactiveThenGoes(Kind kind) throws IOException {
        try (OktaCredentials at = new OktaCredentials(kind)) {
            waitsFor(at, Reason.OVERLAP);
            assertEquals(
                    Set.of(true), Set.copyOf(at.apps.credentialsOf(at.owner).values()));
            waitsFor(at, Reason.DEACTIVATED);
            assertFalse(at.apps.credentialsOf(at.owner).get(at.predecessor.value()));
            Done done = assertInstanceOf(Done.class, at.advance(at.rotation().build()));
            at.isRotatedTo(done.successor());
            assertEquals(done, at.advance(at.rotation().build()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSuccessorIsRotatedInTurn(Kind kind) throws IOException {
        try (OktaCredentials at = new OktaCredentials(kind)) {
            TokenId successor = at.finish(5);
            Rotation next = Rotation.builder(at.target, successor, at.store, at.journal)
                    .timeSource(at.time)
                    .overlap(OktaCredentials.OVERLAP)
                    .build();
            assertEquals(
                    Reason.OVERLAP,
                    assertInstanceOf(Waiting.class, at.advance(next)).reason());
            assertEquals(
                    Reason.DEACTIVATED,
                    assertInstanceOf(Waiting.class, at.advance(next)).reason());
            at.isRotatedTo(assertInstanceOf(Done.class, at.advance(next)).successor());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondOneThatTheJournalDoesNotKnowIsNotTouched(Kind kind) throws IOException {
        try (OktaCredentials at = new OktaCredentials(kind)) {
            String foreign = kind.isKey()
                    ? at.apps.addKey(at.owner, ServiceAppKey.generate().publicJwk())
                    : at.apps.addClientSecret(at.owner);
            Map<String, Boolean> before = at.apps.credentialsOf(at.owner);
            for (Rotation rotation : List.of(
                    at.rotation().build(), at.rotation().allowDeleteFirst().build())) {
                InvalidInputException refused = assertThrows(InvalidInputException.class, () -> at.advance(rotation));
                assertEquals(Outcome.NOT_APPLIED, refused.outcome());
                assertTrue(refused.getMessage().contains(foreign), refused::getMessage);
            }
            assertEquals(before, at.apps.credentialsOf(at.owner));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APP_SECRET", "MASKED_APP_SECRET", "INTEGRATION_SECRET", "APP_KEY"})
    void aLostResponseOfTheCreateLosesNothing(Kind kind) throws IOException {
        try (OktaCredentials at = new OktaCredentials(kind)) {
            at.vendor.inject(Fault.responseLost().on("POST", kind.isKey() ? "/jwks" : "/secrets"));
            waitsFor(at, Reason.OVERLAP);
            assertEquals(2, at.apps.credentialsOf(at.owner).size());
            at.isRotatedTo(at.finish(3));
        }
    }

    @Test
    void aLostSecretOfTheVendorsThatIsMaskedIsLeftToAPerson() throws IOException {
        try (OktaCredentials at = new OktaCredentials(Kind.MASKED_INTEGRATION_SECRET)) {
            at.vendor.inject(Fault.responseLost().on("POST", "/secrets"));
            Rotation rotation = at.rotation().build();
            RotationStoppedException stopped = assertThrows(RotationStoppedException.class, () -> at.advance(rotation));
            assertEquals(RotationStoppedException.Reason.AMBIGUOUS, stopped.reason());
            Map<String, Boolean> both = at.apps.credentialsOf(at.owner);
            assertEquals(2, both.size());
            at.time.advance(Duration.ofHours(1));
            assertThrows(ApiTokenException.class, () -> at.advance(rotation));
            assertEquals(both, at.apps.credentialsOf(at.owner));
            // What a person does: delete the secret that nobody knows.
            OktaClientSecrets secrets = at.okta.apiServiceIntegration(at.owner);
            both.keySet().stream()
                    .filter(id -> !id.equals(at.predecessor.value()))
                    .map(secrets::id)
                    .forEach(id -> {
                        secrets.deactivate(id);
                        secrets.delete(id);
                    });
            at.isRotatedTo(at.finish(5));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APP_SECRET", "MASKED_APP_SECRET"})
    void aSecretIsRotatedAlsoIfTheVendorComputesItsHashInAnotherWay(Kind kind) throws IOException {
        try (OktaCredentials at = new OktaCredentials(kind)) {
            at.apps.hashSecretsOtherwise();
            at.isRotatedTo(at.finish(5));
        }
    }

    @Test
    void aSecretWhoseRecordShowsNeitherValueNorHashIsNotRotated() throws IOException {
        try (OktaCredentials at = new OktaCredentials(Kind.MASKED_APP_SECRET)) {
            at.apps.omitSecretHashes();
            Rotation rotation = at.rotation().build();
            assertThrows(InvalidInputException.class, () -> at.advance(rotation));
            assertEquals(Map.of(at.predecessor.value(), true), at.apps.credentialsOf(at.owner));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"APP_SECRET", "INTEGRATION_SECRET"})
    void aProcessThatDiedIsSucceededByOneThatReadsTheSecretAgain(Kind kind) throws IOException {
        try (OktaCredentials at = new OktaCredentials(kind)) {
            at.advance(at.rotation().activationDelay(Duration.ofMinutes(1)).build());
            at.time.advance(Duration.ofMinutes(5));
            Map<String, Boolean> both = at.apps.credentialsOf(at.owner);
            waitsFor(at, Reason.OVERLAP);
            assertEquals(both, at.apps.credentialsOf(at.owner));
            at.isRotatedTo(at.finish(3));
        }
    }

    @Test
    void aMaskedSecretOfAProcessThatDiedIsDeletedFirstIfThatIsAllowed() throws IOException {
        try (OktaCredentials at = new OktaCredentials(Kind.MASKED_APP_SECRET)) {
            at.advance(at.rotation().activationDelay(Duration.ofMinutes(1)).build());
            at.time.advance(Duration.ofMinutes(5));
            Map<String, Boolean> both = at.apps.credentialsOf(at.owner);
            Rotation careful = at.rotation().build();
            assertThrows(ConfigurationException.class, () -> at.advance(careful));
            assertEquals(both, at.apps.credentialsOf(at.owner));
            at.advance(at.rotation().allowDeleteFirst().build());
            at.isRotatedTo(at.finish(3));
        }
    }

    @Test
    void aKeyOfAProcessThatDiedIsDeletedWhenAnotherIsStored() throws IOException {
        try (OktaCredentials at = new OktaCredentials(Kind.APP_KEY)) {
            at.advance(at.rotation().activationDelay(Duration.ofMinutes(1)).build());
            at.time.advance(Duration.ofMinutes(5));
            waitsFor(at, Reason.OVERLAP);
            assertEquals(3, at.apps.credentialsOf(at.owner).size());
            at.isRotatedTo(at.finish(3));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPredecessorThatIsActiveAgainStays(Kind kind) throws IOException {
        try (OktaCredentials at = new OktaCredentials(kind)) {
            waitsFor(at, Reason.OVERLAP);
            waitsFor(at, Reason.DEACTIVATED);
            activate(at);
            Rotation rotation = at.rotation().build();
            RotationStoppedException stopped = assertThrows(RotationStoppedException.class, () -> at.advance(rotation));
            assertEquals(RotationStoppedException.Reason.PREDECESSOR_REACTIVATED, stopped.reason());
            assertEquals(2, at.apps.credentialsOf(at.owner).size());
        }
    }

    private static void activate(OktaCredentials at) {
        switch (at.kind) {
            case APP_KEY -> at.okta.app(at.owner).keys().activate(at.predecessor);
            case INTEGRATION_SECRET, MASKED_INTEGRATION_SECRET ->
                at.okta.apiServiceIntegration(at.owner).activate(at.predecessor);
            default -> at.okta.app(at.owner).clientSecrets().activate(at.predecessor);
        }
    }

    @Test
    void anAppWithAnAdministratorRoleRefuses() throws IOException {
        try (OktaCredentials at = new OktaCredentials(Kind.APP_SECRET)) {
            at.apps.makeAdministrator(at.owner);
            Rotation rotation = at.rotation().build();
            assertThrows(PermissionDeniedException.class, () -> at.advance(rotation));
            assertEquals(List.of(), at.journal.entries());
        }
    }

    @Test
    void aKeyWithoutAKidIsNotRotated() throws IOException {
        try (OktaCredentials at = new OktaCredentials(Kind.APP_KEY)) {
            String app = at.apps.addApp();
            TokenId unnamed =
                    at.okta.app(app).keys().id(at.apps.addKey(app, "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"sim\"}"));
            Rotation rotation = Rotation.builder(
                            at.okta.app(app).keys().rotationTarget(), unnamed, at.store, at.journal)
                    .build();
            InvalidInputException refused = assertThrows(InvalidInputException.class, rotation::advance);
            assertTrue(refused.getMessage().contains("kid"), refused::getMessage);
        }
    }

    @ParameterizedTest
    @EnumSource
    void withoutAVerificationOnlyTheOverlapProtects(Kind kind) throws IOException {
        try (OktaCredentials at = new OktaCredentials(kind)) {
            Rotation rotation = Rotation.builder(at.target, at.predecessor, at.store, at.journal)
                    .timeSource(at.time)
                    .overlap(OktaCredentials.OVERLAP)
                    .build();
            assertEquals(
                    Reason.OVERLAP,
                    assertInstanceOf(Waiting.class, at.advance(rotation)).reason());
            assertEquals(
                    Reason.DEACTIVATED,
                    assertInstanceOf(Waiting.class, at.advance(rotation)).reason());
            at.isRotatedTo(assertInstanceOf(Done.class, at.advance(rotation)).successor());
        }
    }

    /** Each fault at each request: a rotation ends with the successor alone, and the stored secret works throughout. */
    @ParameterizedTest
    @EnumSource(names = {"APP_SECRET", "MASKED_APP_SECRET", "INTEGRATION_SECRET", "APP_KEY"})
    void aRotationSurvivesEveryFaultAtEveryRequest(Kind kind) throws IOException {
        int requests;
        try (OktaCredentials at = new OktaCredentials(kind)) {
            int before = at.vendor.requests().size();
            at.isRotatedTo(at.finish(5));
            requests = at.vendor.requests().size() - before;
        }
        assertTrue(requests > 5, () -> requests + " requests");
        List<Fault> faults = List.of(
                Fault.requestLost(),
                Fault.responseLost(),
                Fault.status(503),
                Fault.status(500).afterCommit(),
                Fault.html(502).afterCommit(),
                Fault.status(404),
                Fault.status(403),
                Fault.emptyBody());
        for (Fault fault : faults) {
            for (int n : IntStream.rangeClosed(1, requests).toArray()) {
                try (OktaCredentials at = new OktaCredentials(kind)) {
                    at.vendor.inject(fault.every(n).times(1));
                    at.isRotatedTo(at.finish(20));
                } catch (AssertionError e) {
                    throw new AssertionError(fault + " at request " + n, e);
                }
            }
        }
    }
}
