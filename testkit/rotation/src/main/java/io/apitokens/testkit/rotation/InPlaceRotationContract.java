package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.Account;
import io.apitokens.ApiTokens;
import io.apitokens.CanRotate;
import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.SecretStatus;
import io.apitokens.TokenId;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.CallInterruptedException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.error.TransportException;
import io.apitokens.rotation.InPlaceRotation;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.rotation.RotationState;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.ContractFault;
import io.apitokens.testkit.contract.ContractFixture;
import io.apitokens.testkit.contract.FixtureContract;
import io.apitokens.testkit.contract.Stage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * The rules of {@link InPlaceRotation} (in-place rotation) for every vendor that rotates tokens. The test names are the rows
 * of a table in {@code docs/rotation.md}. Extend it as {@link ApiTokensContract}.
 */
public abstract class InPlaceRotationContract extends FixtureContract {

    private static final Duration LEASE = Duration.ofMinutes(5);

    private final WatchedJournal journal = new WatchedJournal();
    private final MemorySecretStore store = MemorySecretStore.create();
    private TokenId id;
    private Secret first;
    private Set<String> before = Set.of();

    /** Creates the suite. For the test class of a vendor. */
    protected InPlaceRotationContract() {}

    @BeforeEach
    void deploy() throws IOException {
        id = stage().token("deployer");
        first = stage().hidden(vendor().secretOf(id.value()));
        store.write(IssuedToken.of(stage().tokens().get(id), first), null);
        before = vendor().liveTokenIds();
    }

    /** Checks that in-place rotation neither created nor deleted a token. */
    @AfterEach
    void noTokenWasMadeOrDeleted() {
        assertEquals(before, vendor().liveTokenIds());
    }

    private ContractFixture vendor() {
        return stage().vendor();
    }

    private InPlaceRotation plain(ApiTokens tokens) {
        return InPlaceRotation.of(tokens, id, store, journal).withTimeSource(stage().timeSource());
    }

    private InPlaceRotation rotation() {
        return plain(stage().tokens()).withUnknownOwnTokenAccepted();
    }

    private <E extends ApiTokenException> E stops(Class<E> type) {
        return stops(type, () -> rotation().run());
    }

    private <E extends ApiTokenException> E stops(Class<E> type, Executable action) {
        return stage().thrown(type, action);
    }

    private RotationStoppedException stops(RotationStoppedException.Reason reason) {
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(reason, stopped.reason());
        return stopped;
    }

    private void settles(InPlaceRotation rotation) {
        RotationState.Waiting waiting = assertInstanceOf(RotationState.Waiting.class, rotation.run());
        assertEquals(RotationState.Reason.SETTLING, waiting.reason());
        stage().timeSource().advance(Duration.between(stage().timeSource().instant(), waiting.until()));
    }

    @Test
    void aStoredSecretThatALateRotationReplacedIsReplacedOnceMore() throws IOException {
        settles(rotation());
        stage().hidden(stage().tokens().require(CanRotate.class).rotate(id).secret());
        assertFalse(vendor().accepts(stored()));
        done();
    }

    @Test
    void theLastVerificationComesAfterTheVisibilityDelay() throws IOException {
        InPlaceRotation rotation = rotation().withVisibilityDelay(Duration.ofHours(1));
        Instant settled = stage().timeSource().instant().plus(Duration.ofHours(1));
        RotationState waiting = new RotationState.Waiting(settled, RotationState.Reason.SETTLING);
        assertEquals(waiting, rotation.run());
        stage().timeSource().advance(Duration.ofHours(1).minusSeconds(1));
        assertEquals(waiting, rotation.run());
        stage().timeSource().advance(Duration.ofSeconds(1));
        assertEquals(new RotationState.Done(id), rotation.run());
    }

    private void done(InPlaceRotation rotation) throws IOException {
        settles(rotation);
        assertEquals(new RotationState.Done(id), rotation.run());
        Secret stored = stage().hidden(stored());
        assertEquals(vendor().secretOf(id.value()), stored);
        assertTrue(vendor().accepts(stored), "the stored secret does not work");
        assertFalse(vendor().accepts(first), "the old secret is still accepted");
        assertEquals(List.of(), journal.entries());
    }

    private void done() throws IOException {
        done(rotation());
    }

    private Secret stored() throws IOException {
        return store.read().orElseThrow().secret();
    }

    private void nothingHappened() throws IOException {
        store.heal();
        journal.heal();
        assertEquals(first, stored());
        assertTrue(vendor().accepts(first), "the old secret is no longer accepted");
        assertEquals(List.of(), journal.entries());
    }

    /** Injects a fault into the rotation requests, which follow the next journal write. */
    private void atTheRotation(ContractFault fault, int times) {
        journal.onNextWrite(() -> stage().nextRotates(Collections.nCopies(times, fault)));
    }

    /** Runs an action after the vendor has rotated and before the new secret is stored. */
    private void onceItIsRotated(Consumer<? super JournalEntry> action) {
        journal.onWrite(entry -> {
            if (!entry.values().getOrDefault("fingerprint", "").isEmpty()) {
                journal.onWrite(ignored -> {});
                action.accept(entry);
            }
        });
    }

    private void killed() {
        assertThrows(ApiTokenException.class, () -> rotation().run());
    }

    private static void die() {
        throw new IllegalStateException("killed");
    }

    private void anotherRotatorIsAwaited() {
        RotationState.Waiting waiting = new RotationState.Waiting(
                stage().timeSource().instant().plus(LEASE), RotationState.Reason.OTHER_ROTATOR);
        assertEquals(waiting, rotation().run());
    }

    private void leaseIsOver() {
        anotherRotatorIsAwaited();
        stage().timeSource().advance(LEASE);
    }

    private TokenId own() {
        return stage().id(vendor().liveTokenIds().stream()
                .filter(each -> vendor().secretOf(each).equals(vendor().credential()))
                .findFirst()
                .orElseThrow());
    }

    private ApiTokens tokensThatKnowTheirOwn() {
        return vendor().clientOf(own(), builder -> builder.timeSource(stage().timeSource()));
    }

    private IssuedToken ofAnotherWriter() {
        TokenId other = stage().token("of another writer");
        before = vendor().liveTokenIds();
        Secret secret = stage().hidden(vendor().secretOf(other.value()));
        return IssuedToken.of(stage().tokens().get(other), secret);
    }

    private void store(IssuedToken issued) {
        try {
            store.write(issued, "1");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theNewSecretIsStoredAndTheOldOneIsDead() throws IOException {
        done();
        assertEquals(2, store.written().size());
    }

    @Test
    void theJournalHoldsNoSecret() throws IOException {
        onceItIsRotated(entry -> {
            stage().hidden(vendor().secretOf(id.value()));
            stage().assertShowsNoSecret(entry);
        });
        done();
    }

    @Test
    void theClientsOwnTokenIsRefused() throws IOException {
        InPlaceRotation ownRotation = InPlaceRotation.of(tokensThatKnowTheirOwn(), own(), store, journal)
                .withTimeSource(stage().timeSource());
        for (InPlaceRotation each : List.of(ownRotation, ownRotation.withUnknownOwnTokenAccepted())) {
            InvalidInputException refused = stage().refused(InvalidInputException.class, each::run);
            assertEquals("id", refused.field());
        }
        nothingHappened();
    }

    @Test
    void anyOtherTokenIsRotatedWhereTheOwnOneIsKnown() throws IOException {
        done(plain(tokensThatKnowTheirOwn()));
    }

    @Test
    void whileTheOwnTokenIsNotKnownAnyTokenIsRefused() throws IOException {
        InPlaceRotation rotation = plain(stage().tokens());
        if (stage().tokens().ownToken().isPresent()) {
            done(rotation);
            return;
        }
        InvalidInputException refused = stage().refused(InvalidInputException.class, rotation::run);
        assertTrue(Stage.message(refused).contains("withUnknownOwnTokenAccepted()"), Stage.message(refused));
        nothingHappened();
    }

    @Test
    void thatTheOwnTokenIsNotKnownCanBeAccepted() throws IOException {
        done(plain(stage().tokens()).withUnknownOwnTokenAccepted());
    }

    @Test
    void aTokenOfAnotherAccountIsRefused() throws IOException {
        TokenId meant = id;
        id = TokenId.of(new Account(meant.account().vendor(), meant.account().id() + "0"), meant.value());
        stage().refused(InvalidInputException.class, () -> rotation().run());
        id = meant;
        nothingHappened();
    }

    @Test
    void aTokenThatIsNotThereStopsIt() throws IOException {
        TokenId meant = id;
        id = stage().token("gone");
        stage().tokens().delete(id);
        stops(NotFoundException.class);
        id = meant;
        nothingHappened();
    }

    @Test
    void aStoreThatCannotWriteStopsItBeforeAnythingIsSent() throws IOException {
        store.failAlways("no space");
        stage().refused(ConfigurationException.class, () -> rotation().run());
        nothingHappened();
    }

    @Test
    void aJournalThatCannotBeReadStopsItBeforeAnythingIsSent() throws IOException {
        for (Throwable failure : WatchedJournal.failures()) {
            journal.failWith(failure);
            journal.failReads();
            stage().refused(ConfigurationException.class, () -> rotation().run());
            assertEquals(failure instanceof InterruptedException, Thread.interrupted());
            nothingHappened();
        }
    }

    @Test
    void aJournalThatCannotBeWrittenStopsItBeforeAnythingIsRotated() throws IOException {
        for (Throwable failure : WatchedJournal.failures()) {
            journal.failWith(failure);
            journal.failWrites();
            assertEquals(
                    Outcome.NOT_APPLIED, stops(ConfigurationException.class).outcome());
            assertEquals(failure instanceof InterruptedException, Thread.interrupted());
            nothingHappened();
        }
    }

    @Test
    void aRefusedRotationChangesNothing() throws IOException {
        atTheRotation(ContractFault.status(403), 1);
        assertEquals(Outcome.NOT_APPLIED, stops(PermissionDeniedException.class).outcome());
        nothingHappened();
    }

    @Test
    void anInterruptBeforeTheRotationChangesNothing() throws IOException {
        journal.onNextWrite(Thread.currentThread()::interrupt);
        assertEquals(Outcome.NOT_APPLIED, stops(CallInterruptedException.class).outcome());
        assertTrue(Thread.interrupted(), "the interrupt is lost");
        nothingHappened();
    }

    @Test
    void aLostResponseIsFollowedByAnotherRotation() throws IOException {
        atTheRotation(ContractFault.of(ContractFault.Kind.RESPONSE_LOST), 1);
        done();
    }

    @Test
    void anUnreadableResponseIsFollowedByAnotherRotation() throws IOException {
        atTheRotation(ContractFault.of(ContractFault.Kind.EMPTY_BODY), 1);
        done();
    }

    @Test
    void aResponseLostEveryTimeIsRepairedByRunningAgain() throws IOException {
        atTheRotation(ContractFault.of(ContractFault.Kind.RESPONSE_LOST), 4);
        assertEquals(Outcome.UNKNOWN, stops(TransportException.class).outcome());
        assertEquals(first, stored());
        done();
    }

    @Test
    void aRefusalAfterALostResponseReportsThatTheOldSecretMayBeDead() throws IOException {
        journal.onNextWrite(() -> stage().nextRotates(
                        List.of(ContractFault.of(ContractFault.Kind.RESPONSE_LOST), ContractFault.status(403))));
        assertEquals(Outcome.UNKNOWN, stops(TransportException.class).outcome());
        done();
    }

    @Test
    void aSecretThatCannotBeStoredIsInTheException() throws IOException {
        store.failWrites("read-only by now");
        RotationStoppedException stopped = stops(RotationStoppedException.Reason.NOT_STORED);
        assertEquals(Outcome.APPLIED, stopped.outcome());
        assertTrue(vendor().accepts(stage().hidden(stopped.takeSecret().orElseThrow())));
        assertTrue(stopped.takeSecret().isEmpty(), "it is returned once");
        stage().assertShowsNoSecret(stopped);
        assertEquals(first, stored());
    }

    @Test
    void aSecretThatCouldNotBeStoredIsReplacedByRunningAgain() throws IOException {
        store.failWrites("read-only by now");
        Secret lost =
                stops(RotationStoppedException.Reason.NOT_STORED).takeSecret().orElseThrow();
        store.heal();
        done();
        assertFalse(vendor().accepts(lost));
    }

    @Test
    void aWriteWhoseResponseIsLostIsConfirmedByReadingItBack() throws IOException {
        store.failAfterWrites("no response");
        done();
        assertEquals(2, store.written().size());
    }

    @Test
    void aStoreThatCannotBeReadLeavesTheSecretInTheException() throws IOException {
        onceItIsRotated(entry -> store.failAlways("down"));
        RotationStoppedException stopped = stops(RotationStoppedException.Reason.NOT_STORED);
        assertTrue(vendor().accepts(stage().hidden(stopped.takeSecret().orElseThrow())));
        store.heal();
        done();
    }

    @Test
    void aSecretThatTheJournalCannotNoteIsInTheException() throws IOException {
        for (Throwable failure : WatchedJournal.failures()) {
            journal.failWith(failure);
            journal.onNextWrite(journal::failWrites);
            RotationStoppedException stopped = stops(RotationStoppedException.Reason.NOT_STORED);
            assertEquals(failure instanceof InterruptedException, Thread.interrupted());
            assertEquals(Outcome.APPLIED, stopped.outcome());
            assertTrue(vendor().accepts(stage().hidden(stopped.takeSecret().orElseThrow())));
            journal.heal();
            leaseIsOver();
            done();
        }
    }

    @Test
    void aStoredSecretThatIsNotAcceptedStopsIt() throws IOException {
        InPlaceRotation doubting = rotation().withVerifier(secret -> SecretStatus.UNKNOWN);
        RotationStoppedException stopped = stops(RotationStoppedException.class, doubting::run);
        assertEquals(RotationStoppedException.Reason.STORED_SECRET_NOT_ACCEPTED, stopped.reason());
        assertEquals(Outcome.APPLIED, stopped.outcome());
        assertTrue(stopped.operation().isPresent());
        assertTrue(vendor().accepts(stage().hidden(stored())));
        done();
    }

    @Test
    void aVerificationThatFailsReportsThatTheSecretWasStored() throws IOException {
        for (Throwable failure : WatchedJournal.failures()) {
            InPlaceRotation doubting = rotation().withVerifier(secret -> {
                WatchedJournal.<RuntimeException>sneak(failure);
                return SecretStatus.ACCEPTED;
            });
            ConfigurationException stopped = stops(ConfigurationException.class, doubting::run);
            assertEquals(failure instanceof InterruptedException, Thread.interrupted());
            assertEquals(Outcome.APPLIED, stopped.outcome());
            assertTrue(vendor().accepts(stage().hidden(stored())));
        }
        done();
    }

    @Test
    void anInterruptAfterTheRotationReportsThatTheSecretWasStored() throws IOException {
        journal.onWrite(entry -> {
            if (!entry.values().getOrDefault("fingerprint", "").isEmpty()) {
                Thread.currentThread().interrupt();
            }
        });
        CallInterruptedException interrupted = stops(CallInterruptedException.class);
        assertTrue(Thread.interrupted(), "the flag was lost");
        assertEquals(Outcome.APPLIED, interrupted.outcome());
        assertTrue(vendor().accepts(stage().hidden(stored())));
        journal.onWrite(entry -> {});
        done();
    }

    @Test
    void aNewerSecretInTheStoreIsNotOverwritten() throws IOException {
        IssuedToken newer = ofAnotherWriter();
        journal.onNextWrite(() -> store(newer));
        RotationStoppedException stopped = stops(RotationStoppedException.Reason.NOT_STORED);
        assertEquals(newer.secret(), stored());
        assertTrue(vendor().accepts(stage().hidden(stopped.takeSecret().orElseThrow())));
        stops(RotationStoppedException.Reason.SUPERSEDED);
        assertEquals(newer.secret(), stored());
        assertEquals(List.of(), journal.entries());
    }

    @Test
    void aNewerSecretStoredAfterACrashIsKept() throws IOException {
        onceItIsRotated(entry -> die());
        killed();
        IssuedToken newer = ofAnotherWriter();
        store(newer);
        leaseIsOver();
        RotationStoppedException stopped = stops(RotationStoppedException.Reason.SUPERSEDED);
        assertEquals(Outcome.APPLIED, stopped.outcome());
        assertEquals(newer.secret(), stored());
        assertEquals(List.of(), journal.entries());
    }

    @Test
    void anotherRotatorsLeaseIsRespected() throws IOException {
        InPlaceRotation rotation = rotation();
        onceItIsRotated(entry -> anotherRotatorIsAwaited());
        done(rotation);
        assertEquals(2, store.written().size());
    }

    @Test
    void aDeadSecretThatAnotherRotatorStoredIsReplaced() throws IOException {
        onceItIsRotated(entry -> die());
        killed();
        store.write(
                IssuedToken.of(stage().tokens().get(id), first),
                store.read().orElseThrow().version());
        leaseIsOver();
        done();
    }

    @Test
    void aRotatorThatPausedAfterTheRotationStoresNothing() throws IOException {
        String version = store.read().orElseThrow().version();
        journal.onNextWrite(() -> journal.sleepBeforeNextWrite(() -> {
            stage().timeSource().advance(LEASE);
            onceItIsRotated(entry -> die());
            killed();
        }));
        stops(RotationStoppedException.Reason.NOT_STORED);
        assertEquals(version, store.read().orElseThrow().version());
        leaseIsOver();
        done();
    }

    @Test
    void oneObjectUsedByTwoThreadsIsTwoRotators() throws IOException {
        InPlaceRotation rotation = rotation();
        onceItIsRotated(entry -> assertInstanceOf(RotationState.Waiting.class, rotation.run()));
        done(rotation);
        assertEquals(2, store.written().size());
    }

    @Test
    void killedBeforeTheRotationItIsRotatedByTheNextRun() throws IOException {
        journal.onNextWrite(InPlaceRotationContract::die);
        killed();
        assertTrue(vendor().accepts(first));
        leaseIsOver();
        done();
    }

    @Test
    void killedAfterTheVendorsResponseItIsRotatedAgain() throws IOException {
        journal.onNextWrite(InPlaceRotationContract::die);
        killed();
        // Only the dead process received this secret.
        Secret lost = stage().tokens().require(CanRotate.class).rotate(id).secret();
        stage().hidden(lost);
        leaseIsOver();
        done();
        assertFalse(vendor().accepts(lost));
    }

    @Test
    void killedBetweenTheVendorsResponseAndTheStoreWriteItIsRotatedAgain() throws IOException {
        onceItIsRotated(entry -> die());
        killed();
        assertFalse(vendor().accepts(stored()));
        leaseIsOver();
        done();
        assertEquals(2, store.written().size());
    }

    @Test
    void killedAfterTheStoreWriteItIsRotatedAgain() throws IOException {
        Secret kept = diesAfterTheStore();
        leaseIsOver();
        done();
        assertFalse(vendor().accepts(kept));
    }

    private Secret diesAfterTheStore() throws IOException {
        InPlaceRotation dying = rotation().withVerifier(secret -> {
            // A killed process would not have released its lease.
            journal.failWrites();
            throw new IllegalStateException("killed");
        });
        assertThrows(ConfigurationException.class, dying::run);
        journal.heal();
        Secret stored = stage().hidden(stored());
        assertTrue(vendor().accepts(stored));
        return stored;
    }

    @Test
    void anEarlierRotationDoesNotReplaceALaterOne() throws IOException {
        Secret leaked = diesAfterTheStore();
        stage().timeSource().advance(Duration.ofDays(30));
        done();
        assertFalse(vendor().accepts(leaked));
    }

    @Test
    void aStoredSecretThatDiedMeanwhileIsReplaced() throws IOException {
        diesAfterTheStore();
        stage().hidden(stage().tokens().require(CanRotate.class).rotate(id).secret());
        leaseIsOver();
        done();
    }
}
