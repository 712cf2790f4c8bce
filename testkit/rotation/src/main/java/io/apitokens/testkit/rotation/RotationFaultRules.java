package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.ApiTokens;
import io.apitokens.IssuedToken;
import io.apitokens.SecretChangedException;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.TokenId;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.Outcome;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.rotation.Sweep;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.contract.ContractFault;
import io.apitokens.testkit.rotation.RotationContract.RotationRules;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules for rotators that pause, stores that read stale, and the time between two steps. */
abstract class RotationFaultRules extends RotationRules {

    private static final Duration RELOAD = Duration.ofMinutes(20);

    private IssuedToken successorInTheJournal() {
        TokenId id = TokenId.parse(journal.only().values().getOrDefault("successor", ""));
        return IssuedToken.of(stage().tokens().get(id), stage().hidden(vendor().secretOf(id.value())));
    }

    @Test
    void aSecretThatAPausedRotatorStoresLateIsTaken() throws IOException {
        killedAt("CREATED");
        IssuedToken late = successorInTheJournal();
        leaseIsOver();
        killedAt("CREATING");
        store.write(late, "1");
        assertTrue(vendor().accepts(stored()));
        assertEquals(late.token().id(), finish());
        onlyTheSuccessorIsAlive(late.token().id());
    }

    @Test
    void aDeadSecretInTheStoreIsReplaced() throws IOException {
        killedAt("CREATING");
        IssuedToken dead = stage().create("deleted by another writer");
        store.write(dead, "1");
        stage().tokens().delete(dead.token().id());
        leaseIsOver();
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aStoredSecretWhoseTokenWasDeletedIsReplaced() {
        store();
        TokenId dead = successorInTheJournal().token().id();
        stage().tokens().delete(dead);
        TokenId successor = finish();
        assertFalse(successor.equals(dead));
        onlyTheSuccessorIsAlive(successor);
    }

    /** A store whose client writes twice and reports the conflict with itself, and whose reads are stale. */
    private final class RepeatingStore implements SecretStore {
        private @Nullable StoredSecret stale;

        @Override
        public String id() {
            return store.id();
        }

        @Override
        public void check() throws IOException {
            store.check();
        }

        @Override
        public Optional<StoredSecret> read() throws IOException {
            return stale == null ? store.read() : Optional.of(stale);
        }

        @Override
        public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
            stale = stale == null ? store.read().orElseThrow() : stale;
            store.write(issued, expectedVersion);
            throw new SecretChangedException("by its own first request");
        }
    }

    @Test
    void aRefusedWriteThatReadsBackUnchangedKeepsTheSuccessorAlive() {
        Rotation.Builder rotation = Rotation.builder(stage().tokens(), predecessor, new RepeatingStore(), journal)
                .timeSource(stage().timeSource());
        ConfigurationException stopped = stops(ConfigurationException.class, () -> advance(rotation));
        assertEquals(Outcome.UNKNOWN, stopped.outcome());
        assertTrue(vendor().accepts(stored()));
        leaseIsOver();
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void severalSuccessorsThatWereNotStoredMakeTheNextCreateWait() {
        for (int i = 0; i < 3; i++) {
            killedAt("CREATED");
            stage().timeSource().advance(LEASE);
        }
        killedAt("CREATED");
        assertEquals(5, alive().size());
        stage().timeSource().advance(LEASE.plus(LEASE));
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aPollWritesNothing() {
        waits(Reason.OVERLAP, OVERLAP);
        int writes = journal.writes();
        int requests = vendor().requests();
        waits(Reason.OVERLAP, OVERLAP);
        assertEquals(writes, journal.writes());
        assertEquals(requests, vendor().requests());
    }

    @Test
    void noStepReadsTheWholeJournal() {
        store();
        predecessor = finish();
        store();
        finish();
        assertEquals(0, journal.scans());
    }

    @Test
    void aFailureAfterStoringReportsThatSomethingChanged() {
        journal.onWrite(entry -> {
            if ("STORED".equals(entry.values().get("state"))) {
                journal.onWrite(ignored -> {});
                vendor().inject(ContractFault.status(403), 1);
            }
        });
        RotationStoppedException stopped = stops(
                RotationStoppedException.class,
                () -> advance(builder(stage().tokens()).overlap(Duration.ZERO)));
        assertEquals(RotationStoppedException.Reason.INCOMPLETE, stopped.reason());
        assertEquals(Outcome.APPLIED, stopped.outcome());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void anotherStoreIsRefused() {
        store();
        Rotation.Builder other = Rotation.builder(stage().tokens(), predecessor, MemorySecretStore.create(), journal)
                .timeSource(stage().timeSource());
        stage().refused(ConfigurationException.class, () -> advance(other));
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aSuccessorIsNotRotatedBeforeItsOwnRotationIsDone() {
        store();
        TokenId first = predecessor;
        predecessor = successorInTheJournal().token().id();
        stage().refused(ConfigurationException.class, this::advance);
        predecessor = first;
        predecessor = finish();
        store();
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aSecretIsStoredOnlyAfterItsActivationDelay() {
        Rotation rotation =
                builder(stage().tokens()).activationDelay(Duration.ofMinutes(2)).build();
        RotationState.Waiting waiting = assertInstanceOf(RotationState.Waiting.class, rotation.advance());
        assertEquals(Reason.ACTIVATION, waiting.reason());
        assertEquals(stage().timeSource().instant().plus(Duration.ofMinutes(2)), waiting.until());
        assertEquals(first, stored());
        stage().timeSource().advance(Duration.ofMinutes(2));
        assertInstanceOf(RotationState.Waiting.class, rotation.advance());
        assertFalse(first.equals(stored()));
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aSecretIsAcceptedByThreeVerificationsInARow() {
        AtomicInteger calls = new AtomicInteger();
        Rotation.Builder rotation = Rotation.builder(stage().tokens(), predecessor, store, journal)
                .timeSource(stage().timeSource())
                .verifier(secret -> calls.incrementAndGet() == 2 ? SecretStatus.REJECTED : SecretStatus.ACCEPTED);
        assertInstanceOf(RotationState.Waiting.class, advance(rotation));
        assertEquals(5, calls.get());
        onlyTheSuccessorIsAlive(finish());
    }

    /** A client that knows that it does not authenticate with the predecessor. */
    private ApiTokens administrator() {
        String own = vendor().liveTokenIds().stream()
                .filter(id -> vendor().secretOf(id).equals(vendor().credential()))
                .findFirst()
                .orElseThrow();
        return vendor().clientOf(stage().id(own), builder -> builder.timeSource(stage().timeSource()));
    }

    private RotationState advanceUntilUnused(ApiTokens tokens) {
        return advance(builder(tokens).untilUnused(Duration.ofMinutes(30), Duration.ofHours(5)));
    }

    @Test
    void aPredecessorThatIsStillUsedStays() {
        assumeTrue(vendor().hasLastUse(), "records of this vendor do not show the last use");
        ApiTokens tokens = administrator();
        advanceUntilUnused(tokens);
        stage().timeSource().advance(OVERLAP);
        tokens.verify(first); // a consumer
        RotationState.Waiting used = assertInstanceOf(RotationState.Waiting.class, advanceUntilUnused(tokens));
        assertEquals(vendor().hasLastUse() ? Reason.STILL_USED : Reason.LAST_USE_UNKNOWN, used.reason());
        assertTrue(vendor().accepts(first));
        stage().timeSource().advance(Duration.between(stage().timeSource().instant(), used.until()));
        assertInstanceOf(RotationState.Done.class, advanceUntilUnused(tokens));
    }

    @Test
    void aPredecessorOfUnknownUseStaysForTheLongestTime() {
        predecessor = stage().tokens().ownToken().orElse(predecessor);
        advanceUntilUnused(stage().tokens());
        stage().timeSource().advance(OVERLAP);
        RotationState.Waiting unknown =
                assertInstanceOf(RotationState.Waiting.class, advanceUntilUnused(stage().tokens()));
        assertEquals(Reason.LAST_USE_UNKNOWN, unknown.reason());
        assertEquals(stage().timeSource().instant().plus(Duration.ofHours(4)), unknown.until());
        stage().timeSource().advance(Duration.ofHours(4));
        assertInstanceOf(RotationState.Done.class, advanceUntilUnused(stage().tokens()));
    }

    @Test
    void anOverlapTooShortForItsConsumersIsRefused() {
        Rotation.Builder rotation = builder(stage().tokens()).consumersReloadWithin(RELOAD);
        rotation.overlap(RELOAD.multipliedBy(2)).build();
        assertThrows(
                InvalidInputException.class,
                () -> rotation.overlap(RELOAD.multipliedBy(2).minusSeconds(1)).build());
    }

    @Test
    void oneListServesAllRotationsThatAreDue() throws IOException {
        MemorySecretStore otherStore = MemorySecretStore.create();
        IssuedToken other = stage().create("another");
        otherStore.write(other, null);
        Rotation one = builder(stage().tokens()).build();
        Rotation two = Rotation.builder(stage().tokens(), other.token().id(), otherStore, journal)
                .acceptances(1)
                .overlap(OVERLAP)
                .timeSource(stage().timeSource())
                .build();
        one.advance();
        two.advance();
        stage().timeSource().advance(OVERLAP);
        assertInstanceOf(RotationState.Waiting.class, one.advance(Sweep.create()));
        assertInstanceOf(RotationState.Waiting.class, two.advance(Sweep.create()));
        Sweep sweep = Sweep.create();
        assertInstanceOf(RotationState.Done.class, one.advance(sweep));
        assertEquals(0, stage().requestsOf(() -> assertInstanceOf(RotationState.Done.class, two.advance(sweep))));
    }
}
