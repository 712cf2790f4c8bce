package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.CanCreate;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.Candidates;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.error.VendorUnavailableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for the error of a create whose response was lost, when an orphan may exist. */
abstract class LostCreateRules extends FixtureContract.Rules {

    private static final String NAME = "ci lost";
    private static final int ALL_BUT_ONE = 100_000;

    private LostCreateException lost(ContractFault fault) {
        stage().next(fault);
        LostCreateException error = stage().thrown(LostCreateException.class, () -> stage().create(NAME));
        assertEquals(NAME, error.tokenName());
        assertTrue(Stage.message(error).contains(NAME), Stage.message(error));
        return error;
    }

    private static List<Token> found(LostCreateException error) {
        return assertInstanceOf(Candidates.Found.class, error.candidates()).tokens();
    }

    @Test
    void namesTheOneTokenWhenTheResponseWasLost() {
        Set<String> before = vendor().liveTokenIds();
        LostCreateException error = lost(ContractFault.of(ContractFault.Kind.RESPONSE_LOST));
        assertEquals(Outcome.UNKNOWN, error.outcome());
        assertInstanceOf(TransportException.class, error.getCause());
        assertEquals(1, error.attempts());
        List<Token> suspects = found(error);
        assertEquals(1, suspects.size());
        assertEquals(stage().madeSince(before), Set.of(suspects.get(0).id().value()));
        assertTrue(Stage.message(error).contains(suspects.get(0).id().toString()), Stage.message(error));
    }

    @Test
    void findsNothingWhenTheRequestWasLost() {
        Set<String> before = vendor().liveTokenIds();
        LostCreateException error = lost(ContractFault.of(ContractFault.Kind.REQUEST_LOST));
        assertEquals(Outcome.UNKNOWN, error.outcome());
        assertEquals(List.of(), found(error));
        assertEquals(before, vendor().liveTokenIds());
    }

    @Test
    void isNotRetriedAfterA5xx() {
        for (int status : List.of(500, 502, 503, 504)) {
            Set<String> before = vendor().liveTokenIds();
            LostCreateException error = lost(ContractFault.status(status));
            assertEquals(1, error.attempts());
            assertEquals(Outcome.UNKNOWN, error.outcome());
            assertInstanceOf(VendorUnavailableException.class, error.getCause());
            assertEquals(List.of(), found(error));
            assertEquals(before, vendor().liveTokenIds());
        }
    }

    @Test
    void namesTheOneTokenWhenTheVendorFailedAfterwards() {
        Set<String> before = vendor().liveTokenIds();
        List<Token> suspects = found(lost(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, 502)));
        assertEquals(1, suspects.size());
        assertEquals(stage().madeSince(before), Set.of(suspects.get(0).id().value()));
    }

    @Test
    void thatGetsAnUnreadableResponseHappened() {
        Set<String> before = vendor().liveTokenIds();
        LostCreateException error = lost(ContractFault.of(ContractFault.Kind.EMPTY_BODY));
        assertEquals(Outcome.APPLIED, error.outcome());
        assertInstanceOf(UnreadableResponseException.class, error.getCause());
        assertTrue(error.takeSecret().isEmpty());
        assertEquals(1, found(error).size());
        assertEquals(1, stage().madeSince(before).size());
    }

    @Test
    void thatGetsAnHtmlPageMayOrMayNotHaveHappened() {
        LostCreateException error = lost(ContractFault.of(ContractFault.Kind.HTML, 200));
        assertEquals(Outcome.UNKNOWN, error.outcome());
        assertEquals(List.of(), found(error));
    }

    @Test
    void returnsTheSecretOnceIfItHadBeenReadBeforeTheResponseBroke() {
        LostCreateException error = lost(ContractFault.of(ContractFault.Kind.CUT_BODY, ALL_BUT_ONE));
        Secret secret = stage().hidden(error.takeSecret().orElseThrow());
        assertTrue(vendor().accepts(secret));
        assertTrue(error.takeSecret().isEmpty(), "it is returned once");
        stage().assertShowsNoSecret(error);
    }

    @Test
    void saysSoWhenTheSearchFails() {
        vendor().inject(ContractFault.status(403), 1);
        LostCreateException error = lost(ContractFault.of(ContractFault.Kind.RESPONSE_LOST));
        Candidates.NotLooked notLooked = assertInstanceOf(Candidates.NotLooked.class, error.candidates());
        assertFalse(notLooked.reason().isBlank());
        assertTrue(Stage.message(error).contains(notLooked.reason()), Stage.message(error));
    }

    @Test
    void thatGetsItsOwnNameRefusedIsNotSaidToHaveFailed() {
        assumeTrue(vendor().hasUniqueNames(), "names of this vendor need not be unique");
        // A gateway delivered the create twice and returned the second response.
        Set<String> before = vendor().liveTokenIds();
        LostCreateException error =
                lost(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, vendor().nameTakenStatus()));
        assertEquals(Outcome.UNKNOWN, error.outcome());
        assertEquals(1, stage().madeSince(before).size());
        assertEquals(stage().madeSince(before), ids(found(error)));
    }

    @Test
    void ofANameThatAnOlderTokenHasDidNotHappen() {
        assumeTrue(vendor().hasUniqueNames(), "names of this vendor need not be unique");
        CanCreate tokens = stage().tokens().require(CanCreate.class);
        TokenSpec spec = stage().spec(NAME).build();
        stage().hidden(tokens.create(spec).secret());
        stage().timeSource().advance(Duration.ofMinutes(10));
        Set<String> before = vendor().liveTokenIds();
        ApiTokenException refused = assertThrows(ApiTokenException.class, () -> tokens.create(spec));
        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertEquals(before, vendor().liveTokenIds());
        stage().assertShowsNoSecret(refused);
    }

    private static Set<String> ids(List<Token> tokens) {
        return new HashSet<>(tokens.stream().map(token -> token.id().value()).toList());
    }

    @Test
    void doesNotSuspectTokensThatWereThereBeforeOrHaveAnotherName() {
        assumeFalse(vendor().hasUniqueNames(), "names of this vendor are unique");
        String older = stage().create(NAME).token().id().value();
        stage().timeSource().advance(Duration.ofMinutes(10));
        stage().create(NAME + " of another name");
        Set<String> before = vendor().liveTokenIds();
        List<Token> suspects = found(lost(ContractFault.of(ContractFault.Kind.RESPONSE_LOST)));
        assertEquals(stage().madeSince(before), ids(suspects));
        assertTrue(vendor().liveTokenIds().contains(older), "a suspect was deleted");
    }

    @Test
    void looksBeyondTheFirstPage() {
        vendor().smallPages();
        for (int i = 0; i < 7; i++) {
            vendor().addToken(stage().free("other-" + i));
        }
        assertEquals(
                1,
                found(lost(ContractFault.of(ContractFault.Kind.RESPONSE_LOST))).size());
    }
}
