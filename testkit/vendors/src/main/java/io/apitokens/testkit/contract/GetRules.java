package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenStatus;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.error.VendorUnavailableException;
import org.junit.jupiter.api.Test;

/** Rules for reading one token. */
abstract class GetRules extends FixtureContract.Rules {

    @Test
    void returnsTheTokenThatWasRequested() {
        stage().token("other");
        TokenId id = stage().token("wanted");
        Token token = stage().tokens().get(id);
        assertEquals(id, token.id());
        assertEquals("wanted", token.name());
        assertEquals(TokenStatus.ACTIVE, token.status());
    }

    @Test
    void takesOneRequest() {
        TokenId id = stage().token("ci");
        assertEquals(1, stage().requestsOf(() -> stage().tokens().get(id)));
    }

    @Test
    void givesWhatTheListGives() {
        TokenId id = stage().token("ci");
        Token listed = stage().tokens().list().stream()
                .filter(token -> token.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertEquals(listed, stage().tokens().get(id));
    }

    @Test
    void acceptsAnIdThatWasWrittenDown() {
        TokenId id = stage().token("ci");
        assertEquals(id, stage().tokens().get(TokenId.parse(id.toString())).id());
    }

    @Test
    void ofATokenThatIsGoneIsNotFound() {
        TokenId id = stage().token("ci");
        stage().tokens().delete(id);
        NotFoundException error =
                stage().thrown(NotFoundException.class, () -> stage().tokens().get(id));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(1, error.attempts());
        assertEquals(stage().tokens().account().toString(), error.account().orElseThrow());
        assertTrue(error.operation().isPresent());
    }

    @Test
    void isRetriedWhenNoResponseArrives() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.Kind.RESPONSE_LOST);
        stage().next(ContractFault.Kind.REQUEST_LOST);
        assertEquals(3, stage().requestsOf(() -> stage().tokens().get(id)));
    }

    @Test
    void isRetriedWhenTheVendorFails() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.status(500));
        stage().next(ContractFault.status(503));
        stage().next(ContractFault.status(429));
        assertEquals(4, stage().requestsOf(() -> stage().tokens().get(id)));
    }

    @Test
    void isRetriedWhenTheResponseIsCut() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.of(ContractFault.Kind.CUT_BODY, 5));
        assertEquals(2, stage().requestsOf(() -> stage().tokens().get(id)));
    }

    @Test
    void isGivenUpAfterThreeRetries() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.status(503), 5);
        VendorUnavailableException error = stage().thrown(
                        VendorUnavailableException.class, () -> stage().tokens().get(id));
        assertEquals(4, error.attempts());
        assertEquals(503, error.status());
    }

    @Test
    void isOneRequestWithoutRetries() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.Kind.RESPONSE_LOST);
        var once = stage().client(builder -> builder.retries(0));
        TransportException error = stage().thrown(TransportException.class, () -> once.get(id));
        assertEquals(1, error.attempts());
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
    }

    @Test
    void neverReportsATokenThatWasUsedAsUnused() {
        TokenId id = stage().token("ci");
        stage().tokens().verify(stage().hidden(vendor().secretOf(id.value())));
        Token used = stage().tokens().get(id);
        assertFalse(used.lastUse().surelyUnusedSince(Stage.START), () -> "last use: " + used.lastUse());
    }

    @Test
    void showsNoSecret() {
        TokenId id = stage().token("ci");
        Token token = stage().tokens().get(id);
        stage().assertShowsNoSecret(token);
        stage().assertShowsNoSecret(token.unwrap(Object.class).orElseThrow());
    }
}
