package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.TokenId;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.testkit.rotation.RotationContract.RotationRules;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Rules for a rotation with a foreign journal entry: of a concurrent rotator, of a crashed one, or a forged one. */
abstract class RotationCrashRules extends RotationRules {

    private IssuedToken marked() {
        CanCreate tokens = stage().tokens().require(CanCreate.class);
        IssuedToken issued = tokens.create(tokens.specLike(tokens.get(predecessor))
                .withMarker(journal.only().values().getOrDefault("marker", "")));
        stage().hidden(issued.secret());
        return issued;
    }

    @Test
    void anotherRotatorsLeaseIsRespected() {
        journal.onWrite(entry -> {
            if ("CREATED".equals(entry.values().get("state"))) {
                journal.onWrite(ignored -> {});
                waits(Reason.OTHER_ROTATOR, LEASE);
            }
        });
        store();
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void runReportsAnotherRotatorAtOnce() throws InterruptedException {
        killedAt("CREATING");
        Rotation rotation = builder(stage().tokens()).build();
        RotationState.Waiting waiting = assertInstanceOf(RotationState.Waiting.class, rotation.run());
        assertEquals(Reason.OTHER_ROTATOR, waiting.reason());
        assertEquals(List.of(), stage().timeSource().sleeps());
    }

    @Test
    void oneObjectUsedByTwoThreadsIsTwoRotators() {
        Rotation rotation = builder(stage().tokens()).build();
        journal.onWrite(entry -> {
            if ("CREATED".equals(entry.values().get("state"))) {
                journal.onWrite(ignored -> {});
                RotationState.Waiting other = assertInstanceOf(RotationState.Waiting.class, rotation.advance());
                assertEquals(Reason.OTHER_ROTATOR, other.reason());
            }
        });
        assertInstanceOf(RotationState.Waiting.class, rotation.advance());
        assertEquals(2, alive().size());
    }

    @Test
    void killedBeforeTheCreateItStartsAgainWhenNothingCanAppearAnyMore() {
        killedAt("CREATING");
        leaseIsOver();
        waits(Reason.LOST_CREATE, VISIBILITY_DELAY.minus(LEASE));
        onlyThePredecessorIsAlive();
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void killedAfterTheCreateItRevokesTheSuccessorAndStartsAgain() {
        assumeThatOrphansAreRecognized();
        killedAt("CREATING");
        TokenId orphan = marked().token().id();
        leaseIsOver();
        store();
        assertTrue(!alive().contains(orphan.value()), "the orphan still exists");
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void killedBeforeTheSecretWasStoredItKeepsThatSuccessorUntilAnotherSecretIsStored() {
        killedAt("CREATED");
        assertEquals(2, alive().size());
        leaseIsOver();
        store();
        assertEquals(3, alive().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void killedAfterTheStoreWriteItContinuesWithTheSecretThatIsStored() throws IOException {
        killedAt("STORED");
        // Restore the state before the journal write that follows the write to the secret store.
        forge("state", "CREATED");
        leaseIsOver();
        store();
        onlyTheSuccessorIsAlive(finish());
        assertEquals(2, store.written().size());
    }

    @Test
    void killedAfterTheJournalWriteItWaitsForTheOverlap() {
        killedAt("STORED");
        stage().timeSource().advance(LEASE);
        waits(Reason.OVERLAP, OVERLAP.minus(LEASE));
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void killedAfterTheDeletionItIsDone() {
        store();
        killedAt("DONE");
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aNewerSecretStoredAfterACrashIsKept() throws IOException {
        killedAt("CREATED");
        IssuedToken newer = stage().create("by another writer");
        store.write(newer, "1");
        leaseIsOver();
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.SUPERSEDED, stopped.reason());
        assertEquals(Outcome.APPLIED, stopped.outcome());
        assertEquals(newer.secret(), stored());
        TokenId successor = finish();
        assertEquals(Set.of(successor.value(), newer.token().id().value()), alive());
    }

    @Test
    void aForgedSuccessorIsNotDeleted() {
        String victim = vendor().addToken("of another user");
        killedAt("CREATED");
        forge("successor", stage().id(victim).toString());
        stage().timeSource().advance(LEASE);
        store();
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.SUCCESSOR_CHANGED, stopped.reason());
        assertEquals(Outcome.APPLIED, stopped.outcome());
        assertTrue(vendor().liveTokenIds().contains(victim));
    }

    @Test
    void aForgedSuccessorIsNotHandedOutAsTheNextPredecessor() {
        store();
        finish();
        String victim = marked("00000000000000000000000000000001");
        forge("successor", stage().id(victim).toString());
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.SUCCESSOR_CHANGED, stopped.reason());
        assertTrue(vendor().liveTokenIds().contains(victim));
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aForgedCircleOfRotationsEnds() {
        store();
        TokenId successor = finish();
        forge("before", journal.only().key());
        assertEquals(new RotationState.Done(successor), advance());
        onlyTheSuccessorIsAlive(successor);
    }

    @Test
    void aRotationThatLeadsToItsOwnPredecessorStops() {
        killedAt("CREATED");
        forge("successor", predecessor.toString());
        stage().timeSource().advance(LEASE);
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.SUCCESSOR_CHANGED, stopped.reason());
        assertTrue(vendor().accepts(first));
    }

    @Test
    void anEntryCopiedToAnotherTokenDoesNotDeleteThatToken() throws IOException {
        killedAt("STORED");
        JournalEntry copied = journal.only();
        stage().timeSource().advance(OVERLAP);
        TokenId successor = finish();
        JournalEntry forged = new JournalEntry("rotation:" + successor, "forged", copied.values());
        journal.replace(forged.key(), journal.entry(forged.key()).orElseThrow(), forged);
        predecessor = successor;
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.SUCCESSOR_CHANGED, stopped.reason());
        onlyTheSuccessorIsAlive(successor);
    }

    @Test
    void aNewerSecretStoredWhileItsCreateWasLostIsKept() throws IOException {
        killedAt("CREATING");
        IssuedToken newer = stage().create("by another writer");
        store.write(newer, "1");
        stage().timeSource().advance(VISIBILITY_DELAY);
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.SUPERSEDED, stopped.reason());
        assertEquals(Outcome.NOT_APPLIED, stopped.outcome());
        assertEquals(newer.secret(), stored());
        TokenId successor = finish();
        assertEquals(Set.of(successor.value(), newer.token().id().value()), alive());
    }

    private String marked(String marker) {
        IssuedToken issued = stage().tokens()
                .require(CanCreate.class)
                .create(stage().spec("deployer").build().withMarker(marker));
        stage().hidden(issued.secret());
        return issued.token().id().value();
    }

    @Test
    void aForgedMarkerFindsNothing() {
        killedAt("CREATING");
        String victim = marked("0123456789abcdef0123456789abcdef");
        forge("marker", "0123456789abcdef0123456789abcdef");
        stage().timeSource().advance(LEASE);
        waits(Reason.LOST_CREATE, VISIBILITY_DELAY.minus(LEASE));
        assertTrue(vendor().liveTokenIds().contains(victim));
    }
}
