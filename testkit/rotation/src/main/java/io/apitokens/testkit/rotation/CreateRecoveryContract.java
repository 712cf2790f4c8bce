package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.apitokens.CanCreate;
import io.apitokens.CanRotate;
import io.apitokens.IssuedToken;
import io.apitokens.Token;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.ConflictException;
import io.apitokens.error.CreateRolledBackException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.InvalidRequestException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.error.PartialCreateException;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.rotation.RecoveryResult;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.contract.ApiTokensContract;
import io.apitokens.testkit.contract.ContractFault;
import io.apitokens.testkit.contract.ContractFixture;
import io.apitokens.testkit.contract.FixtureContract;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The rules of {@link CreateRecovery} for every vendor that creates tokens. The test names are the rows of a table in
 * {@code docs/lost-creates.md}. Extend it as {@link ApiTokensContract}; the fixture must implement
 * {@link ContractFixture#spec}.
 */
public abstract class CreateRecoveryContract extends FixtureContract {

    private static final String NAME = "ci";
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration VISIBILITY_DELAY = Duration.ofMinutes(10);

    private final WatchedJournal journal = new WatchedJournal();
    private Set<String> before = Set.of();
    private int opened;

    /** Creates the suite. For the test class of a vendor. */
    protected CreateRecoveryContract() {}

    @BeforeEach
    void look() {
        before = stage().vendor().liveTokenIds();
    }

    @AfterEach
    void heal() {
        journal.heal();
    }

    private CanCreate tokens() {
        return stage().tokens().require(CanCreate.class);
    }

    private CreateRecovery recovery() {
        return CreateRecovery.of(journal).withTimeSource(stage().timeSource());
    }

    private TokenSpec spec() {
        return stage().spec(NAME).build();
    }

    private IssuedToken create(CreateRecovery recovery) {
        IssuedToken issued = recovery.create(tokens(), spec());
        stage().hidden(issued.secret());
        return issued;
    }

    private IssuedToken create() {
        return create(recovery());
    }

    /** Skips a rule about revoked orphans: a token whose last use is unknown is never deleted as an orphan. */
    private void assumeThatOrphansAreRecognized() {
        assumeTrue(stage().vendor().hasLastUse(), "records of this vendor do not show that a token was never used");
    }

    private void atTheCreate(ContractFault.Kind kind) {
        journal.onNextWrite(() -> stage().vendor().inject(ContractFault.of(kind), 0));
    }

    private List<RecoveryResult> recover() {
        return recovery().recover(tokens());
    }

    private Set<String> alive() {
        return stage().madeSince(before);
    }

    private void exactlyThisIsAlive(IssuedToken issued) throws IOException {
        assertEquals(Set.of(issued.token().id().value()), alive());
        assertTrue(stage().vendor().accepts(issued.secret()));
        assertEquals(List.of(), journal.open());
    }

    private void nothingIsAlive() throws IOException {
        assertEquals(Set.of(), alive());
        assertEquals(List.of(), journal.open());
    }

    /** Simulates a process that dies after its journal write and before the create. Returns the marker. */
    private String left() {
        journal.onNextWrite(() -> {
            throw new IllegalStateException("killed");
        });
        assertThrows(ConfigurationException.class, this::create);
        return journal.only().key().substring("create:".length());
    }

    /** Forges a value of the only entry, as another process with write access to the journal could. */
    private void forge(String name, String value) throws IOException {
        JournalEntry entry = journal.only();
        Map<String, String> values = new HashMap<>(entry.values());
        values.put(name, value);
        journal.replace(entry.key(), entry, new JournalEntry(entry.key(), "forged", values));
    }

    private IssuedToken marked(String name, String marker) {
        IssuedToken issued = tokens().create(stage().spec(name).build().withMarker(marker));
        stage().hidden(issued.secret());
        return issued;
    }

    @Test
    void aCreateIsWrittenDownBeforeItIsSentAndSettledWhenItIsHandedOver() throws IOException {
        journal.onNextWrite(() -> assertEquals(before, stage().vendor().liveTokenIds()));
        exactlyThisIsAlive(create());
    }

    @Test
    void theJournalHoldsNoSecret() {
        journal.onWrite(stage()::assertShowsNoSecret);
        create();
    }

    @Test
    void theDescriptionHidesTheMarker() {
        TokenSpec.Builder spec = stage().spec(NAME);
        String description = stage().hasDescriptions() ? "for the night" : "";
        if (stage().hasDescriptions()) {
            spec.description(description);
        }
        Token made = recovery().create(tokens(), spec.build()).token();
        Token read = tokens().get(made.id());
        assertEquals(NAME, read.name());
        assertEquals(description, read.description().orElse(""));
        assertEquals(32, read.marker().orElseThrow().length());
        Token bare = tokens().get(create().token().id());
        assertEquals("", bare.description().orElse(""));
    }

    private IssuedToken describedBy(int characters) {
        assumeTrue(stage().hasDescriptions(), "tokens of this vendor have no description");
        TokenSpec spec = stage().spec(NAME).description("x".repeat(characters)).build();
        return recovery().create(tokens(), spec);
    }

    @Test
    void aDescriptionMayBeSoLongThatItsMarkerJustFits() {
        int limit = tokens().descriptionLimit().orElse(500);
        Token read = tokens().get(describedBy(limit - 45).token().id());
        assertEquals(limit - 45, read.description().orElseThrow().length());
        assertTrue(read.marker().isPresent());
    }

    @Test
    void aDescriptionThatIsTooLongWithItsMarkerIsRefusedWhereALimitIsKnown() {
        OptionalInt limit = tokens().descriptionLimit();
        if (limit.isEmpty()) {
            assertTrue(describedBy(500).token().marker().isPresent());
            return;
        }
        InvalidInputException refused =
                stage().refused(InvalidInputException.class, () -> describedBy(limit.getAsInt() - 44));
        assertEquals("description", refused.field());
    }

    @Test
    void aLostCreateIsRevokedAndRetried() throws IOException {
        assumeThatOrphansAreRecognized();
        atTheCreate(ContractFault.Kind.RESPONSE_LOST);
        exactlyThisIsAlive(create());
    }

    @Test
    void anUnreadableResponseCountsAsLost() throws IOException {
        assumeThatOrphansAreRecognized();
        atTheCreate(ContractFault.Kind.EMPTY_BODY);
        exactlyThisIsAlive(create());
    }

    @Test
    void aLostCreateCanBeRotatedInsteadWhereTheVendorRotates() throws IOException {
        assumeThatOrphansAreRecognized();
        journal.onWrite(entry -> {
            if (!entry.values().containsKey("handedOver") && ++opened == 1) {
                stage().vendor().inject(ContractFault.of(ContractFault.Kind.RESPONSE_LOST), 0);
            }
        });
        IssuedToken issued = create(recovery().withRotationInsteadOfRetry());
        exactlyThisIsAlive(issued);
        int creates = tokens() instanceof CanRotate ? 1 : 2;
        assertEquals(creates, opened);
    }

    @Test
    void aResponseLostEveryTimeLeavesNothingBehind() throws IOException {
        assumeThatOrphansAreRecognized();
        journal.onWrite(entry -> stage().vendor().inject(ContractFault.of(ContractFault.Kind.RESPONSE_LOST), 0));
        stage().thrown(CreateRolledBackException.class, this::create);
        nothingIsAlive();
    }

    @Test
    void anOrphanWhoseDeletionNothingProvesStaysInTheJournal() throws IOException {
        assumeThatOrphansAreRecognized();
        String marker = left();
        IssuedToken orphan = marked(NAME, marker);
        stage().timeSource().advance(LEASE);
        for (ContractFault doubtful : List.of(
                ContractFault.of(ContractFault.Kind.HTML, 200), ContractFault.status(202), ContractFault.status(500))) {
            stage().vendor().inject(doubtful, 1);
            assertInstanceOf(RecoveryResult.Failed.class, recover().get(0));
            assertTrue(stage().vendor().accepts(orphan.secret()));
            assertEquals(1, journal.open().size());
        }
        stage().vendor().inject(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, 500), 1);
        assertEquals(List.of(new RecoveryResult.Revoked(NAME, orphan.token().id())), recover());
        nothingIsAlive();
    }

    @Test
    void aTokenThatIsNotFoundStaysInTheJournal() {
        atTheCreate(ContractFault.Kind.REQUEST_LOST);
        stage().thrown(LostCreateException.class, this::create);
        assertEquals(Duration.ofSeconds(15), stage().waited());
        assertEquals(NAME, journal.only().values().get("name"));
        assertEquals(List.of(pending(VISIBILITY_DELAY.minusSeconds(15))), recover());
        stage().timeSource().advance(VISIBILITY_DELAY.minusSeconds(15));
        assertEquals(List.of(new RecoveryResult.Absent(NAME)), recover());
        assertEquals(List.of(), recover());
    }

    @Test
    void aPauseBeforeTheCreateDoesNotShortenTheSearchForItsToken() {
        journal.onNextWrite(() -> {
            stage().timeSource().advance(VISIBILITY_DELAY);
            stage().vendor().inject(ContractFault.of(ContractFault.Kind.REQUEST_LOST), 0);
        });
        stage().thrown(LostCreateException.class, this::create);
        assertEquals(List.of(pending(VISIBILITY_DELAY.minusSeconds(15))), recover());
    }

    private RecoveryResult pending(Duration length) {
        return new RecoveryResult.Pending(NAME, stage().timeSource().instant().plus(length));
    }

    @Test
    void aTokenThatAppearsLateIsRevokedByRecover() throws IOException {
        assumeThatOrphansAreRecognized();
        atTheCreate(ContractFault.Kind.REQUEST_LOST);
        stage().thrown(LostCreateException.class, this::create);
        IssuedToken late = marked(NAME, journal.only().key().substring("create:".length()));
        assertEquals(List.of(new RecoveryResult.Revoked(NAME, late.token().id())), recover());
        nothingIsAlive();
    }

    @Test
    void anAbsentTokenIsReportedOnceAndForgottenAfterAnotherDay() throws IOException {
        left();
        stage().timeSource().advance(VISIBILITY_DELAY);
        assertEquals(List.of(new RecoveryResult.Absent(NAME)), recover());
        assertEquals(List.of(), recover());
        stage().timeSource().advance(Duration.ofDays(1).minusSeconds(1));
        assertEquals(List.of(), recover());
        assertEquals(1, journal.entries().size());
        stage().timeSource().advance(Duration.ofSeconds(1));
        assertEquals(List.of(), recover());
        assertEquals(List.of(), journal.entries());
    }

    @Test
    void aTokenThatAppearsAfterItWasReportedAsAbsentIsRevoked() throws IOException {
        assumeThatOrphansAreRecognized();
        String marker = left();
        stage().timeSource().advance(VISIBILITY_DELAY);
        assertEquals(List.of(new RecoveryResult.Absent(NAME)), recover());
        IssuedToken late = marked(NAME, marker);
        assertEquals(List.of(new RecoveryResult.Revoked(NAME, late.token().id())), recover());
        nothingIsAlive();
    }

    @Test
    void aRefusedCreateLeavesNothingInTheJournal() throws IOException {
        journal.onNextWrite(() -> stage().vendor().inject(ContractFault.status(400), 0));
        stage().thrown(InvalidRequestException.class, this::create);
        nothingIsAlive();
    }

    @Test
    void aTokenWhoseCreateMetAConflictIsRevokedByRecover() throws IOException {
        assumeThatOrphansAreRecognized();
        assumeFalse(stage().vendor().hasUniqueNames(), "names of this vendor are unique");
        // A gateway sent the create twice and returned the second response.
        journal.onNextWrite(
                () -> stage().vendor().inject(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, 409), 0));
        assertEquals(
                Outcome.NOT_APPLIED,
                stage().thrown(ConflictException.class, this::create).outcome());
        assertEquals(1, alive().size());
        TokenId made = stage().id(alive().iterator().next());
        assertEquals(List.of(), recover());
        stage().timeSource().advance(VISIBILITY_DELAY);
        assertEquals(List.of(new RecoveryResult.Revoked(NAME, made)), recover());
        nothingIsAlive();
        assertEquals(List.of(), recover());
        assertEquals(List.of(), journal.entries());
    }

    @Test
    void aTokenWhoseNameWasRefusedAfterItsOwnCreateIsRevokedAndCreatedAgain() throws IOException {
        assumeThatOrphansAreRecognized();
        int taken = stage().vendor().nameTakenStatus();
        assumeTrue(stage().vendor().hasUniqueNames(), "names of this vendor need not be unique");
        journal.onNextWrite(
                () -> stage().vendor().inject(ContractFault.of(ContractFault.Kind.STATUS_AFTER_COMMIT, taken), 0));
        exactlyThisIsAlive(create());
    }

    @Test
    void aJournalThatCannotBeWrittenStopsItBeforeAnythingIsSent() throws IOException {
        for (Throwable failure : WatchedJournal.failures()) {
            journal.failWith(failure);
            journal.failWrites();
            stage().refused(ConfigurationException.class, this::create);
            assertEquals(failure instanceof InterruptedException, Thread.interrupted());
            journal.heal();
            nothingIsAlive();
        }
    }

    @Test
    void aJournalThatCannotBeSettledRollsBackTheCreate() {
        for (Throwable failure : WatchedJournal.failures()) {
            journal.failWith(failure);
            journal.onNextWrite(journal::failWrites);
            stage().thrown(CreateRolledBackException.class, this::create);
            assertEquals(failure instanceof InterruptedException, Thread.interrupted());
            assertEquals(Set.of(), alive());
            journal.heal();
            stage().timeSource().advance(VISIBILITY_DELAY);
            assertEquals(List.of(new RecoveryResult.Absent(NAME)), recover());
        }
    }

    @Test
    void anInterruptedCreateCleansUpAndKeepsTheInterrupt() throws IOException {
        assumeThatOrphansAreRecognized();
        journal.onNextWrite(() -> stage().vendor().inject(ContractFault.of(ContractFault.Kind.RESPONSE_LOST), 0));
        CanCreate interrupting = new InterruptingTokens(tokens());
        assertThrows(CreateRolledBackException.class, () -> recovery().create(interrupting, spec()));
        assertTrue(Thread.interrupted());
        nothingIsAlive();
    }

    @Test
    void theStoreHasTheSecretBeforeTheJournalForgets() throws IOException {
        assumeThatOrphansAreRecognized();
        MemorySecretStore store = MemorySecretStore.create();
        atTheCreate(ContractFault.Kind.RESPONSE_LOST);
        Token token = recovery().create(tokens(), spec(), store);
        assertEquals(Set.of(token.id().value()), alive());
        assertTrue(stage().vendor()
                .accepts(stage().hidden(store.read().orElseThrow().secret())));
        assertEquals(List.of(), journal.open());
    }

    @Test
    void aStoreThatDoesNotProveThatItStoredNothingKeepsTheTokenAndReturnsItsSecret() throws IOException {
        Set<String> before = stage().vendor().liveTokenIds();
        MemorySecretStore store = MemorySecretStore.create().failWrites("no space");
        PartialCreateException kept =
                stage().thrown(PartialCreateException.class, () -> recovery().create(tokens(), spec(), store));
        assertEquals(Set.of(kept.id().orElseThrow().value()), stage().madeSince(before));
        assertTrue(stage().vendor().accepts(stage().hidden(kept.takeSecret().orElseThrow())));
        // The process may die before its caller has read the exception.
        assertInstanceOf(RecoveryResult.Ambiguous.class, recover().get(0));
    }

    @Test
    void aStoreThatHoldsSomethingStopsItBeforeAnythingIsSent() throws IOException {
        MemorySecretStore store = MemorySecretStore.create();
        recovery().create(tokens(), spec(), store);
        stage().refused(ConfigurationException.class, () -> recovery().create(tokens(), spec(), store));
        assertEquals(List.of(), journal.open());
        assertEquals(1, store.written().size());
    }

    @Test
    void aStoreThatCannotWriteStopsItBeforeAnythingIsSent() throws IOException {
        MemorySecretStore store = MemorySecretStore.create().failAlways("no space");
        stage().refused(ConfigurationException.class, () -> recovery().create(tokens(), spec(), store));
        nothingIsAlive();
    }

    @Test
    void whatADeadProcessLeftIsRevokedWhenItsLeaseIsOver() throws IOException {
        assumeThatOrphansAreRecognized();
        IssuedToken orphan = marked(NAME, left());
        assertEquals(List.of(pending(LEASE)), recover());
        assertTrue(stage().vendor().accepts(orphan.secret()));
        stage().timeSource().advance(LEASE);
        assertEquals(List.of(new RecoveryResult.Revoked(NAME, orphan.token().id())), recover());
        nothingIsAlive();
    }

    @Test
    void whatAnotherProcessIsCreatingIsLeftAlone() throws IOException {
        journal.onNextWrite(
                () -> assertInstanceOf(RecoveryResult.Pending.class, recover().get(0)));
        exactlyThisIsAlive(create());
    }

    @Test
    void aCreateThatWasTakenForDeadIsRolledBack() throws IOException {
        assumeThatOrphansAreRecognized();
        CanCreate slow = new InterruptingTokens(tokens()) {
            @Override
            public IssuedToken create(TokenSpec spec) {
                IssuedToken issued = tokens().create(spec);
                stage().timeSource().advance(VISIBILITY_DELAY);
                assertInstanceOf(RecoveryResult.Revoked.class, recover().get(0));
                return issued;
            }
        };
        // A 404 does not confirm the deletion, so the error still carries the secret.
        PartialCreateException gone =
                assertThrows(PartialCreateException.class, () -> recovery().create(slow, spec()));
        assertFalse(stage().vendor().accepts(gone.takeSecret().orElseThrow()));
        nothingIsAlive();
    }

    @Test
    void twoTokensThatOneCreateMadeAreRevoked() throws IOException {
        assumeFalse(stage().vendor().hasUniqueNames(), "names of this vendor are unique");
        assumeThatOrphansAreRecognized();
        String marker = left();
        marked(NAME, marker);
        marked(NAME, marker);
        stage().timeSource().advance(LEASE);
        assertEquals(2, recover().size());
        nothingIsAlive();
    }

    @Test
    void aCreateThatAGatewayRepeatsLeavesNoSecondToken() throws IOException {
        assumeFalse(stage().vendor().hasUniqueNames(), "names of this vendor are unique");
        assumeThatOrphansAreRecognized();
        IssuedToken issued = create();
        String marker = tokens().get(issued.token().id()).marker().orElseThrow();
        IssuedToken second = marked(NAME, marker);
        assertEquals(List.of(), recover());
        stage().timeSource().advance(VISIBILITY_DELAY);
        assertEquals(List.of(new RecoveryResult.Revoked(NAME, second.token().id())), recover());
        exactlyThisIsAlive(issued);
        assertEquals(List.of(), recover());
        assertEquals(List.of(), journal.entries());
    }

    @Test
    void aSecondTokenThatAppearsAfterTheFirstWasRevokedIsRevokedToo() throws IOException {
        assumeThatOrphansAreRecognized();
        String marker = left();
        marked(NAME, marker);
        stage().timeSource().advance(LEASE);
        assertEquals(1, recover().size());
        IssuedToken second = marked(NAME, marker);
        stage().timeSource().advance(VISIBILITY_DELAY);
        assertEquals(List.of(new RecoveryResult.Revoked(NAME, second.token().id())), recover());
        nothingIsAlive();
    }

    @Test
    void aTokenOfAnotherNameIsUntouched() throws IOException {
        marked("another", left());
        ambiguous("the token has another name", 1);
    }

    @Test
    void aTokenThatIsOlderThanItsCreateIsUntouched() throws IOException {
        marked(NAME, left());
        forge(
                "started",
                stage().timeSource()
                        .instant()
                        .plus(Duration.ofMinutes(5))
                        .plusSeconds(1)
                        .toString());
        ambiguous("the token's creation time is unknown or before the create", 1);
    }

    @Test
    void aTimeThatNoClockShowsIsNoTime() throws IOException {
        assumeThatOrphansAreRecognized();
        for (Instant time : List.of(Instant.MIN, Instant.MAX)) {
            Token orphan = marked(NAME, left()).token();
            forge("started", time.toString());
            forge("leasedUntil", time.toString());
            assertEquals(List.of(new RecoveryResult.Revoked(NAME, orphan.id())), recover());
            left();
            forge("started", time.toString());
            forge("leasedUntil", time.toString());
            assertEquals(List.of(new RecoveryResult.Absent(NAME)), recover());
            nothingIsAlive();
        }
    }

    @Test
    void anOrphanWhoseLastUseIsUnknownIsNamedAndUntouched() throws IOException {
        assumeFalse(stage().vendor().hasLastUse(), "records of this vendor show the last use");
        atTheCreate(ContractFault.Kind.RESPONSE_LOST);
        stage().thrown(LostCreateException.class, this::create);
        ambiguous("the token may have been used", 1);
    }

    @Test
    void aTokenThatWasUsedIsUntouched() throws IOException {
        tokens().verify(marked(NAME, left()).secret());
        ambiguous("the token may have been used", 1);
    }

    @Test
    void anEntryThatDoesNotProveItsMarkerIsNotBelieved() throws IOException {
        marked(NAME, left());
        forge("nonce", "0123456789abcdef0123456789abcdef");
        ambiguous("the journal entry does not match the marker", 1);
    }

    @Test
    void aTokenWhoseSecretMayBeStoredIsUntouched() throws IOException {
        MemorySecretStore store = MemorySecretStore.create();
        journal.onWrite(entry -> {
            if (entry.values().containsKey("storing")) {
                journal.onWrite(ignored -> {});
                // Make the rollback fail, because a killed process would not have deleted the token.
                stage().next(ContractFault.status(403));
                throw new IllegalStateException("killed");
            }
        });
        assertThrows(RuntimeException.class, () -> recovery().create(tokens(), spec(), store));
        ambiguous("the token's secret may be stored", 1);
    }

    @Test
    void anAmbiguousTokenCanBeSettledByHand() throws IOException {
        Token used = marked(NAME, left()).token();
        tokens().verify(stage().vendor().secretOf(used.id().value()));
        ambiguous("the token may have been used", 1);
        Token read = tokens().get(used.id());
        assertTrue(recovery().settle(read));
        assertFalse(recovery().settle(read));
        assertEquals(List.of(), recover());
        assertEquals(Set.of(used.id().value()), alive());
    }

    @Test
    void aJournalThatCannotForgetAStoredSecretRollsBackNothing() throws IOException {
        MemorySecretStore store = MemorySecretStore.create();
        journal.onWrite(entry -> {
            if (entry.values().containsKey("storing")) {
                journal.failWrites();
            }
        });
        Token token = recovery().create(tokens(), spec(), store);
        assertEquals(Set.of(token.id().value()), alive());
        assertTrue(stage().vendor()
                .accepts(stage().hidden(store.read().orElseThrow().secret())));
        journal.heal();
        ambiguous("the token's secret may be stored", 1);
    }

    @Test
    void aPageOfAGatewayDoesNotMakeAnOrphanForgotten() throws IOException {
        assumeThatOrphansAreRecognized();
        marked(NAME, left());
        stage().timeSource().advance(LEASE);
        // Spare the list request; the fault hits the request after it.
        stage().vendor().inject(ContractFault.of(ContractFault.Kind.HTML, 404), 1);
        assertInstanceOf(RecoveryResult.Failed.class, recover().get(0));
        assertInstanceOf(RecoveryResult.Revoked.class, recover().get(0));
        nothingIsAlive();
    }

    private void ambiguous(String reason, int tokens) throws IOException {
        stage().timeSource().advance(VISIBILITY_DELAY);
        RecoveryResult.Ambiguous doubtful =
                assertInstanceOf(RecoveryResult.Ambiguous.class, recover().get(0));
        if (stage().vendor().hasLastUse() || !doubtful.reason().equals("the token may have been used")) {
            assertEquals(reason, doubtful.reason());
        }
        assertEquals(tokens, doubtful.tokens().size());
        assertEquals(tokens, alive().size());
        assertEquals(1, journal.open().size());
    }

    @Test
    void whatCannotBeLookedForStaysInTheJournal() throws IOException {
        left();
        stage().timeSource().advance(VISIBILITY_DELAY);
        stage().next(ContractFault.status(403));
        assertInstanceOf(RecoveryResult.Failed.class, recover().get(0));
        assertEquals(List.of(new RecoveryResult.Absent(NAME)), recover());
    }

    @Test
    void otherAccountsAreLeftAlone() throws IOException {
        JournalEntry entry = new JournalEntry(
                "create:00000000000000000000000000000007", "1", Map.of("account", "elsewhere/1", "name", NAME));
        journal.replace(entry.key(), null, entry);
        assertEquals(List.of(), recover());
        assertEquals(new HashSet<>(List.of(entry)), new HashSet<>(journal.entries()));
    }
}
