package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.apitokens.ApiTokens;
import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Page;
import io.apitokens.Pager;
import io.apitokens.SecretStatus;
import io.apitokens.SecretStore;
import io.apitokens.StoredSecret;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.ConflictException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.NotFoundException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.error.RotationStoppedException;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.rotation.RotationState.Reason;
import io.apitokens.testkit.contract.ContractFault;
import io.apitokens.testkit.rotation.RotationContract.RotationRules;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Rules for a rotation in which a step fails. */
abstract class RotationFailureRules extends RotationRules {

    private void nothingIsLeftInTheJournal() throws IOException {
        assertEquals(List.of(), journal.entries());
    }

    /** A gateway may have sent the create twice, so the journal keeps its mark until the rotation is done. */
    private void onlyTheMarkIsLeftInTheJournal() {
        assertEquals("PENDING", journal.only().values().get("state"));
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aStoreThatCannotWriteStopsItBeforeAnythingIsSent() throws IOException {
        store.failAlways("no space");
        stage().refused(ConfigurationException.class, this::advance);
        onlyThePredecessorIsAliveOnceHealed();
        nothingIsLeftInTheJournal();
    }

    private void onlyThePredecessorIsAliveOnceHealed() {
        store.heal();
        journal.heal();
        onlyThePredecessorIsAlive();
    }

    @Test
    void aJournalThatCannotBeWrittenStopsItBeforeAnythingIsCreated() throws IOException {
        for (Throwable failure : WatchedJournal.failures()) {
            journal.failWith(failure);
            journal.failWrites();
            assertEquals(
                    Outcome.NOT_APPLIED, stops(ConfigurationException.class).outcome());
            assertEquals(failure instanceof InterruptedException, Thread.interrupted());
            onlyThePredecessorIsAliveOnceHealed();
            nothingIsLeftInTheJournal();
        }
    }

    @Test
    void aJournalThatCannotBeReadStopsItBeforeAnythingIsSent() {
        for (Throwable failure : WatchedJournal.failures()) {
            journal.failWith(failure);
            journal.failReads();
            stage().refused(ConfigurationException.class, this::advance);
            assertEquals(failure instanceof InterruptedException, Thread.interrupted());
            onlyThePredecessorIsAliveOnceHealed();
        }
    }

    @Test
    void aJournalThatFailsAfterAStepEndsTheAdvanceWithTheOutcomeOfThatStep() {
        for (Throwable failure : WatchedJournal.failures()) {
            journal.failWith(failure);
            failsAfter("CREATED", CreateRolledBackException.class, Outcome.NOT_APPLIED);
            failsAfter("STORED", ConfigurationException.class, Outcome.APPLIED);
            failsAfter("DONE", ConfigurationException.class, Outcome.APPLIED);
        }
    }

    /** Lets the write of a state fail after it was made. The next advances finish the rotation. */
    private void failsAfter(String state, Class<? extends ApiTokenException> type, Outcome outcome) {
        journal.onWrite(entry -> {
            if (state.equals(entry.values().get("state"))) {
                journal.onWrite(ignored -> {});
                journal.failNow();
            }
        });
        ApiTokenException stopped = assertThrows(type, () -> {
            store();
            advance();
        });
        Thread.interrupted();
        assertEquals(outcome, stopped.outcome());
        predecessor = finish();
        onlyTheSuccessorIsAlive(predecessor);
    }

    @Test
    void aVerifierThatFailsEndsTheAdvanceAndDeletesTheSuccessor() {
        CreateRolledBackException rolledBack = stops(
                CreateRolledBackException.class,
                () -> builder(stage().tokens())
                        .verifier(secret -> {
                            throw new IllegalStateException("odd");
                        })
                        .build()
                        .advance());
        assertInstanceOf(ConfigurationException.class, rolledBack.getCause());
        onlyThePredecessorIsAlive();
        onlyTheMarkIsLeftInTheJournal();
    }

    @Test
    void aPredecessorThatIsNotThereStopsIt() throws IOException {
        TokenId gone = stage().token("gone");
        stage().tokens().delete(gone);
        predecessor = gone;
        stops(NotFoundException.class);
        nothingIsLeftInTheJournal();
    }

    @Test
    void aRefusedCreateLeavesNothingBehind() throws IOException {
        atTheCreate(ContractFault.status(400));
        assertEquals(Outcome.NOT_APPLIED, stops(InvalidRequestException.class).outcome());
        onlyThePredecessorIsAlive();
        nothingIsLeftInTheJournal();
    }

    @Test
    void aLostCreateThatIsFoundIsRevokedAndRetried() {
        assumeThatOrphansAreRecognized();
        atTheCreate(ContractFault.of(ContractFault.Kind.RESPONSE_LOST));
        store();
        assertEquals(2, alive().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aTokenWhoseCreateMetAConflictIsRevoked() {
        assumeThatOrphansAreRecognized();
        // A gateway sent the create twice and returned the second response.
        atTheCreate(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, 409));
        store();
        assertEquals(2, alive().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aConflictIsWaitedForAsALostCreate() {
        assumeFalse(vendor().hasUniqueNames(), "names of this vendor are unique, so that a conflict is a lost create");
        atTheCreate(ContractFault.status(409));
        assertEquals(Outcome.NOT_APPLIED, stops(ConflictException.class).outcome());
        onlyThePredecessorIsAlive();
        waits(Reason.LOST_CREATE, Duration.ofSeconds(1));
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aLostCreateThatIsNotFoundIsNamedInTheJournalAndWaitedFor() {
        atTheCreate(ContractFault.of(ContractFault.Kind.REQUEST_LOST));
        stops(LostCreateException.class);
        onlyThePredecessorIsAlive();
        assertEquals("CREATING", journal.only().values().get("state"));
        RotationState.Waiting waiting = assertInstanceOf(RotationState.Waiting.class, advance());
        assertEquals(Reason.LOST_CREATE, waiting.reason());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aLostCreateThatAppearsLateIsRevoked() {
        assumeThatOrphansAreRecognized();
        atTheCreate(ContractFault.of(ContractFault.Kind.REQUEST_LOST));
        stops(LostCreateException.class);
        CanCreate tokens = stage().tokens().require(CanCreate.class);
        stage().hidden(tokens.create(tokens.specLike(tokens.get(predecessor))
                        .withMarker(journal.only().values().getOrDefault("marker", "")))
                .secret());
        assertEquals(2, alive().size());
        store();
        assertEquals(2, alive().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aPauseBeforeTheCreateDoesNotShortenTheSearchForItsToken() {
        journal.onNextWrite(() -> {
            stage().timeSource().advance(VISIBILITY_DELAY);
            vendor().inject(ContractFault.of(ContractFault.Kind.REQUEST_LOST), 0);
        });
        stops(LostCreateException.class);
        RotationState.Waiting waiting = assertInstanceOf(RotationState.Waiting.class, advance());
        assertEquals(Reason.LOST_CREATE, waiting.reason());
        onlyTheSuccessorIsAlive(finish());
    }

    private void marked(String name) {
        CanCreate tokens = stage().tokens().require(CanCreate.class);
        stage().hidden(tokens.create(tokens.specLike(tokens.get(predecessor))
                        .withName(name)
                        .withMarker(journal.only().values().getOrDefault("marker", "")))
                .secret());
    }

    @Test
    void tokensThatOneCreateMadeTwiceAreDeleted() {
        assumeFalse(vendor().hasUniqueNames(), "names of this vendor are unique");
        assumeThatOrphansAreRecognized();
        atTheCreate(ContractFault.of(ContractFault.Kind.REQUEST_LOST));
        stops(LostCreateException.class);
        marked("deployer");
        marked("deployer");
        store();
        assertEquals(2, alive().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aCreateThatAGatewayRepeatsLeavesNoSecondToken() {
        assumeFalse(vendor().hasUniqueNames(), "names of this vendor are unique");
        assumeThatOrphansAreRecognized();
        waits(Reason.OVERLAP, OVERLAP);
        marked("deployer");
        assertEquals(3, alive().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aMarkedTokenOfAnotherNameIsUntouched() {
        atTheCreate(ContractFault.of(ContractFault.Kind.REQUEST_LOST));
        stops(LostCreateException.class);
        marked("another writer's copy");
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.AMBIGUOUS, stopped.reason());
        assertEquals(2, alive().size());
    }

    @Test
    void aSuccessorThatIsNotAcceptedIsDeleted() {
        stops(
                CreateRolledBackException.class,
                () -> advance(builder(stage().tokens()).verifier(RotationRules::rejected)));
        onlyThePredecessorIsAlive();
        onlyTheMarkIsLeftInTheJournal();
    }

    @Test
    void aSuccessorThatIsAcceptedAMomentLaterIsKept() {
        AtomicInteger calls = new AtomicInteger();
        RotationState state = advance(builder(stage().tokens())
                .verifier(secret -> calls.incrementAndGet() < 4 ? SecretStatus.REJECTED : SecretStatus.ACCEPTED));
        assertInstanceOf(RotationState.Waiting.class, state);
        assertEquals(2, alive().size());
        assertEquals(Duration.ofSeconds(7), stage().waited());
    }

    @Test
    void aRotatorThatPausedInItsVerificationStoresNothing() {
        AtomicInteger calls = new AtomicInteger();
        Rotation.Builder paused = builder(stage().tokens()).verifier(secret -> {
            if (calls.getAndIncrement() == 0) {
                stage().timeSource().advance(LEASE);
                waits(Reason.OVERLAP, OVERLAP);
            }
            return SecretStatus.ACCEPTED;
        });
        stops(CreateRolledBackException.class, () -> advance(paused));
        assertEquals(2, alive().size());
        stage().timeSource().advance(OVERLAP);
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aSuccessorWhoseSecretMayStillBeStoredIsKeptUntilAnotherOneIs() {
        store.failWrites("read-only by now");
        assertEquals(Outcome.UNKNOWN, stops(ConfigurationException.class).outcome());
        assertEquals(2, alive().size());
        store.heal();
        leaseIsOver();
        store();
        assertEquals(3, alive().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aNewerSecretInTheStoreIsNotOverwritten() {
        IssuedToken newer = stage().create("by another writer");
        journal.onNextWrite(() -> {
            try {
                store.write(newer, "1");
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        isSupersededBy(newer);
        assertEquals(3, alive().size());
        TokenId successor = finish();
        assertEquals(Set.of(successor.value(), newer.token().id().value()), alive());
    }

    @Test
    void aRotatorWithAnotherJournalDoesNotOverwriteANewerSecret() throws IOException {
        Rotation.Builder other = Rotation.builder(stage().tokens(), predecessor, store, new WatchedJournal())
                .acceptances(1)
                .timeSource(stage().timeSource());
        journal.onNextWrite(() -> assertInstanceOf(RotationState.Waiting.class, advance(other)));
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.SUPERSEDED, stopped.reason());
        assertEquals("2", store.read().orElseThrow().version());
        assertEquals(3, alive().size());
    }

    private void isSupersededBy(IssuedToken newer) {
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.SUPERSEDED, stopped.reason());
        assertEquals(Outcome.APPLIED, stopped.outcome());
        assertEquals(newer.secret(), stored());
    }

    @Test
    void aWriteWhoseResponseIsLostIsConfirmedByReadingItBack() {
        store.failAfterWrites("no response");
        store();
        store.heal();
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aStoreThatConfirmsAWriteWithoutMakingItKeepsThePredecessor() {
        SecretStore forgetful = new SecretStore() {
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
                return store.read();
            }

            @Override
            public String write(IssuedToken issued, @Nullable String expectedVersion) {
                return "2";
            }
        };
        Rotation.Builder rotation = Rotation.builder(stage().tokens(), predecessor, forgetful, journal)
                .timeSource(stage().timeSource());
        ConfigurationException stopped = stops(ConfigurationException.class, () -> advance(rotation));
        assertEquals(Outcome.UNKNOWN, stopped.outcome());
        assertEquals(first, stored());
        assertEquals(2, alive().size());
    }

    @Test
    void aStoreThatReturnsAnOldCopyIsReadAgain() {
        List<StoredSecret> copies = new ArrayList<>();
        SecretStore stale = new SecretStore() {
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
                Optional<StoredSecret> stored = store.read();
                copies.add(stored.orElseThrow());
                // The first read after the write returns the old copy.
                return copies.size() == 2 ? Optional.of(copies.get(0)) : stored;
            }

            @Override
            public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
                return store.write(issued, expectedVersion);
            }
        };
        RotationState state = Rotation.builder(stage().tokens(), predecessor, stale, journal)
                .timeSource(stage().timeSource())
                .build()
                .advance();
        assertInstanceOf(RotationState.Waiting.class, state);
        assertEquals(2, alive().size());
        assertEquals(2, store.written().size());
    }

    @Test
    void aStoreThatCannotBeReadKeepsTheSuccessorAlive() {
        journal.onWrite(entry -> {
            if ("CREATED".equals(entry.values().get("state"))) {
                store.failAlways("down");
            }
        });
        ConfigurationException stopped = stops(ConfigurationException.class);
        assertEquals(Outcome.UNKNOWN, stopped.outcome());
        assertEquals(2, alive().size());
        journal.onWrite(entry -> {});
        store.heal();
        leaseIsOver();
        store();
        onlyTheSuccessorIsAlive(finish());
    }

    /** A secret store that stores the secret, then throws on this write and on every later read. */
    private final class SilentStore implements SecretStore {
        private boolean silent;

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
            failIf(silent);
            return store.read();
        }

        @Override
        public String write(IssuedToken issued, @Nullable String expectedVersion) throws IOException {
            silent = true;
            String version = store.write(issued, expectedVersion);
            failIf(true);
            return version;
        }

        private void failIf(boolean condition) throws IOException {
            if (condition) {
                throw new IOException("down");
            }
        }
    }

    @Test
    void aStoreThatFailsAfterStoringKeepsTheSuccessorAlive() {
        Rotation.Builder rotation = Rotation.builder(stage().tokens(), predecessor, new SilentStore(), journal)
                .timeSource(stage().timeSource());
        ConfigurationException stopped = stops(ConfigurationException.class, () -> advance(rotation));
        assertEquals(Outcome.UNKNOWN, stopped.outcome());
        leaseIsOver();
        store();
        onlyTheSuccessorIsAlive(finish());
    }

    private void isKeptAlthoughNotAccepted(ContractFault deletion) {
        PartialCreateException partial = stops(
                PartialCreateException.class,
                () -> advance(builder(stage().tokens())
                        .verificationTimeout(Duration.ZERO)
                        .verifier(secret -> {
                            vendor().inject(deletion, 0);
                            return SecretStatus.REJECTED;
                        })));
        assertTrue(vendor().accepts(stage().hidden(partial.takeSecret().orElseThrow())));
        assertEquals(2, alive().size());
        store();
        assertEquals(3, alive().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aSuccessorThatCannotBeDeletedIsDeletedWhenAnotherSecretIsStored() {
        isKeptAlthoughNotAccepted(ContractFault.status(403));
    }

    @Test
    void aSuccessorWhoseDeletionNothingProvesIsDeletedWhenAnotherSecretIsStored() {
        isKeptAlthoughNotAccepted(ContractFault.of(ContractFault.Kind.HTML, 200));
    }

    @Test
    void aStoreThatHoldsAnotherSecretKeepsThePredecessorAlive() throws IOException {
        store();
        store.write(stage().create("by another writer"), "2");
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.STORED_SECRET_CHANGED, stopped.reason());
        assertTrue(vendor().accepts(first));
    }

    @Test
    void aStoredSecretThatIsNotAcceptedKeepsThePredecessorAlive() {
        store();
        // The successor itself is still found, so a rejection does not prove that its secret is dead.
        for (SecretStatus status : List.of(SecretStatus.UNKNOWN, SecretStatus.REJECTED)) {
            RotationStoppedException stopped = stops(
                    RotationStoppedException.class,
                    () -> builder(stage().tokens())
                            .verifier(secret -> status)
                            .build()
                            .advance());
            assertEquals(RotationStoppedException.Reason.STORED_SECRET_NOT_ACCEPTED, stopped.reason());
            assertTrue(vendor().accepts(first));
        }
        onlyTheSuccessorIsAlive(finish());
    }

    private static TokenId only(Set<TokenId> ids) {
        assertEquals(1, ids.size());
        return ids.iterator().next();
    }

    @Test
    void aRotationThatStoppedCanBeAbandoned() throws IOException {
        store();
        store.write(stage().create("by another writer"), "2");
        stops(RotationStoppedException.class);
        TokenId successor = only(builder(stage().tokens()).build().abandon());
        assertEquals(List.of(), journal.entries());
        assertEquals(3, alive().size());
        assertTrue(alive().contains(successor.value()));
        waits(Reason.OVERLAP, OVERLAP);
    }

    @Test
    void whatIsDoneOrInOtherHandsIsNotAbandoned() {
        journal.onWrite(entry -> {
            if ("CREATED".equals(entry.values().get("state"))) {
                journal.onWrite(ignored -> {});
                stops(
                        ConfigurationException.class,
                        () -> builder(stage().tokens()).build().abandon());
            }
        });
        store();
        TokenId successor = finish();
        assertEquals(Set.of(), builder(stage().tokens()).build().abandon());
        onlyTheSuccessorIsAlive(successor);
    }

    @Test
    void aPredecessorOfAnotherNameIsNotDeleted() {
        store();
        forge("predecessorName", "the name it had before");
        RotationStoppedException stopped = stops(RotationStoppedException.class);
        assertEquals(RotationStoppedException.Reason.PREDECESSOR_CHANGED, stopped.reason());
        assertTrue(vendor().accepts(first));
    }

    @Test
    void aPredecessorThatIsGoneAlreadyIsAsGoodAsDeleted() {
        store();
        stage().tokens().delete(predecessor);
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aPredecessorThatCannotBeDeletedIsDeletedByTheNextAdvance() {
        store();
        // Spare the verification and the read of the predecessor; the fault hits the delete.
        vendor().inject(ContractFault.status(403), 2);
        assertThrows(ApiTokenException.class, this::advance);
        assertTrue(vendor().accepts(first));
        onlyTheSuccessorIsAlive(finish());
    }

    /** Returns what a rotator sends that sleeps right before its create, while another one rotates. */
    private TokenSpec slept() {
        assumeThatOrphansAreRecognized();
        CanCreate tokens = stage().tokens().require(CanCreate.class);
        TokenSpec spec = tokens.specLike(tokens.get(predecessor));
        atTheCreate(ContractFault.of(ContractFault.Kind.REQUEST_LOST));
        stops(LostCreateException.class);
        return spec.withMarker(journal.only().values().getOrDefault("marker", ""));
    }

    private void createLate(TokenSpec slept) {
        stage().hidden(stage().tokens().require(CanCreate.class).create(slept).secret());
        assertEquals(2, alive().size());
    }

    @Test
    void aTokenThatASleepingRotatorCreatesAfterTheEndIsDeletedByTheNextAdvance() {
        TokenSpec slept = slept();
        TokenId successor = finish();
        createLate(slept);
        assertEquals(new RotationState.Done(successor), advance());
        onlyTheSuccessorIsAlive(successor);
    }

    @Test
    void aTokenThatASleepingRotatorCreatesAfterTheEndIsDeletedByTheNextRotation() {
        TokenSpec slept = slept();
        predecessor = finish();
        createLate(slept);
        store();
        TokenId last = finish();
        onlyTheSuccessorIsAlive(last);
        createLate(slept);
        assertEquals(new RotationState.Done(last), advance());
        onlyTheSuccessorIsAlive(last);
    }

    @Test
    void aRotatorThatSleepsBeforeTheDeletionLeavesItToAnother() {
        store();
        journal.sleepBeforeNextWrite(() -> onlyTheSuccessorIsAlive(((RotationState.Done) advance()).successor()));
        assertInstanceOf(RotationState.Done.class, advance());
    }

    @Test
    void aSecondTokenWhoseDeletionOnlyARetryConfirmsIsDeletedAgain() {
        assumeFalse(vendor().hasUniqueNames(), "names of this vendor are unique");
        assumeThatOrphansAreRecognized();
        waits(Reason.OVERLAP, OVERLAP);
        marked("deployer");
        stage().timeSource().advance(OVERLAP);
        // Spare the verification, the deletion of the predecessor and the list.
        vendor().inject(ContractFault.of(ContractFault.Kind.REQUEST_LOST), 4);
        vendor().inject(ContractFault.status(404), 4);
        RotationState.Waiting waiting = assertInstanceOf(RotationState.Waiting.class, advance());
        assertEquals(Reason.SETTLING, waiting.reason());
        assertEquals(2, alive().size());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aSecondTokenThatIsNotFoundIsLookedForTwice() {
        assumeFalse(vendor().hasUniqueNames(), "names of this vendor are unique");
        assumeThatOrphansAreRecognized();
        waits(Reason.OVERLAP, OVERLAP);
        marked("deployer");
        stage().timeSource().advance(OVERLAP);
        CanCreate tokens = stage().tokens().require(CanCreate.class);
        ApiTokens racing = new InterruptingTokens(tokens) {
            @Override
            public Pager<Token> list() {
                List<Token> listed = tokens.list().toList();
                // Another program deletes it at that moment.
                listed.stream()
                        .filter(token -> token.marker().isPresent()
                                && !vendor().secretOf(token.id().value()).equals(stored()))
                        .forEach(token -> tokens.delete(token.id()));
                return Pager.of(cursor -> Page.of(listed, null));
            }
        };
        RotationState.Waiting waiting = assertInstanceOf(RotationState.Waiting.class, advance(builder(racing)));
        assertEquals(Reason.SETTLING, waiting.reason());
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aPredecessorWhoseDeletionOnlyALookUpProvesIsGone() {
        store();
        vendor().inject(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, 500), 2);
        waits(Reason.SETTLING, VISIBILITY_DELAY);
        onlyTheSuccessorIsAlive(finish());
    }

    @Test
    void aPredecessorWhoseDeletionNothingProvesIsDeletedByTheNextAdvance() {
        store();
        for (ContractFault doubtful : List.of(
                ContractFault.of(ContractFault.Kind.HTML, 200),
                ContractFault.status(202),
                ContractFault.status(500),
                ContractFault.status(404))) {
            vendor().inject(doubtful, 2);
            assertThrows(ApiTokenException.class, this::advance);
            assertEquals("STORED", journal.only().values().get("state"));
            assertTrue(vendor().accepts(first));
        }
        onlyTheSuccessorIsAlive(finish());
    }
}
