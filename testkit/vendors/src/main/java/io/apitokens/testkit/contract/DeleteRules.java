package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.TokenId;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.RateLimitedException;
import io.apitokens.error.TransportException;
import io.apitokens.error.VendorUnavailableException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for deleting a token. */
abstract class DeleteRules extends FixtureContract.Rules {

    private boolean lives(TokenId id) {
        return vendor().liveTokenIds().contains(id.value());
    }

    @Test
    void killsThatTokenAndNoOther() {
        TokenId id = stage().token("ci");
        stage().token("other");
        Set<String> others = new HashSet<>(vendor().liveTokenIds());
        others.remove(id.value());
        assertEquals(1, stage().requestsOf(() -> stage().tokens().delete(id)));
        assertEquals(others, vendor().liveTokenIds());
    }

    @Test
    void ofATokenThatIsGoneIsNotFound() {
        TokenId id = stage().token("ci");
        stage().tokens().delete(id);
        NotFoundException error =
                stage().thrown(NotFoundException.class, () -> stage().tokens().delete(id));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(1, error.attempts());
    }

    @Test
    void isASuccessWhenTheResponseWasLostAndTheTokenIsGoneByThen() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.Kind.RESPONSE_LOST);
        assertEquals(2, stage().requestsOf(() -> stage().tokens().delete(id)));
        assertFalse(lives(id));
    }

    @Test
    void isASuccessWhenTheVendorFailedAfterwards() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, 503));
        assertEquals(2, stage().requestsOf(() -> stage().tokens().delete(id)));
        assertFalse(lives(id));
    }

    @Test
    void isRetriedWhenTheRequestWasLost() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.Kind.REQUEST_LOST);
        assertEquals(2, stage().requestsOf(() -> stage().tokens().delete(id)));
        assertFalse(lives(id));
    }

    @Test
    void thatMayHaveHappenedSaysSo() {
        TokenId id = stage().token("ci");
        var once = stage().client(builder -> builder.retries(0));
        stage().next(ContractFault.Kind.RESPONSE_LOST);
        TransportException error = stage().thrown(TransportException.class, () -> once.delete(id));
        assertEquals(Outcome.UNKNOWN, error.outcome());
        assertFalse(lives(id));
    }

    @Test
    void isNotRetriedAfterAnInternalError() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.status(500));
        VendorUnavailableException error = stage().thrown(
                        VendorUnavailableException.class, () -> stage().tokens().delete(id));
        assertEquals(1, error.attempts());
        assertEquals(Outcome.UNKNOWN, error.outcome());
        assertTrue(lives(id));
    }

    @Test
    void thatIsRefusedDidNotHappen() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.status(403));
        PermissionDeniedException error = stage().thrown(
                        PermissionDeniedException.class, () -> stage().tokens().delete(id));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertTrue(lives(id));
    }

    @Test
    void thatHasToWaitTooLongDidNotHappenAndSaysHowLong() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.rateLimited(Duration.ofHours(1)));
        RateLimitedException error = stage().thrown(
                        RateLimitedException.class, () -> stage().tokens().delete(id));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals(Duration.ofHours(1), error.retryAfter().orElseThrow());
        assertTrue(stage().waited().compareTo(Duration.ofMinutes(2)) < 0, "waited without a reason");
        assertTrue(lives(id));
    }
}
