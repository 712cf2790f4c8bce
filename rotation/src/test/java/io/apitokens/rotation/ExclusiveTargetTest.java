package io.apitokens.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.rotation.RotationState.Done;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.rotation.RotationState.Waiting;
import io.apitokens.spi.RotationTarget.Recognition;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests rotations of a target with two places, which holds no credentials but those of the rotation. */
class ExclusiveTargetTest {

    private final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-01-15T10:00:00Z"));
    private final TwoSecrets target = new TwoSecrets(time);
    private final MemorySecretStore store = MemorySecretStore.create();
    private final Journal journal = Journal.inMemory();
    private TokenId predecessor;

    @BeforeEach
    void deploy() throws IOException {
        IssuedToken first = target.add(Secret.of("fake-first"));
        predecessor = first.token().id();
        store.write(first, null);
    }

    private Rotation.Builder builder() {
        return Rotation.builder(target, predecessor, store, journal)
                .timeSource(time)
                .overlap(Duration.ofHours(1));
    }

    private RotationState advance() {
        return builder().build().advance();
    }

    private void waitsFor(Reason reason) {
        Waiting waiting = assertInstanceOf(Waiting.class, advance());
        assertEquals(reason, waiting.reason());
        time.advance(Duration.between(time.instant(), waiting.until()));
    }

    private TokenId isDone() throws IOException {
        TokenId successor = assertInstanceOf(Done.class, advance()).successor();
        assertEquals(Set.of(successor), target.values.keySet());
        assertEquals(List.of(predecessor), target.deleted);
        assertEquals(target.values.get(successor), store.read().orElseThrow().secret());
        return successor;
    }

    @Test
    void thePredecessorIsDeactivatedForATimeBeforeItIsDeleted() throws IOException {
        waitsFor(Reason.OVERLAP);
        assertEquals(List.of(), target.inactive);
        waitsFor(Reason.DEACTIVATED);
        assertEquals(List.of(predecessor), target.inactive);
        assertEquals(2, target.values.size());
        isDone();
    }

    @Test
    void aPredecessorThatIsActiveAgainIsNotDeleted() throws IOException {
        waitsFor(Reason.OVERLAP);
        waitsFor(Reason.DEACTIVATED);
        target.inactive.clear();
        RotationStoppedException stopped = assertThrows(RotationStoppedException.class, this::advance);
        assertEquals(RotationStoppedException.Reason.PREDECESSOR_REACTIVATED, stopped.reason());
        assertEquals(List.of(), target.deleted);
        target.inactive.add(predecessor);
        isDone();
    }

    @Test
    void aPredecessorIsDeletedAtOnceIfItNeedNotStayDeactivated() {
        waitsFor(Reason.OVERLAP);
        assertInstanceOf(
                Done.class, builder().deactivatedFor(Duration.ZERO).build().advance());
        assertEquals(List.of(), target.inactive);
        assertEquals(List.of(predecessor), target.deleted);
    }

    @Test
    void aSecondSecretThatTheJournalDoesNotKnowIsNotTouched() {
        TokenId foreign = target.add(Secret.of("fake-foreign")).token().id();
        InvalidInputException refused = assertThrows(InvalidInputException.class, this::advance);
        assertTrue(refused.getMessage().contains(foreign.toString()), refused::getMessage);
        assertTrue(refused.getMessage().contains("nothing was created or deleted"), refused::getMessage);
        assertEquals(Outcome.NOT_APPLIED, refused.outcome());
        assertEquals(Set.of(predecessor, foreign), target.values.keySet());
        assertThrows(
                InvalidInputException.class,
                () -> builder().allowDeleteFirst().build().advance());
        assertEquals(Set.of(predecessor, foreign), target.values.keySet());
    }

    @Test
    void aLostSecretOfTheVendorsIsTheOneThatWasNotThereBefore() throws IOException {
        target.recognition = Recognition.DIFFERENCE;
        target.isResponseLost = true;
        waitsFor(Reason.OVERLAP);
        waitsFor(Reason.DEACTIVATED);
        isDone();
    }

    @Test
    void aLostSecretThatCannotBeReadAgainIsLeftToAPerson() {
        target.recognition = Recognition.DIFFERENCE;
        target.isResponseLost = true;
        target.isMasked = true;
        RotationStoppedException stopped = assertThrows(RotationStoppedException.class, this::advance);
        assertEquals(RotationStoppedException.Reason.AMBIGUOUS, stopped.reason());
        assertEquals(Outcome.UNKNOWN, stopped.outcome());
        assertTrue(stopped.getMessage().contains("secret-2"), stopped::getMessage);
        assertEquals(2, target.values.size());
        assertEquals(List.of(), target.deleted);
    }

    @Test
    void aSecretThatAppearsInTheAccountAfterTheRotationIsNotDeletedForTheDifference() throws IOException {
        target.recognition = Recognition.DIFFERENCE;
        waitsFor(Reason.OVERLAP);
        waitsFor(Reason.DEACTIVATED);
        TokenId successor = isDone();
        TokenId foreign = target.add(Secret.of("fake-later")).token().id();
        assertEquals(successor, assertInstanceOf(Done.class, advance()).successor());
        assertEquals(Set.of(successor, foreign), target.values.keySet());
    }

    @Test
    void aMaskedSuccessorOfADeadProcessIsReplacedOnlyIfDeletingFirstIsAllowed() {
        target.isMasked = true;
        Rotation first = builder().activationDelay(Duration.ofMinutes(1)).build();
        assertInstanceOf(Waiting.class, first.advance());
        time.advance(Duration.ofMinutes(5));
        ConfigurationException full = assertThrows(ConfigurationException.class, this::advance);
        assertTrue(full.getMessage().contains("allowDeleteFirst()"), full::getMessage);
        assertEquals(2, target.values.size());
        assertInstanceOf(Waiting.class, builder().allowDeleteFirst().build().advance());
        assertEquals(List.of(TokenId.of(TwoSecrets.APP, "secret-2")), target.deleted);
        assertTrue(target.values.containsKey(predecessor));
    }

    @Test
    void aMaskedSuccessorThatIsNotAcceptedIsDeletedByTheProcessThatHoldsItsSecret() {
        target.isMasked = true;
        Rotation rotation = builder()
                .verificationTimeout(Duration.ZERO)
                .verifier(secret -> SecretStatus.REJECTED)
                .build();
        assertThrows(CreateRolledBackException.class, rotation::advance);
        assertEquals(Set.of(predecessor), target.values.keySet());
    }

    @Test
    void whereNothingVerifiesASecretTheRecordAndTheOverlapDecide() throws IOException {
        target.isVerified = false;
        waitsFor(Reason.OVERLAP);
        waitsFor(Reason.DEACTIVATED);
        isDone();
    }

    @Test
    void whereNothingVerifiesASecretAnInactiveSuccessorIsDead() {
        target.isVerified = false;
        waitsFor(Reason.OVERLAP);
        TokenId successor = TokenId.of(TwoSecrets.APP, "secret-2");
        target.deactivate(successor);
        assertThrows(ConfigurationException.class, this::advance);
        assertEquals(List.of(), target.deleted);
        assertTrue(target.values.containsKey(predecessor));
    }

    @Test
    void whereNothingVerifiesASecretAnUnknownOneInTheStoreIsKept() throws IOException {
        target.isVerified = false;
        assertInstanceOf(Waiting.class, advance());
        store.write(
                IssuedToken.of(target.get(predecessor), Secret.of("fake-other")),
                store.read().orElseThrow().version());
        time.advance(Duration.ofHours(1));
        RotationStoppedException stopped = assertThrows(RotationStoppedException.class, this::advance);
        assertEquals(RotationStoppedException.Reason.STORED_SECRET_NOT_ACCEPTED, stopped.reason());
    }

    @Test
    void whereNothingVerifiesASecretAnOverlapIsRequired() {
        target.isVerified = false;
        Rotation.Builder builder = builder().overlap(Duration.ZERO);
        assertThrows(InvalidInputException.class, builder::build);
        builder.verifier(target::verify).build();
    }
}
