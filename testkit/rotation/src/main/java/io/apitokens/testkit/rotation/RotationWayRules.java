package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.contract.Stage;
import io.apitokens.testkit.rotation.RotationContract.RotationRules;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for a rotation without failures. */
abstract class RotationWayRules extends RotationRules {

    @Test
    void theSuccessorIsStoredAndAcceptedAndThePredecessorIsGone() {
        store();
        onlyTheSuccessorIsAlive(finish());
        assertFalse(vendor().accepts(first));
    }

    @Test
    void duringTheOverlapBothTokensWork() {
        waits(Reason.OVERLAP, OVERLAP);
        assertTrue(vendor().accepts(first));
        assertTrue(vendor().accepts(stored()));
        stage().timeSource().advance(OVERLAP.minusSeconds(1));
        waits(Reason.OVERLAP, Duration.ofSeconds(1));
        assertEquals(2, alive().size());
    }

    @Test
    void runWaitsForTheOverlapByItself() throws InterruptedException {
        Instant start = stage().timeSource().instant();
        RotationState.Done done = assertInstanceOf(
                RotationState.Done.class, builder(stage().tokens()).build().run());
        onlyTheSuccessorIsAlive(done.successor());
        assertEquals(start.plus(OVERLAP), stage().timeSource().instant());
    }

    @Test
    void aRotationThatIsDoneStaysDone() {
        store();
        TokenId successor = finish();
        // A finished rotation only checks the successor.
        assertEquals(1, stage().requestsOf(() -> assertEquals(new RotationState.Done(successor), advance())));
        onlyTheSuccessorIsAlive(successor);
    }

    @Test
    void theSuccessorCanBeRotatedInTurnAndTheJournalDoesNotGrow() {
        for (int i = 0; i < 3; i++) {
            store();
            predecessor = finish();
            stage().timeSource().advance(Duration.ofDays(1));
        }
        onlyTheSuccessorIsAlive(predecessor);
        assertTrue(journal.only().key().startsWith("rotation:"), journal.only().key());
    }

    @Test
    void theSuccessorHasNameDescriptionGrantsAndPeriodOfThePredecessor() {
        TokenSpec.Builder spec = stage().spec("described");
        if (stage().hasDescriptions()) {
            spec.description("deploys at night");
        }
        IssuedToken issued = stage().tokens().require(CanCreate.class).create(spec.build());
        stage().hidden(issued.secret());
        predecessor = issued.token().id();
        Token old = stage().tokens().get(predecessor);
        stage().timeSource().advance(Duration.ofDays(3));
        store();
        Token successor = stage().tokens().get(finish());
        assertEquals(old.name(), successor.name());
        assertEquals(old.description(), successor.description());
        assertEquals(old.access(), successor.access());
        assertEquals(old.scope(), successor.scope());
        assertEquals(old.lifetime(), successor.lifetime());
        assertEquals(
                vendor().hasExpiry(),
                successor.lifetime().filter(Stage.LIFETIME::equals).isPresent());
        assertTrue(successor.marker().isPresent());
    }

    @Test
    void aRestrictedTokenIsNotSucceededByAWiderOne() throws IOException {
        Optional<String> restricted = vendor().addRestrictedToken("restricted");
        assumeTrue(restricted.isPresent(), "tokens of this vendor have no restrictions");
        String id = restricted.orElseThrow();
        predecessor = stage().id(id);
        first = stage().hidden(vendor().secretOf(id));
        store.write(IssuedToken.of(stage().tokens().get(predecessor), first), "1");
        Set<String> before = vendor().liveTokenIds();
        try {
            advance();
        } catch (InvalidInputException refused) {
            assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        }
        for (String made : stage().madeSince(before)) {
            assertEquals(stage().restrictionsOf(id), stage().restrictionsOf(made));
        }
    }

    @Test
    void aNameRuleNamesTheSuccessor() {
        Rotation rotation =
                builder(stage().tokens()).naming(name -> name + "-2").build();
        rotation.advance();
        stage().timeSource().advance(OVERLAP);
        RotationState.Done done = assertInstanceOf(RotationState.Done.class, rotation.advance());
        assertEquals("deployer-2", stage().tokens().get(done.successor()).name());
    }

    @Test
    void aSpecificationOfTheCallersIsTakenAsItIs() {
        TokenSpec spec = stage().spec("other").build();
        Rotation rotation = builder(stage().tokens()).successor(spec).build();
        rotation.advance();
        stage().timeSource().advance(OVERLAP);
        RotationState.Done done = assertInstanceOf(RotationState.Done.class, rotation.advance());
        assertEquals("other", stage().tokens().get(done.successor()).name());
    }

    @Test
    void aClientMayRotateItsOwnToken() {
        Set<String> others = vendor().liveTokenIds();
        predecessor = stage().tokens()
                .ownToken()
                .orElseGet(() -> stage().id(others.stream()
                        .filter(id -> vendor().secretOf(id).equals(vendor().credential()))
                        .findFirst()
                        .orElseThrow()));
        store();
        TokenId successor = finish();
        assertFalse(vendor().accepts(vendor().credential()));
        assertTrue(vendor().accepts(vendor().secretOf(successor.value())));
    }

    @Test
    void whatWasStoredBeforeNeedNotBeThePredecessorsSecret() throws IOException, InterruptedException {
        MemorySecretStore empty = MemorySecretStore.create();
        Rotation rotation = Rotation.builder(stage().tokens(), predecessor, empty, journal)
                .timeSource(stage().timeSource())
                .overlap(Duration.ZERO)
                .build();
        RotationState.Done done = assertInstanceOf(RotationState.Done.class, rotation.run());
        assertEquals(
                vendor().secretOf(done.successor().value()),
                empty.read().orElseThrow().secret());
        // The predecessor is deleted, so replace its secret for the check after the test.
        store.write(empty.written().get(0), "1");
    }

    @Test
    void aTokenOfAnotherAccountIsRefused() {
        predecessor = TokenId.parse("elsewhere/1/t1");
        stage().refused(InvalidInputException.class, this::advance);
        predecessor = stage().token("for the check at the end");
    }
}
