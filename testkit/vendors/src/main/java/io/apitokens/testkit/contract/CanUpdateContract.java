package io.apitokens.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.Access;
import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanUpdate;
import io.apitokens.Grant;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenUpdate;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.VendorUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The rules for every implementation of {@link io.apitokens.CanUpdate}. Each test name states one rule. Extend it as
 * {@link ApiTokensContract}; the fixture must implement {@link ContractFixture#otherGrants}.
 */
public abstract class CanUpdateContract extends FixtureContract {

    private static final TokenUpdate NEW_NAME =
            TokenUpdate.builder().name("renamed").build();

    /** Creates the suite. For the test class of a vendor. */
    protected CanUpdateContract() {}

    private CanUpdate updating() {
        return stage().tokens().require(CanUpdate.class);
    }

    private TokenUpdate newGrants() {
        TokenUpdate.Builder update = TokenUpdate.builder();
        stage().vendor().otherGrants().forEach(grant -> update.grant(grant.role(), grant.resource()));
        return update.build();
    }

    @Test
    void changesTheNameAndNothingElse() {
        TokenId id = stage().token("ci");
        Token before = stage().tokens().get(id);
        Token updated = updating().update(id, NEW_NAME);
        assertEquals("renamed", updated.name());
        assertEquals(before.description(), updated.description());
        assertEquals(before.access(), updated.access());
        assertEquals(before.expiry(), updated.expiry());
        assertEquals(updated.name(), stage().tokens().get(id).name());
    }

    @Test
    void changesTheDescriptionAndNothingElse() {
        assumeTrue(stage().hasDescriptions(), "tokens of this vendor have no description");
        TokenId id = stage().token("ci");
        Token before = stage().tokens().get(id);
        Token updated =
                updating().update(id, TokenUpdate.builder().description("other").build());
        assertEquals("other", updated.description().orElseThrow());
        assertEquals("ci", updated.name());
        assertEquals(before.access(), updated.access());
    }

    @Test
    void replacesAllGrants() {
        TokenId id = stage().token("ci");
        Token updated = updating().update(id, newGrants());
        assertEquals("ci", updated.name());
        assertGrantsAreTheOthers(updated);
        assertGrantsAreTheOthers(stage().tokens().get(id));
    }

    private void assertGrantsAreTheOthers(Token token) {
        Access.Listed access = assertInstanceOf(Access.Listed.class, token.access());
        assertEquals(Set.copyOf(stage().vendor().otherGrants()), Set.<Grant>copyOf(access.grants()));
    }

    @Test
    void leavesOtherTokensAndTheNumberOfTokensAlone() {
        TokenId other = stage().token("other");
        TokenId id = stage().token("ci");
        Token before = stage().tokens().get(other);
        Set<String> live = stage().vendor().liveTokenIds();
        updating().update(id, NEW_NAME);
        assertEquals(before, stage().tokens().get(other));
        assertEquals(live, stage().vendor().liveTokenIds());
    }

    @Test
    void changesNothingThatItDoesNotName() {
        updates().forEach(update -> assertKeepsTheRest(stage().token("ci").value(), update));
    }

    @Test
    void liftsNoRestriction() {
        assumeTrue(
                stage().vendor().addRestrictedToken(stage().free("restricted")).isPresent(),
                "no token here is restricted");
        for (TokenUpdate update : updates()) {
            String id = stage().vendor()
                    .addRestrictedToken(stage().free("restricted"))
                    .orElseThrow();
            Map<String, String> before = stage().restrictionsOf(id);
            assertKeepsTheRest(id, update);
            assertEquals(before, stage().restrictionsOf(id));
        }
    }

    @Test
    void doesNotEnableADisabledToken() {
        assumeTrue(
                stage().vendor().addDisabledToken(stage().free("disabled")).isPresent(),
                "this vendor cannot disable tokens");
        for (TokenUpdate update : updates()) {
            String id =
                    stage().vendor().addDisabledToken(stage().free("disabled")).orElseThrow();
            assertKeepsTheRest(id, update);
            assertFalse(stage().vendor().accepts(stage().vendor().secretOf(id)), "the token works again");
        }
    }

    private List<TokenUpdate> updates() {
        List<TokenUpdate> updates = new ArrayList<>(List.of(NEW_NAME, newGrants()));
        if (stage().hasDescriptions()) {
            updates.add(TokenUpdate.builder().description("other").build());
        }
        return updates;
    }

    private void assertKeepsTheRest(String id, TokenUpdate update) {
        stage().timeSource().advance(Duration.ofHours(1));
        Map<String, String> before = stage().vendor().recordOf(id);
        updating().update(stage().id(id), update);
        Map<String, String> after = stage().vendor().recordOf(id);
        Set<String> changed = new TreeSet<>(before.keySet());
        changed.addAll(after.keySet());
        changed.removeIf(field -> Objects.equals(before.get(field), after.get(field)));
        changed.removeAll(stage().vendor().fieldsChangedBy(update));
        assertEquals(Set.of(), changed, () -> "changed from " + before + " to " + after);
    }

    @Test
    void isCompletedWhereverAResponseIsLost() {
        TokenId id = stage().token("ci");
        int requests = stage().requestsOf(() -> updating().update(id, newGrants()));
        for (int spared = 0; spared < requests; spared++) {
            TokenId next = stage().token("ci");
            stage().vendor().inject(ContractFault.of(ContractFault.Kind.RESPONSE_LOST), spared);
            assertGrantsAreTheOthers(updating().update(next, newGrants()));
        }
    }

    @Test
    void thatMayHaveHappenedSaysSo() {
        TokenId id = stage().token("ci");
        int requests = stage().requestsOf(() -> updating().update(id, NEW_NAME));
        stage().vendor().inject(ContractFault.status(500), requests - 1);
        VendorUnavailableException error = stage().thrown(
                        VendorUnavailableException.class,
                        () -> updating()
                                .update(id, TokenUpdate.builder().name("again").build()));
        assertEquals(Outcome.UNKNOWN, error.outcome());
        assertEquals("renamed", stage().tokens().get(id).name());
    }

    @Test
    void ofATokenThatIsGoneIsNotFound() {
        TokenId id = stage().token("ci");
        stage().tokens().delete(id);
        NotFoundException error =
                stage().thrown(NotFoundException.class, () -> updating().update(id, NEW_NAME));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
    }

    @Test
    void ofATokenOfAnotherAccountIsRefused() {
        TokenId own = stage().token("ci");
        Account foreign = new Account(own.account().vendor(), own.account().id() + "0");
        stage().refused(
                        InvalidInputException.class,
                        () -> updating().update(TokenId.of(foreign, own.value()), NEW_NAME));
        for (String value : stage().vendor().impossibleIds()) {
            stage().refused(InvalidInputException.class, () -> updating().update(stage().id(value), NEW_NAME));
        }
    }

    @Test
    void byAReadOnlyClientChangesNothing() {
        TokenId id = stage().token("ci");
        ApiTokens reader = stage().client(builder -> builder.readOnly());
        ConfigurationException error = stage().thrown(
                        ConfigurationException.class,
                        () -> reader.require(CanUpdate.class).update(id, NEW_NAME));
        assertEquals(Outcome.NOT_APPLIED, error.outcome());
        assertEquals("ci", stage().tokens().get(id).name());
    }

    @Test
    void thatChangesNothingIsRefused() {
        InvalidInputException error = stage().refused(
                        InvalidInputException.class, () -> TokenUpdate.builder().build());
        assertEquals("update", error.field());
        assertTrue(Stage.message(error).contains("changes nothing"), Stage.message(error));
    }

    @Test
    void isOverWithinItsTimeout() {
        TokenId id = stage().token("ci");
        for (int each : List.of(150, 300, 400, 600, 1100)) {
            assertIsOverInTime(id, each);
        }
    }

    private void assertIsOverInTime(TokenId id, int each) {
        TokenUpdate.Builder all = TokenUpdate.builder().name("renamed");
        if (stage().hasDescriptions()) {
            all.description("other");
        }
        stage().vendor().otherGrants().forEach(grant -> all.grant(grant.role(), grant.resource()));
        Duration timeout = Duration.ofSeconds(1);
        try (SlowTransport slow = new SlowTransport(stage().timeSource(), Duration.ofMillis(each))) {
            ApiTokens tokens = stage().client(
                            builder -> builder.transport(slow).timeout(timeout).withoutRateLimiting());
            long start = stage().timeSource().nanoTime();
            try {
                tokens.require(CanUpdate.class).update(id, all.build());
            } catch (ApiTokenException failed) {
                stage().assertShowsNoSecret(failed);
            }
            Duration took = Duration.ofNanos(stage().timeSource().nanoTime() - start);
            assertTrue(took.compareTo(timeout) <= 0, () -> "took " + took + " with exchanges of " + each + " ms");
        }
    }
}
