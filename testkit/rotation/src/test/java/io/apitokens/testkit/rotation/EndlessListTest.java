package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.CanCreate;
import io.apitokens.IssuedToken;
import io.apitokens.Resource;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ApiTokenException;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.Outcome;
import io.apitokens.rotation.CreateRecovery;
import io.apitokens.rotation.JournalEntry;
import io.apitokens.rotation.RecoveryResult;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Lists the accounts of a vendor whose list never ends: each list ends at half the lease, and nothing is concluded. */
class EndlessListTest {

    private static final Duration HALF_OF_THE_LEASE = Duration.ofSeconds(150);
    private static final Duration SEARCH = Duration.ofSeconds(15);
    private static final Duration PAGE = Duration.ofSeconds(5);
    /** The client reads the page before each further one again, and a lost create first searches on its own. */
    private static final Duration ONE_CALL = PAGE.multipliedBy(2).plus(SEARCH);

    private static final Duration OVERLAP = Duration.ofMinutes(10);
    private static final TokenSpec SPEC = TokenSpec.builder("ci")
            .grant("reader", Resource.workspace("vault"))
            .neverExpires()
            .build();

    private final ManualTimeSource time = ManualTimeSource.startingAt(Instant.parse("2030-01-15T12:00:00Z"));
    private final SimulatedQuill quill = SimulatedQuill.start(time, QuillTraits.RICH, false);
    private final QuillIam client = new QuillIam.Builder(QuillTraits.RICH, null)
            .baseUrl(quill.baseUrl())
            .apiKey(quill.credential())
            .allowHttpOnLoopback()
            .timeSource(time)
            .build();
    private final CanCreate tokens = client.tokens();
    private final WatchedJournal journal = new WatchedJournal();
    private final MemorySecretStore store = MemorySecretStore.create();
    private TokenId predecessor;

    @BeforeEach
    void deploy() throws IOException {
        IssuedToken issued = tokens.create(SPEC);
        predecessor = issued.token().id();
        store.write(issued, null);
    }

    @AfterEach
    void close() {
        client.close();
        quill.close();
    }

    private void listsHaveNoEnd() {
        quill.beforeEachPage(() -> time.advance(PAGE));
        quill.listWithoutEnd(true);
    }

    private void endsWithin(Duration longest, Executable action) throws Throwable {
        Instant start = time.instant();
        action.execute();
        Duration taken = Duration.between(start, time.instant());
        assertTrue(taken.compareTo(longest) <= 0, "it took " + taken);
    }

    private <E extends ApiTokenException> void fails(Class<E> type, Outcome outcome, Executable action)
            throws Throwable {
        endsWithin(
                HALF_OF_THE_LEASE.plus(SEARCH).plus(ONE_CALL),
                () -> assertEquals(outcome, assertThrows(type, action).outcome()));
    }

    private CreateRecovery creates() {
        return CreateRecovery.of(journal).withTimeSource(time);
    }

    private RotationState advance() {
        return Rotation.builder(tokens, predecessor, store, journal)
                .overlap(OVERLAP)
                .acceptances(1)
                .timeSource(time)
                .build()
                .advance();
    }

    private String state() {
        return journal.only().values().getOrDefault("state", "");
    }

    @Test
    void aLostCreateStaysInTheJournal() throws Throwable {
        journal.onNextWrite(() -> quill.inject(Fault.responseLost().on("POST", "/tokens")));
        listsHaveNoEnd();
        fails(LostCreateException.class, Outcome.UNKNOWN, () -> creates().create(tokens, SPEC));
        assertEquals("ci", journal.only().values().get("name"));

        List<RecoveryResult> failed = new ArrayList<>();
        endsWithin(
                HALF_OF_THE_LEASE.plus(ONE_CALL), () -> failed.addAll(creates().recover(tokens)));
        assertInstanceOf(RecoveryResult.Failed.class, failed.get(0));
        assertEquals(3, quill.liveTokenIds().size());

        quill.listWithoutEnd(false);
        assertInstanceOf(RecoveryResult.Revoked.class, creates().recover(tokens).get(0));
        assertEquals(2, quill.liveTokenIds().size());
    }

    @Test
    void aLostCreateOfARotationStaysInTheJournal() throws Throwable {
        journal.onNextWrite(() -> quill.inject(Fault.responseLost().on("POST", "/tokens")));
        listsHaveNoEnd();
        fails(LostCreateException.class, Outcome.UNKNOWN, this::advance);
        assertEquals("CREATING", state());
        fails(ConfigurationException.class, Outcome.NOT_APPLIED, this::advance);
        assertEquals("CREATING", state());

        quill.listWithoutEnd(false);
        assertEquals(RotationState.Reason.OVERLAP, ((RotationState.Waiting) advance()).reason());
        assertEquals(3, quill.liveTokenIds().size());
    }

    @Test
    void aDeletedPredecessorIsNotBelievedToBeGone() throws Throwable {
        advance();
        time.advance(OVERLAP);
        listsHaveNoEnd();
        fails(ApiTokenException.class, Outcome.APPLIED, this::advance);
        assertEquals("STORED", state());

        quill.listWithoutEnd(false);
        for (int i = 0; i < 3 && advance() instanceof RotationState.Waiting waiting; i++) {
            time.advance(Duration.between(time.instant(), waiting.until()));
        }
        assertInstanceOf(RotationState.Done.class, advance());
        assertEquals(2, quill.liveTokenIds().size());
    }

    @Test
    void aSearchCountsTheTimeOfItsLists() throws Throwable {
        Duration slow = SEARCH.multipliedBy(2);
        journal.onNextWrite(() -> {
            quill.inject(Fault.requestLost().on("POST", "/tokens"));
            quill.beforeEachPage(() -> time.advance(slow));
        });
        // The client's own search, and one of the recovery.
        endsWithin(
                slow.multipliedBy(2),
                () -> assertThrows(LostCreateException.class, () -> creates().create(tokens, SPEC)));
    }

    @Test
    void abandoningAndPruningRemoveNothing() throws Throwable {
        advance();
        List<JournalEntry> before = journal.entries();
        listsHaveNoEnd();
        Rotation rotation = Rotation.builder(tokens, predecessor, store, journal)
                .timeSource(time)
                .build();
        fails(ConfigurationException.class, Outcome.NOT_APPLIED, rotation::abandon);
        fails(
                ConfigurationException.class,
                Outcome.NOT_APPLIED,
                () -> Rotation.prune(tokens, journal, Duration.ZERO, time));
        assertEquals(
                before.stream().map(JournalEntry::key).toList(),
                journal.entries().stream().map(JournalEntry::key).toList());
    }
}
