package io.apitokens.testkit.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.apitokens.IssuedToken;
import io.apitokens.Secret;
import io.apitokens.TokenId;
import io.apitokens.TokenSpec;
import io.apitokens.error.ConfigurationException;
import io.apitokens.error.InvalidInputException;
import io.apitokens.error.LostCreateException;
import io.apitokens.error.PermissionDeniedException;
import io.apitokens.error.UnsupportedCapabilityException;
import io.apitokens.gcore.GcoreIam;
import io.apitokens.rotation.InPlaceRotation;
import io.apitokens.rotation.Journal;
import io.apitokens.rotation.Rotation;
import io.apitokens.rotation.RotationState;
import io.apitokens.testkit.Fault;
import io.apitokens.testkit.ManualTimeSource;
import io.apitokens.testkit.MemorySecretStore;
import io.apitokens.testkit.contract.ContractFault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests rotation under the conditions of Gcore: a token quota, and no operation that rotates. */
class GcoreRotationTest {

    private final ManualTimeSource timeSource = ManualTimeSource.startingAt(Instant.parse("2030-02-01T12:00:00Z"));
    private final GcoreFixture vendor = new GcoreFixture(timeSource);
    private final GcoreIam gcore = vendor.builder().build();
    private final MemorySecretStore store = MemorySecretStore.create();
    private final Journal journal = Journal.inMemory();
    private IssuedToken predecessor;
    private Set<String> live;

    @BeforeEach
    void deploy() throws IOException {
        TokenSpec spec =
                vendor.spec("deployer").expiresAfter(Duration.ofDays(90)).build();
        predecessor = gcore.tokens().create(spec);
        store.write(predecessor, null);
        live = vendor.liveTokenIds();
    }

    @AfterEach
    void close() {
        gcore.close();
        vendor.close();
    }

    private RotationState advance(GcoreIam client) {
        return Rotation.builder(client.tokens(), predecessor.token().id(), store, journal)
                .timeSource(timeSource)
                .build()
                .advance();
    }

    private RotationState advanceWithQuota(int tokens) {
        vendor.gcore().quota(tokens);
        try (GcoreIam limited = vendor.builder().tokenQuota(tokens).build()) {
            return advance(limited);
        }
    }

    private void nothingWasCreated() throws IOException {
        assertEquals(live, vendor.liveTokenIds());
        assertEquals(List.of(), journal.entries());
        assertEquals(1, store.written().size());
    }

    /** A client that authenticates with the predecessor, and does not follow the store. */
    private GcoreIam ofThePredecessor() {
        return vendor.builder().apiKey(predecessor.secret()).build();
    }

    @Test
    void aRejectionOfThePredecessorsCredentialDoesNotProveThatItIsGone() {
        for (ContractFault rejection :
                List.of(ContractFault.of(ContractFault.Kind.HTML, 401), ContractFault.status(401))) {
            try (GcoreIam own = ofThePredecessor()) {
                assertInstanceOf(RotationState.Waiting.class, advance(own));
                timeSource.advance(Duration.ofMinutes(10));
                // Three requests verify the secret; the fault hits the list, which is sent again with the stored one.
                vendor.inject(rejection, 3);
                RotationState.Done done = assertInstanceOf(RotationState.Done.class, advance(own));
                assertFalse(vendor.accepts(predecessor.secret()));
                Secret stored = stored();
                predecessor = IssuedToken.of(gcore.tokens().get(done.successor()), stored);
            }
        }
    }

    @Test
    void aStoredSecretWithoutPermissionKeepsTheEntry() {
        try (GcoreIam own = ofThePredecessor()) {
            assertInstanceOf(RotationState.Waiting.class, advance(own));
            timeSource.advance(Duration.ofMinutes(10));
            vendor.inject(ContractFault.status(401), 3);
            vendor.inject(ContractFault.status(403), 3);
            assertThrows(PermissionDeniedException.class, () -> advance(own));
            assertTrue(vendor.accepts(predecessor.secret()));
            assertInstanceOf(RotationState.Done.class, advance(own));
        }
    }

    @Test
    void aClientOfThePredecessorFinishesAfterItsCredentialIsDeleted() throws InterruptedException {
        try (GcoreIam own = ofThePredecessor()) {
            RotationState state = Rotation.builder(
                            own.tokens(), predecessor.token().id(), store, journal)
                    .timeSource(timeSource)
                    .overlap(Duration.ZERO)
                    .build()
                    .run();
            assertInstanceOf(RotationState.Done.class, state);
            assertFalse(vendor.accepts(predecessor.secret()));
        }
    }

    private Secret stored() {
        try {
            return store.read().orElseThrow().secret();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void anAccountWithRoomForOneMoreStopsARotationBeforeAnythingIsCreated() throws IOException {
        int room = live.size() + 1;
        ConfigurationException refused = assertThrows(ConfigurationException.class, () -> advanceWithQuota(room));
        assertEquals(
                "quota leaves room for 1 more tokens, and a rotation needs 2; no successor was created. Delete a token,"
                        + " raise the quota in the client's builder, or call allowDeleteFirst() on the rotation's"
                        + " builder.",
                refused.getMessage());
        assertTrue(vendor.gcore().requests().stream()
                .skip(1)
                .allMatch(request -> request.method().equals("GET")));
        nothingWasCreated();
    }

    @Test
    void aSuccessorWhoseSecretMayStillBeStoredIsNotDeletedForWantOfRoom() throws IOException {
        int quota = live.size() + 2;
        vendor.gcore().quota(quota);
        try (GcoreIam limited = vendor.builder().tokenQuota(quota).build()) {
            Rotation.Builder rotation = Rotation.builder(
                            limited.tokens(), predecessor.token().id(), store, journal)
                    .timeSource(timeSource);
            store.failWrites("read-only by now");
            assertThrows(ConfigurationException.class, () -> rotation.build().runUntilStored());
            store.heal();
            limited.tokens().create(vendor.spec("another").neverExpires().build());
            Set<String> full = vendor.liveTokenIds();
            timeSource.advance(Duration.ofMinutes(5));
            assertThrows(ConfigurationException.class, () -> rotation.build().advance());
            assertEquals(full, vendor.liveTokenIds());
            assertEquals(quota, full.size());
        }
    }

    @Test
    void theTokenOfALostCreateIsDeletedForWantOfRoom() throws IOException {
        int quota = live.size() + 2;
        vendor.gcore().quota(quota);
        WatchedJournal watched = new WatchedJournal();
        try (GcoreIam limited = vendor.builder().tokenQuota(quota).build()) {
            Rotation.Builder rotation = Rotation.builder(
                            limited.tokens(), predecessor.token().id(), store, watched)
                    .timeSource(timeSource);
            watched.onWrite(entry -> {
                if (entry.values().containsValue("CREATING")) {
                    vendor.inject(ContractFault.of(ContractFault.Kind.RESPONSE_LOST), 0);
                } else {
                    watched.failNow();
                }
            });
            assertThrows(LostCreateException.class, () -> rotation.build().advance());
            watched.onWrite(entry -> {});
            assertEquals(quota - 1, vendor.liveTokenIds().size());
            timeSource.advance(Duration.ofMinutes(5));
            assertInstanceOf(RotationState.Waiting.class, rotation.build().advance());
            assertEquals(quota - 1, vendor.liveTokenIds().size());
            assertTrue(vendor.accepts(stored()));
        }
    }

    @Test
    void roomForTwoMoreIsEnough() {
        assertInstanceOf(RotationState.Waiting.class, advanceWithQuota(live.size() + 2));
        assertEquals(live.size() + 1, vendor.liveTokenIds().size());
    }

    @Test
    void roomForOneMoreIsEnoughWhereDeletingFirstIsAllowed() {
        int quota = live.size() + 1;
        vendor.gcore().quota(quota);
        try (GcoreIam limited = vendor.builder().tokenQuota(quota).build()) {
            Rotation.Builder rotation = Rotation.builder(
                            limited.tokens(), predecessor.token().id(), store, journal)
                    .timeSource(timeSource)
                    .allowDeleteFirst();
            store.failWrites("read-only by now");
            assertThrows(ConfigurationException.class, () -> rotation.build().runUntilStored());
            store.heal();
            timeSource.advance(Duration.ofMinutes(5));
            assertInstanceOf(RotationState.Waiting.class, rotation.build().advance());
            assertEquals(quota, vendor.liveTokenIds().size());
            assertTrue(vendor.accepts(stored()));
        }
    }

    @Test
    void expiredTokensDoNotCount() {
        String one = "{\"id\": %s, \"name\": \"any\", \"expired\": %s}";
        String id = predecessor.token().id().value();
        String list =
                "[" + one.formatted(id, false) + "," + one.formatted("7", true) + "," + one.formatted("8", true) + "]";
        // The first request reads the predecessor; the fault replaces the list that follows.
        vendor.gcore().inject(Fault.status(200).body(list).every(2).times(1));
        try (GcoreIam limited = vendor.builder().tokenQuota(3).build()) {
            assertInstanceOf(RotationState.Waiting.class, advance(limited));
        }
        assertEquals(live.size() + 1, vendor.liveTokenIds().size());
    }

    @Test
    void theQuotaIsCountedOnlyBeforeACreate() {
        int quota = live.size() + 2;
        advanceWithQuota(quota);
        timeSource.advance(Duration.ofMinutes(10));
        assertInstanceOf(RotationState.Done.class, advanceWithQuota(quota));
        assertEquals(live.size(), vendor.liveTokenIds().size());
    }

    @Test
    void theQuotaIsAHundredUnlessSet() {
        assertEquals(OptionalInt.of(100), gcore.tokens().quota());
        try (GcoreIam larger = vendor.builder().tokenQuota(250).build()) {
            assertEquals(OptionalInt.of(250), larger.tokens().quota());
            assertEquals(
                    OptionalInt.of(250),
                    larger.tokens().withTimeout(Duration.ofSeconds(5)).quota());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aQuotaOfNoTokensIsRefused(int tokens) {
        InvalidInputException refused = assertThrows(
                InvalidInputException.class, () -> GcoreIam.builder().tokenQuota(tokens));
        assertEquals("tokenQuota", refused.field());
    }

    @Test
    void atAVendorThatCannotRotateAnInPlaceRotationIsRefused() throws IOException {
        TokenId id = predecessor.token().id();
        int before = vendor.requests();
        UnsupportedCapabilityException refused = assertThrows(
                UnsupportedCapabilityException.class, () -> InPlaceRotation.of(gcore.tokens(), id, store, journal));
        assertEquals(
                "gcore/9262944 does not support CanRotate: Gcore cannot replace a token's secret; create a successor"
                        + " and delete the"
                        + " token, as Rotation does",
                refused.getMessage());
        assertEquals(before, vendor.requests());
        nothingWasCreated();
    }
}
