package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanRotate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.TransportException;
import io.apitokens.error.UnreadableResponseException;
import io.apitokens.error.VendorUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * The rules for every implementation of {@link io.apitokens.CanRotate}. Each test name states one rule. Extend it as
 * {@link ApiTokensContract}.
 */
public abstract class CanRotateContract extends FixtureContract {

    private static final int ALL_BUT_ONE = 100_000;

    /** Creates the suite. For the test class of a vendor. */
    protected CanRotateContract() {}

    private IssuedToken rotate(TokenId id) {
        IssuedToken issued = stage().tokens().require(CanRotate.class).rotate(id);
        stage().hidden(issued.secret());
        return issued;
    }

    @Test
    void killsTheOldSecretAndGivesOneThatWorks() {
        TokenId id = stage().token("ci");
        Secret old = rotate(id).secret();
        assertTrue(stage().vendor().accepts(old));
        Secret fresh = rotate(id).secret();
        assertFalse(stage().vendor().accepts(old), "the old secret is still accepted");
        assertTrue(stage().vendor().accepts(fresh));
    }

    @Test
    void keepsTheTokenAsItIs() {
        TokenId id = stage().token("ci");
        Token before = stage().tokens().get(id);
        Set<String> live = stage().vendor().liveTokenIds();
        stage().timeSource().advance(Duration.ofHours(1));
        Token rotated = rotate(id).token();
        assertEquals(id, rotated.id());
        assertEquals(before.name(), rotated.name());
        assertEquals(before.description(), rotated.description());
        assertEquals(before.access(), rotated.access());
        assertEquals(before.created(), rotated.created());
        Instant rotation = Stage.START.plus(Duration.ofHours(1));
        assertEquals(rotation, rotated.secretIssued().orElse(rotation), "the time of the rotation");
        assertTrue(rotated.secretIssued().isPresent() || !stage().vendor().hasRotationTime());
        assertEquals(live, stage().vendor().liveTokenIds());
    }

    @Test
    void liftsNoRestriction() {
        Optional<String> id = stage().vendor().addRestrictedToken("restricted");
        assumeTrue(id.isPresent(), "tokens of this vendor have no restrictions");
        Map<String, String> before = stage().restrictionsOf(id.orElseThrow());
        rotate(stage().id(id.orElseThrow()));
        assertEquals(before, stage().restrictionsOf(id.orElseThrow()));
    }

    @Test
    void doesNotEnableADisabledToken() {
        Optional<String> id = stage().vendor().addDisabledToken("disabled");
        assumeTrue(id.isPresent(), "this vendor cannot disable tokens");
        try {
            rotate(stage().id(id.orElseThrow()));
        } catch (ApiTokenException refused) {
            stage().assertShowsNoSecret(refused);
        }
        assertFalse(stage().vendor().accepts(stage().vendor().secretOf(id.orElseThrow())));
    }

    @Test
    void whoseRecordCannotBeReadAfterwardsStillReturnsTheSecret() {
        assumeFalse(stage().vendor().rotateReturnsRecord(), "a rotate of this vendor returns the record");
        int before = stage().vendor().rotateRequests() - 1;
        for (ContractFault fault : List.of(
                ContractFault.status(403),
                ContractFault.status(500),
                ContractFault.of(ContractFault.Kind.RESPONSE_LOST),
                ContractFault.of(ContractFault.Kind.EMPTY_BODY),
                ContractFault.of(ContractFault.Kind.HTML, 200))) {
            TokenId id = stage().token("ci");
            CanRotate once = stage().client(builder -> builder.retries(0)).require(CanRotate.class);
            stage().vendor().inject(fault, before);
            Secret secret = secretOf(() -> once.rotate(id).secret());
            assertEquals(stage().vendor().secretOf(id.value()), secret, () -> "after " + fault);
        }
    }

    @Test
    void hasOneTimeoutWithTheReadOfItsRecord() {
        Duration timeout = Duration.ofSeconds(1);
        for (int each : List.of(240, 450, 640, 900)) {
            TokenId id = stage().token("ci");
            try (SlowTransport slow = new SlowTransport(stage().timeSource(), Duration.ofMillis(each))) {
                CanRotate tokens = stage().client(builder ->
                                builder.transport(slow).timeout(timeout).withoutRateLimiting())
                        .require(CanRotate.class);
                long start = stage().timeSource().nanoTime();
                try {
                    stage().hidden(tokens.rotate(id).secret());
                } catch (ApiTokenException failed) {
                    stage().assertShowsNoSecret(failed);
                }
                Duration took = Duration.ofNanos(stage().timeSource().nanoTime() - start);
                assertTrue(took.compareTo(timeout) <= 0, () -> "took " + took + " with exchanges of " + each + " ms");
            }
        }
    }

    private Secret secretOf(Supplier<Secret> rotate) {
        try {
            return stage().hidden(rotate.get());
        } catch (UnreadableResponseException e) {
            assertEquals(Outcome.APPLIED, e.outcome());
            stage().assertShowsNoSecret(e);
            return stage().hidden(e.takeSecret().orElseThrow());
        }
    }

    @Test
    void showsNoSecret() {
        IssuedToken issued = rotate(stage().token("ci"));
        stage().assertShowsNoSecret(issued);
        stage().assertShowsNoSecret(issued.secret());
        stage().assertShowsNoSecret(issued.token());
        stage().assertShowsNoSecret(issued.token().unwrap(Object.class).orElseThrow());
    }

    @Test
    void isSentOnceWhenTheResponseIsLostAndMayHaveHappened() {
        TokenId id = stage().token("ci");
        Secret old = rotate(id).secret();
        stage().nextRotates(List.of(ContractFault.of(ContractFault.Kind.RESPONSE_LOST)));
        failsAfterOneRequest(TransportException.class, Outcome.UNKNOWN, id);
        assertFalse(stage().vendor().accepts(old));
    }

    @Test
    void isSentOnceWhenTheRequestIsLostAndMayHaveHappened() {
        TokenId id = stage().token("ci");
        Secret old = rotate(id).secret();
        stage().nextRotates(List.of(ContractFault.of(ContractFault.Kind.REQUEST_LOST)));
        failsAfterOneRequest(TransportException.class, Outcome.UNKNOWN, id);
        assertTrue(stage().vendor().accepts(old));
    }

    @Test
    void isSentOnceWhenTheVendorFailsAndMayHaveHappened() {
        TokenId id = stage().token("ci");
        for (int status : new int[] {500, 502, 503, 504}) {
            stage().nextRotates(List.of(ContractFault.status(status)));
            failsAfterOneRequest(VendorUnavailableException.class, Outcome.UNKNOWN, id);
        }
    }

    @Test
    void thatGetsAnUnreadableResponseHappened() {
        TokenId id = stage().token("ci");
        Secret old = rotate(id).secret();
        stage().nextRotates(List.of(ContractFault.of(ContractFault.Kind.EMPTY_BODY)));
        failsAfterOneRequest(UnreadableResponseException.class, Outcome.APPLIED, id);
        assertFalse(stage().vendor().accepts(old));
    }

    private <E extends ApiTokenException> E failsAfterOneRequest(Class<E> type, Outcome outcome, TokenId id) {
        int before = stage().vendor().requests();
        E error = stage().thrown(type, () -> rotate(id));
        int least = stage().vendor().rotateRequests() - (stage().vendor().rotateReturnsRecord() ? 0 : 1);
        assertEquals(before + least, stage().vendor().requests());
        assertEquals(outcome, error.outcome());
        return error;
    }

    @Test
    void returnsTheSecretOnceIfItHadBeenReadBeforeTheResponseBroke() {
        TokenId id = stage().token("ci");
        stage().nextRotates(List.of(ContractFault.of(ContractFault.Kind.CUT_BODY, ALL_BUT_ONE)));
        UnreadableResponseException error =
                failsAfterOneRequest(UnreadableResponseException.class, Outcome.APPLIED, id);
        assertTrue(stage().vendor().accepts(stage().hidden(error.takeSecret().orElseThrow())));
        assertTrue(error.takeSecret().isEmpty(), "it is returned once");
        stage().assertShowsNoSecret(error);
    }

    @Test
    void againRecoversFromALostResponse() {
        TokenId id = stage().token("ci");
        stage().nextRotates(List.of(ContractFault.of(ContractFault.Kind.RESPONSE_LOST)));
        stage().thrown(TransportException.class, () -> rotate(id));
        assertTrue(stage().vendor().accepts(rotate(id).secret()));
    }

    @Test
    void isRetriedAfter429WhichMeansThatItDidNotRun() {
        TokenId id = stage().token("ci");
        stage().next(ContractFault.status(429), 2);
        assertEquals(stage().vendor().rotateRequests() + 2, stage().requestsOf(() -> rotate(id)));
    }

    @Test
    void ofATokenThatIsGoneIsNotFound() {
        TokenId id = stage().token("ci");
        stage().tokens().delete(id);
        NotFoundException error = stage().thrown(NotFoundException.class, () -> rotate(id));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
    }

    @Test
    void ofATokenOfAnotherAccountIsRefused() {
        TokenId own = stage().token("ci");
        Account foreign = new Account(own.account().vendor(), own.account().id() + "0");
        stage().refused(InvalidInputException.class, () -> rotate(TokenId.of(foreign, own.value())));
        for (String value : stage().vendor().impossibleIds()) {
            stage().refused(InvalidInputException.class, () -> rotate(stage().id(value)));
        }
    }

    @Test
    void byAReadOnlyClientIsRefused() {
        TokenId id = stage().token("ci");
        Secret secret = rotate(id).secret();
        ApiTokens reader = stage().client(builder -> builder.readOnly());
        stage().refused(
                        ConfigurationException.class,
                        () -> reader.require(CanRotate.class).rotate(id));
        assertTrue(stage().vendor().accepts(secret));
    }
}
