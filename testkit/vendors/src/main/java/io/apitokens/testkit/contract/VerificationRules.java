package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.ApiTokens;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.TokenId;
import io.apitokens.auth.Credential;
import io.apitokens.auth.CredentialSource;
import io.apitokens.error.AuthenticationException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for the verification of a secret. */
abstract class VerificationRules extends FixtureContract.Rules {

    private Secret secretOf(TokenId id) {
        return stage().hidden(vendor().secretOf(id.value()));
    }

    private Secret liveSecret() {
        return secretOf(stage().token("leaked"));
    }

    private Secret neverIssued() {
        return stage().hidden(Secret.of(vendor().credential().expose() + "x"));
    }

    private SecretStatus verify(Secret secret) {
        return stage().tokens().verify(secret);
    }

    private void assertStatus(SecretStatus expected, ContractFault fault) {
        Secret secret = liveSecret();
        ApiTokens once = stage().client(builder -> builder.retries(0));
        stage().next(fault);
        assertEquals(expected, once.verify(secret), "response: " + fault);
    }

    @Test
    void aLiveSecretIsAccepted() {
        assertEquals(SecretStatus.ACCEPTED, verify(liveSecret()));
        assertEquals(SecretStatus.ACCEPTED, verify(vendor().credential()));
    }

    @Test
    void aViewAuthenticatesWithTheGivenSecret() {
        TokenId id = stage().token("ci");
        ApiTokens tokens = stage().tokens();
        tokens.authenticatedBy(vendor().credential())
                .ifPresent(view -> assertEquals(id, view.get(id).id()));
        tokens.authenticatedBy(neverIssued())
                .ifPresent(view -> stage().thrown(AuthenticationException.class, () -> view.get(id)));
    }

    @Test
    void theSecretOfADeletedTokenIsRejected() {
        TokenId id = stage().token("leaked");
        Secret secret = secretOf(id);
        stage().tokens().delete(id);
        assertEquals(SecretStatus.REJECTED, verify(secret));
    }

    @Test
    void aSecretThatNeverWasIsRejected() {
        assertEquals(SecretStatus.REJECTED, verify(neverIssued()));
    }

    @Test
    void aSecretWithoutTheRightIsStillAccepted() {
        assertStatus(SecretStatus.ACCEPTED, ContractFault.status(403));
    }

    @Test
    void aRefusalThatIsNotOfTheSecretShowsThatItWasAccepted() {
        for (int status : new int[] {400, 404, 409, 422}) {
            assertStatus(SecretStatus.ACCEPTED, ContractFault.status(status));
        }
    }

    @Test
    void anUnavailableVendorLeavesTheStatusUnknown() {
        for (int status : new int[] {500, 502, 503, 504}) {
            assertStatus(SecretStatus.UNKNOWN, ContractFault.status(status));
        }
        assertStatus(SecretStatus.UNKNOWN, ContractFault.of(ContractFault.Kind.REQUEST_LOST));
        assertStatus(SecretStatus.UNKNOWN, ContractFault.of(ContractFault.Kind.RESPONSE_LOST));
    }

    @Test
    void aBusyVendorLeavesTheStatusUnknown() {
        assertStatus(SecretStatus.UNKNOWN, ContractFault.rateLimited(Duration.ofHours(1)));
    }

    @Test
    void thePageOfAGatewayLeavesTheStatusUnknownWithAnyHttpStatusCode() {
        for (int status : new int[] {200, 400, 403, 404, 502}) {
            assertStatus(SecretStatus.UNKNOWN, ContractFault.of(ContractFault.Kind.HTML, status));
        }
    }

    @Test
    void theRefusalOfAGatewayDoesNotShowThatTheSecretIsDead() {
        assertStatus(SecretStatus.UNKNOWN, ContractFault.of(ContractFault.Kind.HTML, 401));
    }

    @Test
    void aRedirectLeavesTheStatusUnknown() {
        assertStatus(SecretStatus.UNKNOWN, ContractFault.redirect(302, "https://login.example.com/"));
    }

    @Test
    void aVerificationIsRetriedWhenNoResponseArrives() {
        Secret secret = liveSecret();
        stage().next(ContractFault.Kind.RESPONSE_LOST);
        stage().next(ContractFault.status(503));
        assertEquals(3, stage().requestsOf(() -> assertEquals(SecretStatus.ACCEPTED, verify(secret))));
    }

    @Test
    void aVerificationIsOneRequestAndChangesNothing() {
        Secret live = liveSecret();
        Secret dead = neverIssued();
        Set<String> before = vendor().liveTokenIds();
        assertEquals(1, stage().requestsOf(() -> verify(live)));
        assertEquals(1, stage().requestsOf(() -> verify(dead)));
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void aVerificationSendsOnlyThatSecretAndKeepsTheClientsOwn() {
        Secret live = liveSecret();
        ApiTokens stranger = stage().client(
                        builder -> builder.credentials(CredentialSource.fixed(Credential.of("Bearer", neverIssued()))));
        assertEquals(SecretStatus.ACCEPTED, stranger.verify(live));
        assertEquals(SecretStatus.REJECTED, verify(neverIssued()));
        assertFalse(stage().tokens().list().toList().isEmpty(), "the client goes on with its own credential");
    }

    @Test
    void theVendorsOwnSecretsAreRecognizedWithoutARequest() {
        Secret live = liveSecret();
        assertEquals(0, stage().requestsOf(() -> {
            assertTrue(stage().tokens().recognizes(live));
            assertTrue(stage().tokens().recognizes(vendor().credential()));
        }));
    }

    @Test
    void theSecretsOfOtherVendorsAreNotRecognized() {
        List<String> forms = List.of("768660_sim0000", "768660$sim0000", "eyJmYWtl.eyJmYWtl.sim-1-1", "00sim000000");
        long recognized = forms.stream()
                .map(Secret::of)
                .filter(stage().tokens()::recognizes)
                .map(secret -> secret.expose().replace('$', '_'))
                .distinct()
                .count();
        assertTrue(recognized <= 1, "recognizes the forms of " + recognized + " vendors");
        for (String text : List.of("sim", "sim 1", "00", "1_", "_sim", "eyJmYWtl", "0", "sim\n1", "\u00e9")) {
            assertFalse(stage().tokens().recognizes(Secret.of(text)), text);
        }
    }

    @Test
    void aVerificationIsAllowedToAReadOnlyClient() {
        Secret live = liveSecret();
        assertEquals(
                SecretStatus.ACCEPTED,
                stage().client(builder -> builder.readOnly()).verify(live));
    }

    @Test
    void whatCannotBeASecretIsRefusedWithoutQuotingIt() {
        for (String text : new String[] {"sim 1", "sim\n1", "sim\u00e91", "sim\u00001"}) {
            Secret malformed = stage().hidden(Secret.of(text));
            stage().refused(InvalidInputException.class, () -> verify(malformed));
        }
    }

    @Test
    void aVerificationOnAnInterruptedThreadThrowsAndLeavesTheFlag() {
        Secret live = liveSecret();
        Thread.currentThread().interrupt();
        stage().refused(CallInterruptedException.class, () -> verify(live));
        assertTrue(Thread.interrupted(), "the flag was lost");
    }

    @Test
    void aVerificationByAClosedClientIsRefused() {
        Secret live = liveSecret();
        ApiTokens closed = stage().client(builder -> {});
        vendor().closeClients();
        stage().refused(ConfigurationException.class, () -> closed.verify(live));
    }
}
